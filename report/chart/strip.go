package chart

import (
	"math"
	"time"
)

// A Strip is the time line of one incident on a real time axis: its clocks as flags on the bar of its impact, under it a thin bar for every
// affected feature and a row of ticks for the events. What is uncertain is hatched, what has not ended is an arrow.
type Strip struct {
	Title, Desc string // Desc may be empty: the data is said instead
	Impact      Bar    // from started to resolved
	Clocks      []Mark // triggered, started, detected, … : in any order
	Features    []Bar
	Events      []Mark
	AsOf        time.Time // where arrows end
	Zone        *time.Location
	Words       StripWords
	Formats
}

// A Mark is something that happened at a time.
type Mark struct {
	Label string
	Note  string // beside the label: the time, in words
	At    When
}

// StripWords are the words of a Strip.
type StripWords struct {
	Events, Uncertain, Ongoing string // left of the events; legend
	What, From, To             string // heads of the table
	Note                       string // and, of Strips, that of the notes
}

const (
	impactHeight  = 9.0
	impactRow     = 16.0
	featureHeight = 4.5
	featureRow    = 13.0
)

// Figure lays the strip out.
func (c *Strip) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	r := c.reach()
	axis := r.axis(c.Zone, 0)
	labels, bold := c.labels()
	g := s.gutter(labels, bold, 0.3)
	right := c.right(s)
	flags := c.flags(s)
	n, ok := c.plant(s, axis, flags, g.w, s.w-right)
	if !ok { // wave all to the right, into a margin wide enough
		for _, f := range flags {
			right = math.Max(right, f.w)
		}
		n, _ = c.plant(s, axis, flags, g.w, s.w-right)
	}
	top := float64(n)*flagLevel + 4
	first := g.height(0, impactRow)
	bottom := top + first
	for i := range c.rows() {
		bottom += g.height(i+1, featureRow)
	}
	end := axis.draw(s, top+first, bottom)
	c.draw(s, axis, &g, flags, top)
	end = s.legend(end, c.keys(s)...)
	return s.figure(c.Title, c.Desc, end, c.table())
}

// rows is how many rows lie under the impact.
func (c *Strip) rows() int {
	if len(c.Events) > 0 {
		return len(c.Features) + 1
	}
	return len(c.Features)
}

func (c *Strip) labels() (labels []string, bold []bool) {
	for _, b := range c.bars() {
		labels, bold = append(labels, b.Label), append(bold, b.Highlight)
	}
	if len(c.Events) > 0 {
		labels = append(labels, c.Words.Events)
	}
	return labels, bold
}

// bars are the impact and the features.
func (c *Strip) bars() []Bar { return append([]Bar{c.Impact}, c.Features...) }

func (c *Strip) reach() (r reach) {
	for _, b := range c.bars() {
		b.reach(&r, c.AsOf)
	}
	for _, marks := range [][]Mark{c.Clocks, c.Events} {
		for _, m := range marks {
			r.when(m.At)
		}
	}
	return r
}

// right is the margin after the bars: for arrows, and for notes where the figure is not a narrow one.
func (c *Strip) right(s *sheet) float64 {
	right := 2.0
	for _, b := range c.bars() {
		end := 0.0
		if b.Ongoing {
			end = arrowRoom
		}
		if b.Note != "" && c.notes(s) {
			end += 4 + math.Min(s.wide(s.brief(clean(b.Note), noteShare*s.w), small, false), noteShare*s.w)
		}
		right = math.Max(right, end)
	}
	return right
}

const (
	narrow    = 360.0 // points: below it bars have no notes
	noteShare = 0.28
)

func (c *Strip) notes(s *sheet) bool { return s.w >= narrow }

func (c *Strip) flags(s *sheet) []flag {
	flags := make([]flag, 0, len(c.Clocks))
	for _, m := range c.Clocks {
		if !m.At.IsZero() {
			f := s.newFlag(m.Label, m.Note, 0.45*s.w)
			f.at = m.At
			flags = append(flags, f)
		}
	}
	return flags
}

