package chart

import (
	"math"
	"sort"
)

// Pareto shows counts as bars, the largest first; what is under investigation comes last and is hatched, whatever its count.
// Whiskers are what a count could become once the open ones are settled.
type Pareto struct {
	Title, Desc string
	Bars        []ParetoBar
	Words       ParetoWords
	Formats
}

// A ParetoBar is one cause.
type ParetoBar struct {
	Label     string
	Value     float64
	Lo, Hi    float64 // no whisker where both are the same
	Open      bool    // under investigation
	Highlight bool
}

// ParetoWords are the words of Pareto: what is counted, the legend, and heads of the table.
type ParetoWords struct {
	Value, Bounds, Open string
	Label, From, To     string
}

const paretoRow = 15.0

// Figure lays the bars out.
func (c *Pareto) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	bars := c.sorted()
	labels, bold := make([]string, len(bars)), make([]bool, len(bars))
	top, note := 1.0, 0.0
	for i, b := range bars {
		labels[i], bold[i] = b.Label, b.Highlight
		top = math.Max(top, math.Max(b.Value, b.Hi))
		note = math.Max(note, s.wide(c.number(b.Value), small, false))
	}
	y := s.caption(c.Words.Value)
	g := s.gutter(labels, bold, 0.38)
	a := &valueAxis{hi: top, p0: g.w, p1: s.w - note - 8}
	start := y
	for i := range bars {
		h := g.height(i, paretoRow)
		s.label(&g, i, y+h/2, highlighted(bars[i].Highlight))
		c.bar(s, a, &bars[i], y+h/2)
		y += h
	}
	s.vertical(Axis, a.p0, start, y)
	return s.figure(c.Title, c.Desc, s.legend(y, c.keys(s)...), c.table(bars))
}

// sorted leaves the caller's order alone where counts are equal.
func (c *Pareto) sorted() []ParetoBar {
	bars := append([]ParetoBar(nil), c.Bars...)
	sort.SliceStable(bars, func(i, j int) bool {
		if bars[i].Open != bars[j].Open {
			return bars[j].Open
		}
		return bars[i].Value > bars[j].Value
	})
	return bars
}

func (c *Pareto) bar(s *sheet, a *valueAxis, b *ParetoBar, y float64) {
	r := Rect{Role: Impact, X: a.p0, Y: y - 4.5, W: a.at(b.Value) - a.p0, H: 9}
	if b.Highlight {
		r.Role = Highlight
	}
	if b.Open {
		r.Role = Uncertain
	}
	s.add(r)
	end := r.X + r.W
	if b.Lo != b.Hi {
		s.whisker(a.at(b.Lo), a.at(b.Hi), y, end)
		end = math.Max(end, a.at(b.Hi))
	}
	s.note(LabelMuted, end+5, y+small*0.36, Start, c.number(b.Value))
}

// whisker is a line with caps; where it lies on a bar that ends at bar it has a light edge.
func (s *sheet) whisker(x1, x2, y, bar float64) {
	if x1 < bar {
		s.add(Rect{Role: Reverse, X: x1, Y: y - 0.5, W: math.Min(x2, bar) - x1, H: 1})
		s.vertical(Clock, x1, y-2.5, y+2.5)
	}
	s.horizontal(Clock, x1, x2, y)
	s.vertical(Clock, x2, y-2.5, y+2.5)
}

func (c *Pareto) keys(s *sheet) (keys []key) {
	var bounds, open bool
	for _, b := range c.Bars {
		bounds = bounds || b.Lo != b.Hi
		open = open || b.Open
	}
	if bounds {
		keys = append(keys, key{c.Words.Bounds, func(x, y float64) { s.whisker(x, x+sampleWidth-1, y, x) }})
	}
	if open {
		keys = append(keys, s.uncertainKey(c.Words.Open))
	}
	return keys
}

func (c *Pareto) table(bars []ParetoBar) Table {
	t := Table{Head: []string{c.Words.Label, c.Words.Value, c.Words.From, c.Words.To}}
	for _, b := range bars {
		row := []string{b.Label, c.number(b.Value), "", ""}
		if b.Lo != b.Hi {
			row[2], row[3] = c.number(b.Lo), c.number(b.Hi)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
