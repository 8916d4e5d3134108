package chart

import (
	"time"
)

// Strips shows many incidents on one calendar, a row each: all of four quarters, say. The clocks of an incident are ticks on its bar.
type Strips struct {
	Title, Desc string
	Rows        []StripRow
	From, To    time.Time // the calendar; zero: as far as the rows go
	AsOf        time.Time // where arrows end
	Zone        *time.Location
	Words       StripWords // Events is not used
	Formats
}

// A StripRow is one incident.
type StripRow struct {
	Bar
	Clocks []When
}

const (
	stripsRow    = 13.0
	stripsHeight = 6.0
)

// Figure lays the strips out.
func (c *Strips) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	labels, bold := c.labels()
	g := s.gutter(labels, bold, 0.36)
	a := c.axis()
	a.place(s, &c.Formats, g.w, s.w-arrowRoom)
	bottom := 2.0
	for i := range c.Rows {
		bottom += g.height(i, stripsRow)
	}
	end := a.draw(s, 0, bottom)
	y := 2.0
	for i := range c.Rows {
		h := g.height(i, stripsRow)
		c.row(s, a, &g, i, y+h/2)
		y += h
	}
	return s.figure(c.Title, c.Desc, s.legend(end, c.keys(s)...), c.table())
}

func (c *Strips) labels() (labels []string, bold []bool) {
	for i := range c.Rows {
		labels, bold = append(labels, c.Rows[i].Label), append(bold, c.Rows[i].Highlight)
	}
	return labels, bold
}

func (c *Strips) axis() *timeAxis {
	var r reach
	r.take(c.From, c.To)
	if c.From.IsZero() || c.To.IsZero() {
		for i := range c.Rows {
			c.Rows[i].reach(&r, c.AsOf)
		}
	}
	return r.axis(c.Zone, 0)
}

func (c *Strips) row(s *sheet, a *timeAxis, g *gutter, i int, y float64) {
	b := &c.Rows[i]
	s.label(g, i, y, highlighted(b.Highlight))
	end := s.bar(a, &b.Bar, c.AsOf, y, stripsHeight, Impact)
	for _, w := range b.Clocks {
		if !w.IsZero() {
			s.vertical(Clock, a.mark(w), y-stripsHeight/2-1.5, y+stripsHeight/2+1.5)
		}
	}
	c.note(s, a, b, end, y)
}

// note writes the note after the bar, else before it, else not: the table has it.
func (c *Strips) note(s *sheet, a *timeAxis, b *StripRow, end, y float64) {
	text := clean(b.Note)
	w := s.wide(text, small, false)
	start, _ := a.bounds(b.Start)
	switch {
	case text == "":
	case end+4+w <= s.w:
		s.note(LabelMuted, end+4, y+small*0.36, Start, text)
	case start-4-w >= a.x0:
		s.note(LabelMuted, start-4, y+small*0.36, End, text)
	}
}

func (c *Strips) keys(s *sheet) (keys []key) {
	var unsure, ongoing bool
	for i := range c.Rows {
		unsure = unsure || c.Rows[i].uncertain()
		ongoing = ongoing || c.Rows[i].Ongoing
	}
	if unsure {
		keys = append(keys, s.uncertainKey(c.Words.Uncertain))
	}
	if ongoing {
		keys = append(keys, s.ongoingKey(c.Words.Ongoing))
	}
	return keys
}

func (c *Strips) table() Table {
	t := Table{Head: []string{c.Words.What, c.Words.From, c.Words.To, c.Words.Note}}
	for i := range c.Rows {
		b := &c.Rows[i]
		t.Rows = append(t.Rows, append(b.cells(&c.Formats, c.Zone, c.Words.Ongoing), b.Note))
	}
	return t
}