// plant places the axis between x0 and x1 and the flags on it.
func (c *Strip) plant(s *sheet, a *timeAxis, flags []flag, x0, x1 float64) (levels int, ok bool) {
	a.place(s, &c.Formats, x0, x1)
	for i := range flags {
		flags[i].x = a.mark(flags[i].at)
	}
	return raise(flags, s.w)
}

func (c *Strip) draw(s *sheet, a *timeAxis, g *gutter, flags []flag, top float64) {
	first := g.height(0, impactRow)
	y := top + first/2
	s.label(g, 0, y, Label)
	c.row(s, a, &c.Impact, y, impactHeight, Impact, flags)
	for i := range flags {
		s.flag(&flags[i], top, y+impactHeight/2+1.5)
	}
	c.spans(s, a, y-impactHeight/2-1.5)
	y = top + first
	for i := range c.Features {
		h := g.height(i+1, featureRow)
		s.label(g, i+1, y+h/2, Label)
		c.row(s, a, &c.Features[i], y+h/2, featureHeight, Feature, nil)
		y += h
	}
	if len(c.Events) > 0 {
		h := g.height(len(g.lines)-1, featureRow)
		s.label(g, len(g.lines)-1, y+h/2, LabelMuted)
		for _, e := range c.Events {
			if !e.At.IsZero() {
				s.vertical(Event, a.mark(e.At), y+h/2-3, y+h/2+3)
			}
		}
	}
}

// row draws a bar, and its note where no pole goes through it.
func (c *Strip) row(s *sheet, a *timeAxis, b *Bar, y, h float64, r Role, flags []flag) {
	end := s.bar(a, b, c.AsOf, y, h, r)
	note := clean(b.Note)
	if note == "" || !c.notes(s) {
		return
	}
	note = s.brief(note, noteShare*s.w)
	for _, f := range flags {
		if f.x > end && f.x < end+6+s.wide(note, small, false) {
			return
		}
	}
	s.note(LabelMuted, end+4, y+small*0.36, Start, note)
}

// spans draws the width of clocks that are not exact, above the bar.
func (c *Strip) spans(s *sheet, a *timeAxis, y float64) {
	for _, m := range c.Clocks {
		if lo, hi := a.bounds(m.At); !m.At.Lo.IsZero() && !m.At.Hi.IsZero() && hi-lo > 3 {
			s.add(Polyline{Clock, []Point{{lo, y + 2}, {lo, y}, {hi, y}, {hi, y + 2}}})
		}
	}
}

func (c *Strip) keys(s *sheet) []key {
	var unsure, ongoing bool
	for _, b := range c.bars() {
		unsure = unsure || b.uncertain()
		ongoing = ongoing || b.Ongoing
	}
	var keys []key
	if unsure {
		keys = append(keys, s.uncertainKey(c.Words.Uncertain))
	}
	if ongoing {
		keys = append(keys, s.ongoingKey(c.Words.Ongoing))
	}
	return keys
}

func (c *Strip) table() Table {
	t := Table{Head: []string{c.Words.What, c.Words.From, c.Words.To}}
	for _, m := range c.Clocks {
		t.Rows = append(t.Rows, []string{m.Label, m.At.words(&c.Formats, c.Zone), ""})
	}
	for _, b := range c.bars() {
		t.Rows = append(t.Rows, b.cells(&c.Formats, c.Zone, c.Words.Ongoing))
	}
	for _, m := range c.Events {
		t.Rows = append(t.Rows, []string{m.Label, m.At.words(&c.Formats, c.Zone), ""})
	}
	return t
}

// cells are a bar as a row of a table.
func (b *Bar) cells(f *Formats, zone *time.Location, ongoing string) []string {
	end := ongoing
	if !b.Ongoing {
		end = b.End.words(f, zone)
	}
	return []string{b.Label, b.Start.words(f, zone), end}
}
