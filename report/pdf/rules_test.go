package pdf

import (
	"fmt"
	"math"
	"sort"
)

// The rules of good pages, as tests over the display list. Each returns what breaks it.

// outside: all text lies on the page, and running text between the margins.
func outside(l *List) (broken []string) {
	each(l, func(n int, p *page, o *op) {
		if o.kind != opText || o.style&watermark != 0 {
			return
		}
		right, down := o.x+inkWidth(l, o), o.y
		if o.style&upright != 0 {
			right = o.x
		}
		if o.x < -0.01 || right > p.w+0.01 || down > p.h || down < 0 {
			broken = append(broken, fmt.Sprintf("page %d: %q at %.1f–%.1f, %.1f is outside the page", n, l.text(o), o.x, right, down))
		} else if o.node != 0 && (right > p.w-p.geo.right+1 || o.x < p.geo.left-1 || down > p.h-p.geo.bottom+1) {
			broken = append(broken, fmt.Sprintf("page %d: %q at %.1f–%.1f, %.1f is in the margin", n, l.text(o), o.x, right, down))
		}
	})
	return broken
}

// overlapping: no two pieces of text lie on each other.
func overlapping(l *List) (broken []string) {
	for n := range l.pages {
		var texts []*op
		p := &l.pages[n]
		for i := range p.ops {
			if o := &p.ops[i]; o.kind == opText && o.style&(watermark|upright) == 0 && !l.within(o.node, roleFigure) && inkWidth(l, o) > 0 {
				texts = append(texts, o)
			}
		}
		sort.SliceStable(texts, func(i, j int) bool { return texts[i].y < texts[j].y })
		for i, a := range texts {
			for _, b := range texts[i+1:] {
				if b.y-a.y > 20 {
					break
				}
				apart := b.y-0.6*b.size >= a.y+0.1*a.size || a.x+inkWidth(l, a) <= b.x+0.1 || b.x+inkWidth(l, b) <= a.x+0.1
				if !apart {
					broken = append(broken, fmt.Sprintf("page %d: %q and %q overlap at y %.1f and %.1f", n+1, l.text(a), l.text(b), a.y, b.y))
				}
			}
		}
	}
	return broken
}

// lonely: below a heading stand two lines at least, or something higher.
func lonely(l *List) (broken []string) {
	for n := range l.pages[:len(l.pages)-1] {
		p := &l.pages[n]
		low, head := -1.0, -1.0
		var title string
		var block int32
		lines := map[int]bool{}
		for i := range p.ops {
			o := &p.ops[i]
			if l.within(o.node, roleFigure) && o.kind == opRect {
				low = math.Max(low, o.y+o.h)
			}
			if o.kind != opText || o.node == 0 {
				continue
			}
			if l.within(o.node, roleHeading) {
				head, title, lines, block = o.y, string(l.text(o)), map[int]bool{}, l.block(o.node)
			} else {
				low = math.Max(low, o.y)
				lines[int(o.y)] = true
			}
		}
		if head >= 0 && (low < head || len(lines) < 2 && low-head < 40) && !endsHere(l, n, block) {
			broken = append(broken, fmt.Sprintf("page %d: heading %q is alone at the foot", n+1, title))
		}
	}
	return broken
}

// endsHere tells whether no text follows page n, the next page stands the other way, or goes on with the same heading.
func endsHere(l *List, n int, heading int32) bool {
	if l.pages[n].w != l.pages[n+1].w {
		return true
	}
	for i := range l.pages[n+1].ops {
		if o := &l.pages[n+1].ops[i]; o.kind == opText && o.node != 0 {
			return l.block(o.node) == heading
		}
	}
	return true
}

// cut: cells, and so rows, of tables stand on one page, unless they are taller than one.
func cut(l *List) (broken []string) {
	where := map[int32][2]int{}
	height := map[int32]float64{}
	paper := l.pages[0].geo.body()
	last := map[int32]float64{}
	each(l, func(n int, p *page, o *op) {
		if o.kind != opText {
			return
		}
		for r := o.node; r != 0; r = l.nodes[r].parent {
			if l.nodes[r].role != roleCell && l.nodes[r].role != roleHeadCell {
				continue
			}
			w, ok := where[r]
			if !ok {
				w = [2]int{n, n}
				last[r] = o.y
			}
			height[r] += math.Max(0, o.y-last[r])
			last[r] = math.Max(o.y, last[r])
			if n != w[1] {
				last[r] = o.y
			}
			where[r] = [2]int{w[0], n}
		}
	})
	tallest := map[int32]float64{} // by row
	for c := range where {
		r := l.nodes[c].parent
		tallest[r] = math.Max(tallest[r], height[c])
	}
	for c, w := range where {
		if w[0] != w[1] && tallest[l.nodes[c].parent] < paper*0.4 {
			broken = append(broken, fmt.Sprintf("a cell is cut between pages %d and %d", w[0], w[1]))
		}
	}
	sort.Strings(broken)
	return broken
}

// widows: where a paragraph goes over a page break, two lines at least stand on either side.
func widows(l *List) (broken []string) {
	lines := map[int32][][2]int{} // of each paragraph: page and y of its lines
	each(l, func(n int, p *page, o *op) {
		if o.kind != opText || o.node == 0 {
			return
		}
		b := l.block(o.node)
		if l.nodes[b].role != roleParagraph || l.within(b, roleTable) {
			return
		}
		at := [2]int{n, int(math.Round(o.y))}
		for _, seen := range lines[b] {
			if seen[0] == at[0] && abs(seen[1]-at[1]) < 6 {
				return
			}
		}
		lines[b] = append(lines[b], at)
	})
	for b, ls := range lines {
		count := map[int]int{}
		for _, at := range ls {
			count[at[0]]++
		}
		if len(count) < 2 {
			continue
		}
		if count[ls[0][0]] < 2 || count[ls[len(ls)-1][0]] < 2 {
			broken = append(broken, fmt.Sprintf("paragraph %d of %d lines has a single line on page %d or %d", b, len(ls), ls[0][0], ls[len(ls)-1][0]))
		}
	}
	sort.Strings(broken)
	return broken
}

// glyphless: every character has a glyph, except those that a warning tells of.
func glyphless(l *List, warnings []Warning) (broken []string) {
	told := map[rune]bool{}
	for _, w := range warnings {
		told[w.Rune] = true
	}
	each(l, func(n int, p *page, o *op) {
		if o.kind != opText {
			return
		}
		font, _ := l.fonts.face(o.face)
		for _, r := range string(l.text(o)) {
			if !font.Has(r) && !told[r] && !isSpace(r) {
				broken = append(broken, fmt.Sprintf("page %d: %q has no glyph in %s and no warning", n, r, faceNames[o.face]))
			}
		}
	})
	return broken
}

func abs(n int) int { return max(n, -n) }

// inkWidth is the width of a text without spaces at its end.
func inkWidth(l *List, o *op) float64 {
	w := o.w
	font, _ := l.fonts.face(o.face)
	for t := l.text(o); len(t) > 0 && t[len(t)-1] == ' '; t = t[:len(t)-1] {
		w -= float64(font.Width(' ')) * o.size / 1000
	}
	return w
}

func each(l *List, fn func(n int, p *page, o *op)) {
	for n := range l.pages {
		for i := range l.pages[n].ops {
			fn(n+1, &l.pages[n], &l.pages[n].ops[i])
		}
	}
}
