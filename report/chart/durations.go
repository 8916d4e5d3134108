package chart

import (
	"math"
	"time"
)

// Durations shows durations as dots on a logarithmic axis, a row for every group: the quarters of a report, or the claims about one incident
// beside the figure computed. An open dot with an arrow has not ended, a bar is a duration known between limits.
type Durations struct {
	Title, Desc string
	Groups      []DurationGroup
	Words       DurationWords
	Formats
}

// A DurationGroup is a row.
type DurationGroup struct {
	Label  string
	Note   string        // at the right: the value in words, how many
	Median time.Duration // 0: no tick
	Spans  []Span
}

// A Span is a duration between Lo and Hi, exact where both are the same.
type Span struct {
	Label     string // of what, for the table
	Lo, Hi    time.Duration
	Ongoing   bool // at least Lo so far
	Highlight bool
}

// DurationWords are the words of Durations: the legend and the heads of the table.
type DurationWords struct {
	Exact, Interval, Ongoing, Median string
	Group, What, Duration            string
}

const (
	dotRadius  = 2.8
	durationHt = 15.0
	dodgeStep  = 6.5 // points between the lines of dots that would lie on one another

	spanNoteLead = 9.0 // from a label's baseline to that of its note
)

// Figure lays the durations out.
func (c *Durations) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	g := s.gutter(c.labels(), nil, 0.34)
	notes, right := c.notes(s), 0.0
	below := notes > noteShare*s.w // the labels, since one of them would be cut at the right, as on a telephone
	switch {
	case below:
		g.w = math.Max(g.w, math.Min(notes, s.w/2)+gutterGap)
	case notes > 0:
		right = notes + 4
	}
	lo, hi := c.extent()
	a := newSpanAxis(lo, hi)
	a.place(s, &c.Formats, g.w+dotRadius+1.5, s.w-right-arrowRoom)
	lanes, heights := make([][]int, len(c.Groups)), make([]float64, len(c.Groups))
	bottom := 2.0
	for i := range c.Groups {
		var n int
		lanes[i], n = c.Groups[i].dodge(a)
		heights[i] = math.Max(g.height(i, durationHt), float64(n)*dodgeStep+durationHt-dodgeStep)
		if below {
			heights[i] = math.Max(heights[i], g.height(i, durationHt)+spanNoteLead)
		}
		bottom += heights[i]
	}
	end := a.draw(s, 0, bottom)
	y := 2.0
	for i := range c.Groups {
		c.row(s, a, &g, i, lanes[i], y, heights[i], below)
		y += heights[i]
	}
	return s.figure(c.Title, c.Desc, s.legend(end, c.keys(s)...), c.table())
}

func (c *Durations) labels() []string {
	labels := make([]string, len(c.Groups))
	for i := range c.Groups {
		labels[i] = c.Groups[i].Label
	}
	return labels
}

// notes is the width of the longest note.
func (c *Durations) notes(s *sheet) float64 {
	w := 0.0
	for i := range c.Groups {
		w = math.Max(w, s.wide(clean(c.Groups[i].Note), small, false))
	}
	return w
}

func (c *Durations) extent() (lo, hi time.Duration) {
	lo = math.MaxInt64
	for i := range c.Groups {
		for _, d := range c.Groups[i].Spans {
			if d.Lo > 0 {
				lo = min(lo, d.Lo)
			}
			if d.Hi > 0 {
				lo = min(lo, d.Hi)
			}
			hi = max(hi, d.Lo, d.Hi)
		}
	}
	if hi == 0 {
		return time.Minute, time.Hour
	}
	return lo, hi
}

// ends are where a span begins and ends on the axis.
func (d *Span) ends(a *spanAxis) (x1, x2 float64) {
	if d.Ongoing {
		return a.x(d.Lo), a.x(d.Lo) + arrowRoom
	}
	return a.x(d.Lo), a.x(max(d.Lo, d.Hi))
}

// dodge gives every span a lane, so that none lies on another: 0 is the middle line, then 1 above, 2 below, and so on.
func (g *DurationGroup) dodge(a *spanAxis) (lanes []int, n int) {
	lanes, n = make([]int, len(g.Spans)), 1
	for i := range g.Spans {
		lanes[i] = g.free(a, lanes[:i], i)
		n = max(n, lanes[i]+1)
	}
	return lanes, n
}

// free is the first lane where span i meets none of those before it.
func (g *DurationGroup) free(a *spanAxis, taken []int, i int) int {
	x1, x2 := g.Spans[i].ends(a)
	for lane := 0; ; lane++ {
		ok := true
		for j, l := range taken {
			if l != lane {
				continue
			}
			y1, y2 := g.Spans[j].ends(a)
			ok = ok && (x1 > y2+2*dotRadius || y1 > x2+2*dotRadius)
		}
		if ok {
			return lane
		}
	}
}

