package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// The rules of what stands together and of what must not touch. Each returns what breaks it.

// captionless: a figure and the whole of its caption stand on one page, the caption below.
func captionless(l *List) (broken []string) {
	type place struct {
		from, to int
		low      float64
	}
	where := map[int32]place{}
	each(l, func(n int, _ *page, o *op) {
		for at := o.node; at != 0; at = l.nodes[at].parent {
			if r := l.nodes[at].role; r != roleFigure && r != roleCaption {
				continue
			}
			p, ok := where[at]
			if !ok {
				p.from = n
			}
			where[at] = place{p.from, n, math.Max(p.low, o.y)}
			return
		}
	})
	figure := int32(0)
	for i := range l.nodes {
		switch at := int32(i); l.nodes[i].role {
		case roleFigure:
			if figure = at; where[at].from != where[at].to {
				broken = append(broken, fmt.Sprintf("a figure is divided between pages %d and %d", where[at].from, where[at].to))
			}
		case roleCaption:
			if f, c := where[figure], where[at]; c.from != 0 && (f.from != c.from || c.from != c.to || c.low < f.low) {
				broken = append(broken, fmt.Sprintf("a figure is on page %d, its caption on pages %d to %d", f.from, c.from, c.to))
			}
		}
	}
	return broken
}

// badStarts: no line but the first of a paragraph or cell starts with what UAX #14 forbids there, unless nothing else was possible.
func badStarts(l *List) (broken []string) {
	type line struct {
		page   int
		y      float64
		before string // the line above
		text   string
	}
	last := map[int32]*line{}
	check := func(at *line) {
		first, _ := utf8.DecodeRuneInString(at.text)
		if at.before == "" || !in(first, ".,!?)]}」』”’:;、。％，．！？：；）］｝〉》】〕〗〙") && !isMark(first) || !divisible(at.before) {
			return
		}
		broken = append(broken, fmt.Sprintf("page %d: a line starts with %q, after %q", at.page, at.text, at.before))
	}
	each(l, func(n int, _ *page, o *op) {
		if o.kind != opText || o.node == 0 || o.style&upright != 0 || l.within(o.node, roleCodeBlock, roleFigure) {
			return
		}
		b, text := l.block(o.node), string(l.text(o))
		at := last[b]
		switch {
		case at == nil:
			last[b] = &line{page: n, y: o.y, text: text}
		case at.page == n && math.Abs(at.y-o.y) < 0.5*o.size:
			at.text += text
		default:
			check(at)
			last[b] = &line{page: n, y: o.y, before: at.text, text: text}
		}
	})
	for _, at := range last {
		check(at)
	}
	return broken
}

// divisible tells whether a line could have ended earlier.
func divisible(line string) bool {
	r := []rune(strings.TrimRight(line, " "))
	for i := 1; i < len(r); i++ {
		if !in(r[i], noStart) && !isMark(r[i]) && !in(r[i-1], noEnd) && r[i] != '\u200d' && r[i-1] != '\u200d' {
			return true
		}
	}
	return false
}

// An area is what a figure, a frame or a text takes up.
type area struct {
	extent
	what string
	in   int32 // the figure
}

func (a *area) apart(b *area) bool {
	return a.x1 <= b.x0+0.1 || b.x1 <= a.x0+0.1 || a.y1 <= b.y0+0.1 || b.y1 <= a.y0+0.1
}

func (a *area) inside(b *area) bool {
	return a.x0 >= b.x0-1.1 && a.x1 <= b.x1+1.1 && a.y0 >= b.y0-1.1 && a.y1 <= b.y1+1.1
}

// crossing: figures and frames touch nothing that is not in them, and do not reach out of the margins.
func crossing(l *List) (broken []string) {
	for n := range l.pages {
		p := &l.pages[n]
		figures, frames, texts := l.areas(p)
		for i := range figures {
			f := &figures[i]
			if f.x0 < p.geo.left-2 || f.x1 > p.w-p.geo.right+2 || f.y1 > p.h-p.geo.bottom+2 {
				broken = append(broken, fmt.Sprintf("page %d: a figure is in the margin: %+v", n+1, f.extent))
			}
			for k := range texts {
				if texts[k].in != f.in && !texts[k].apart(f) {
					broken = append(broken, fmt.Sprintf("page %d: %q is on a figure", n+1, texts[k].what))
				}
			}
		}
		for i := range frames {
			for k := range texts {
				if t := &texts[k]; !t.apart(&frames[i]) && !t.inside(&frames[i]) {
					broken = append(broken, fmt.Sprintf("page %d: %q is across the edge of a frame: %+v, %+v", n+1, t.what, t.extent, frames[i].extent))
				}
			}
			for k := range frames[:i] {
				if a, b := &frames[i], &frames[k]; !a.apart(b) && !a.inside(b) && !b.inside(a) {
					broken = append(broken, fmt.Sprintf("page %d: two frames cross: %+v, %+v", n+1, a.extent, b.extent))
				}
			}
		}
	}
	return broken
}

// areas measures what is on a page. The grounds of words of code are frames like those of blocks.
func (l *List) areas(p *page) (figures, frames, texts []area) {
	index := map[int32]int{}
	for i := range p.ops {
		o := &p.ops[i]
		if l.within(o.node, roleFigure) {
			k, ok := index[o.node]
			if !ok {
				k = len(figures)
				index[o.node] = k
				figures = append(figures, area{extent: extent{o.x, o.y, o.x, o.y}, in: o.node})
			}
			if o.kind != opText {
				l.grow(&figures[k].extent, o)
			}
			continue
		}
		switch {
		case o.kind == opText && o.style&(watermark|upright) == 0 && inkWidth(l, o) > 0:
			up, down := 0.6, 0.1
			if o.style&stretched != 0 {
				up, down = 0.3, 0 // it reaches to the next line on purpose
			}
			texts = append(texts, area{extent: extent{o.x + indent(l, o), o.y - up*o.size, o.x + inkWidth(l, o), o.y + down*o.size}, what: string(l.text(o))})
		case o.kind == opRect && o.ink == inkTint:
			frames = append(frames, area{extent: extent{o.x + 1, o.y, o.x + o.w - 1, o.y + o.h}}) // words of code lean out a little
		}
	}
	return figures, frames, texts
}

// indent is the width of the spaces that a text begins with.
func indent(l *List, o *op) float64 {
	font, _ := l.fonts.face(o.face)
	text := l.text(o)
	return float64((len(text)-len(bytes.TrimLeft(text, " ")))*font.Width(' ')) * o.size / 1000
}
