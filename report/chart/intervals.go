package chart

import "math"

// Intervals shows values with their limits side by side, on an axis from 0: the counts of quarters with exact limits, say, and the band in
// which a count is expected.
type Intervals struct {
	Title, Desc string
	Values      []IntervalValue
	Whole       bool // counts: whole numbers on the axis
	Words       IntervalWords
	Formats
}

// An IntervalValue is one value.
type IntervalValue struct {
	Label     string
	Value     float64
	Lo, Hi    float64 // Hi may be +Inf
	Band      bool    // a value is expected between BandLo and BandHi
	BandLo    float64
	BandHi    float64
	Highlight bool
	Note      string // beside the dot; empty: the value
}

// IntervalWords are the words of Intervals: what is counted stands above the axis, the others in the legend and over the table.
type IntervalWords struct {
	Value, Interval, Band   string
	Label, From, To, Expect string
}

// Figure lays the intervals out.
func (c *Intervals) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	top := s.caption(c.Words.Value)
	a := newValueAxis(0, c.highest(), 5, c.Whole)
	a.p0, a.p1 = top+plotHeight(s.w), top
	x0 := a.labelWidth(s, &c.Formats) + 6
	slot := (s.w - x0) / math.Max(1, float64(len(c.Values)))
	for i := range c.Values {
		if v := &c.Values[i]; v.Band {
			y1, y2 := a.at(v.BandHi), a.at(v.BandLo)
			s.add(Rect{Role: Band, X: x0 + float64(i)*slot, Y: y1, W: slot, H: y2 - y1})
		}
	}
	a.drawUp(s, &c.Formats, x0, s.w)
	s.horizontal(Axis, x0, s.w, a.p0)
	for i := range c.Values {
		c.Values[i].draw(s, a, &c.Formats, x0+(float64(i)+0.5)*slot, slot)
	}
	end := s.slots(c.labels(), x0, slot, a.p0)
	return s.figure(c.Title, c.Desc, s.legend(end, c.keys(s)...), c.table())
}

func (c *Intervals) highest() float64 {
	top := 1.0
	if !c.Whole {
		top = 0
	}
	for _, v := range c.Values {
		for _, n := range []float64{v.Value, v.Hi, v.BandHi} {
			if !math.IsInf(n, 0) && !math.IsNaN(n) {
				top = math.Max(top, n)
			}
		}
	}
	return top
}

func (c *Intervals) labels() []string {
	labels := make([]string, len(c.Values))
	for i := range c.Values {
		labels[i] = c.Values[i].Label
	}
	return labels
}

func (v *IntervalValue) draw(s *sheet, a *valueAxis, f *Formats, x, slot float64) {
	bar, dot, r := Interval, Dot, dotRadius
	if v.Highlight {
		bar, dot, r = IntervalHighlight, Highlight, dotRadius+0.8
	}
	y1, y2, y := a.at(v.Hi), a.at(v.Lo), a.at(v.Value)
	cap := math.Min(3.5, slot/3)
	s.vertical(bar, x, y1, y2)
	s.horizontal(bar, x-cap, x+cap, y2)
	if math.IsInf(v.Hi, 1) {
		s.add(Area{bar, []Point{{x, y1 - 4}, {x + cap, y1 + 1}, {x - cap, y1 + 1}}})
	} else {
		s.horizontal(bar, x-cap, x+cap, y1)
	}
	s.add(Circle{dot, x, y, math.Min(r, slot/2)})
	note := v.note(f)
	if w := s.wide(note, small, false); w > 0 && r+3+w < slot/2 {
		s.note(LabelMuted, x+r+3, math.Min(y+small*0.36, a.p0-2), Start, note)
	}
}

func (v *IntervalValue) note(f *Formats) string {
	if v.Note != "" {
		return clean(v.Note)
	}
	return f.number(v.Value)
}

func (c *Intervals) keys(s *sheet) []key {
	keys := []key{{c.Words.Interval, func(x, y float64) {
		s.horizontal(Interval, x+1, x+sampleWidth-1, y)
		s.vertical(Interval, x+1, y-3, y+3)
		s.vertical(Interval, x+sampleWidth-1, y-3, y+3)
		s.add(Circle{Dot, x + sampleWidth/2, y, dotRadius})
	}}}
	for i := range c.Values {
		if c.Values[i].Band {
			return append(keys, s.bandKey(c.Words.Band))
		}
	}
	return keys
}

func (s *sheet) bandKey(word string) key {
	return key{word, func(x, y float64) { s.add(Rect{Role: Band, X: x, Y: y - 4, W: sampleWidth, H: 8}) }}
}

func (c *Intervals) table() Table {
	w := &c.Words
	t := Table{Head: []string{w.Label, w.Value, w.From, w.To}}
	band := false
	for i := range c.Values {
		band = band || c.Values[i].Band
	}
	if band {
		t.Head = append(t.Head, w.Expect)
	}
	for i := range c.Values {
		v := &c.Values[i]
		row := []string{v.Label, v.note(&c.Formats), c.number(v.Lo), infinite(&c.Formats, v.Hi)}
		if band && v.Band {
			row = append(row, c.number(v.BandLo)+" – "+c.number(v.BandHi))
		} else if band {
			row = append(row, "")
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func infinite(f *Formats, v float64) string {
	if math.IsInf(v, 1) {
		return "∞"
	}
	return f.number(v)
}