// laneY is the line of a lane around y.
func laneY(y float64, lane int) float64 {
	offset := float64((lane+1)/2) * dodgeStep
	if lane%2 == 1 {
		offset = -offset
	}
	return y + offset
}

func (c *Durations) row(s *sheet, a *spanAxis, g *gutter, i int, lanes []int, top, h float64, below bool) {
	group, y := &c.Groups[i], top+h/2
	note := clean(group.Note)
	if below && note != "" {
		s.label(g, i, y-spanNoteLead/2, Label)
		s.note(LabelMuted, 0, y+spanNoteLead/2+body*0.36+float64(len(g.lines[i])-1)*lead/2, Start, s.brief(note, s.w/2))
	} else {
		s.label(g, i, y, Label)
	}
	s.horizontal(GridLine, a.x0, a.x1, y)
	if group.Median > 0 {
		s.vertical(Median, a.x(group.Median), top+1, top+h-1) // taller than a pile of dots
	}
	for k := range group.Spans {
		group.Spans[k].draw(s, a, laneY(y, lanes[k]))
	}
	if !below && note != "" {
		s.note(LabelMuted, s.w, y+small*0.36, End, note)
	}
}

// draw paints a dot, an open dot with an arrow, or a bar with rounded ends.
func (d *Span) draw(s *sheet, a *spanAxis, y float64) {
	x1, x2 := d.ends(a)
	dot, open, bar, r := Dot, OpenDot, Interval, dotRadius
	if d.Highlight {
		dot, open, bar, r = Highlight, OpenHighlight, IntervalHighlight, dotRadius+0.6
	}
	switch {
	case d.Ongoing:
		s.horizontal(open, x1+r, x2-2, y)
		s.arrow(dot, x2, y, 2.4)
		s.add(Circle{open, x1, y, r})
	case x2-x1 < 2:
		s.add(Circle{dot, (x1 + x2) / 2, y, r})
	default:
		s.add(Rect{Role: bar, X: x1, Y: y - 1, W: x2 - x1, H: 2})
		s.vertical(bar, x1, y-r, y+r)
		s.vertical(bar, x2, y-r, y+r)
	}
}

func (c *Durations) keys(s *sheet) (keys []key) {
	var exact, limits, ongoing, median bool
	for i := range c.Groups {
		median = median || c.Groups[i].Median > 0
		for _, d := range c.Groups[i].Spans {
			ongoing = ongoing || d.Ongoing
			exact = exact || !d.Ongoing && d.Lo == d.Hi
			limits = limits || !d.Ongoing && d.Lo != d.Hi
		}
	}
	mid := sampleWidth / 2
	if limits || ongoing || median { // dots alone explain themselves
		if exact {
			keys = append(keys, key{c.Words.Exact, func(x, y float64) { s.add(Circle{Dot, x + mid, y, dotRadius}) }})
		}
	}
	if limits {
		keys = append(keys, key{c.Words.Interval, func(x, y float64) { interval(s, x+1, x+sampleWidth-1, y) }})
	}
	if ongoing {
		keys = append(keys, key{c.Words.Ongoing, func(x, y float64) {
			s.horizontal(OpenDot, x+2*dotRadius, x+sampleWidth-2, y)
			s.arrow(Dot, x+sampleWidth, y, 2.4)
			s.add(Circle{OpenDot, x + dotRadius, y, dotRadius})
		}})
	}
	if median {
		keys = append(keys, key{c.Words.Median, func(x, y float64) { s.vertical(Median, x+mid, y-4, y+4) }})
	}
	return keys
}

func interval(s *sheet, x1, x2, y float64) {
	s.add(Rect{Role: Interval, X: x1, Y: y - 1, W: x2 - x1, H: 2})
	s.vertical(Interval, x1, y-dotRadius, y+dotRadius)
	s.vertical(Interval, x2, y-dotRadius, y+dotRadius)
}

func (c *Durations) table() Table {
	t := Table{Head: []string{c.Words.Group, c.Words.What, c.Words.Duration}}
	for i := range c.Groups {
		for _, d := range c.Groups[i].Spans {
			t.Rows = append(t.Rows, []string{c.Groups[i].Label, d.Label, d.words(&c.Formats, c.Words.Ongoing)})
		}
	}
	return t
}

func (d *Span) words(f *Formats, ongoing string) string {
	switch {
	case d.Ongoing && ongoing != "":
		return "≥ " + f.span(d.Lo) + " (" + ongoing + ")"
	case d.Ongoing:
		return "≥ " + f.span(d.Lo)
	case d.Lo == d.Hi:
		return f.span(d.Lo)
	}
	return f.span(d.Lo) + " – " + f.span(d.Hi)
}
