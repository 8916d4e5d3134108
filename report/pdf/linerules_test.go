package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// A setLine is a line of a paragraph, heading or cell, as it is set.
type setLine struct {
	page  int
	y     float64
	block int32
	text  string // with what is not seen
	seen  string
}

// linesOf are the lines of all running text, headings and cells, in order. The lines of a block follow each other.
func linesOf(l *List) (lines []setLine) {
	byBlock := map[int32][]setLine{}
	var order []int32
	each(l, func(n int, _ *page, o *op) {
		if o.kind != opText || o.node == 0 || o.style&(upright|watermark) != 0 || l.within(o.node, roleCodeBlock, roleFigure) {
			return
		}
		b := l.block(o.node)
		all := byBlock[b]
		if all == nil {
			order = append(order, b)
		}
		if k := len(all) - 1; k < 0 || all[k].page != n || math.Abs(all[k].y-o.y) > 5 {
			all = append(all, setLine{page: n, y: o.y, block: b})
		}
		at := &all[len(all)-1]
		at.text += string(l.text(o))
		if o.style&unseen == 0 {
			at.seen += string(l.text(o))
		}
		byBlock[b] = all
	})
	for _, b := range order {
		lines = append(lines, byBlock[b]...)
	}
	return lines
}

// torn: no line ends inside an id or a date that has the words before it on its line.
func torn(l *List) (broken []string) {
	lines := linesOf(l)
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		last := a.text[strings.LastIndexByte(a.text, ' ')+1:]
		if a.block != b.block || last == a.text || b.text == "" || !strings.HasSuffix(last, "-") || strings.Contains(last, "/") || len(last) < 3 {
			continue
		}
		before, after := rune(last[len(last)-2]), rune(b.text[0])
		if isDigit(before) || isDigit(after) {
			broken = append(broken, fmt.Sprintf("page %d: %q is torn from %q", a.page, a.text, b.text))
		}
	}
	return broken
}

// pointed: where few points part things, no line of a heading or cell is seen to end at one.
func pointed(l *List) (broken []string) {
	lines := linesOf(l)
	points := map[int32]int{}
	for _, at := range lines {
		points[at.block] += strings.Count(at.text, "·")
	}
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.block != b.block || points[a.block] > mostPartings || !l.within(a.block, roleHeading, roleCell, roleHeadCell) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(b.text)
		if s, ends := strings.CutSuffix(strings.TrimRight(a.seen, " "), " ·"); ends && strings.IndexFunc(s, unicode.IsLetter) >= 0 && unicode.IsLetter(first) {
			broken = append(broken, fmt.Sprintf("page %d: the line %q ends at a point, before %q", a.page, a.seen, b.seen))
		}
	}
	return broken
}

func TestPointAtTheEndOfALine(t *testing.T) {
	l := layout(t, doc("# KakaoTalk and its services · Incidents and their postmortems\n\nA paragraph\n"))
	lines := linesOf(l)
	if a := lines[0]; a.text != "KakaoTalk and its services · " || a.seen != "KakaoTalk and its services" {
		t.Errorf("the first line is %q, seen as %q", a.text, a.seen)
	}
	if !strings.Contains(l.Plain(), "services · Incidents") {
		t.Errorf("the text is %q", l.Plain())
	}
	if broken := pointed(l); broken != nil {
		t.Error(broken)
	}
}

func TestSpacesAreOne(t *testing.T) {
	l := layout(t, doc("one  two `a  b`\n"))
	if got := strings.TrimSpace(l.Plain()); got != "one two a  b" {
		t.Errorf("got %q", got)
	}
}
