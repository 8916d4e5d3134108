package chart

import (
	"math"
	"time"
)

// Ageing shows actions on a calendar: created, due, closed; the time after the due date is a heavy bar, an arrow is still open.
type Ageing struct {
	Title, Desc string
	Actions     []AgeingAction
	AsOf        time.Time
	Zone        *time.Location
	Words       AgeingWords
	Formats
}

// An AgeingAction is a row. Times that are not known are zero; one that is not closed is open as of AsOf.
type AgeingAction struct {
	Label, Note          string // the note stands at the right: "12 days overdue"
	Created, Due, Closed time.Time
	Highlight            bool
}

// AgeingWords are the words of Ageing: the legend and the heads of the table.
type AgeingWords struct {
	Action, Created, Due, Closed, Overdue, Open, AsOf, Note string
}

const ageingRow = 15.0

// Figure lays the actions out.
func (c *Ageing) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	labels, bold := make([]string, len(c.Actions)), make([]bool, len(c.Actions))
	note := 0.0
	r := reach{}
	r.take(c.AsOf)
	for i, a := range c.Actions {
		labels[i], bold[i] = a.Label, a.Highlight
		note = math.Max(note, s.wide(clean(a.Note), small, false))
		r.take(a.Created, a.Due, a.Closed)
	}
	if note > 0 {
		note = math.Min(note, 0.24*s.w) + 6
	}
	g := s.gutter(labels, bold, 0.34)
	axis := r.axis(c.Zone, 0.02)
	axis.place(s, &c.Formats, g.w, s.w-note-arrowRoom)
	bottom := 2.0
	for i := range labels {
		bottom += g.height(i, ageingRow)
	}
	end := axis.draw(s, 0, bottom)
	if !c.AsOf.IsZero() {
		s.vertical(AsOf, axis.x(c.AsOf), 0, bottom)
	}
	y := 2.0
	for i := range c.Actions {
		h := g.height(i, ageingRow)
		s.label(&g, i, y+h/2, highlighted(c.Actions[i].Highlight))
		c.row(s, axis, &c.Actions[i], y+h/2)
		if text := clean(c.Actions[i].Note); text != "" {
			s.note(LabelMuted, s.w, y+h/2+small*0.36, End, s.cut(text, small, note-6, false))
		}
		y += h
	}
	return s.figure(c.Title, c.Desc, s.legend(end, c.keys(s)...), c.table())
}

// end is when the action was closed, or as far as it is known to be open.
func (c *Ageing) end(a *AgeingAction) time.Time {
	if a.Closed.IsZero() {
		return c.AsOf
	}
	return a.Closed
}

func (c *Ageing) overdue(a *AgeingAction) bool { return !a.Due.IsZero() && c.end(a).After(a.Due) }

func (c *Ageing) row(s *sheet, axis *timeAxis, a *AgeingAction, y float64) {
	x1, _ := axis.bounds(At(a.Created))
	end := c.end(a)
	x2 := axis.x1
	if !end.IsZero() {
		x2 = axis.x(end)
	}
	s.horizontal(Interval, x1, math.Max(x1, x2), y)
	if c.overdue(a) {
		late := axis.x(a.Due)
		s.add(Rect{Role: ActionOverdue, X: late, Y: y - 1.6, W: math.Max(x2-late, 0.5), H: 3.2})
	}
	if a.Closed.IsZero() {
		s.horizontal(Ongoing, x2, x2+4, y)
		s.arrow(Ongoing, x2+arrowRoom-1, y, 2.8)
	}
	if !a.Created.IsZero() {
		s.add(Circle{OpenDot, x1, y, 2.4})
	}
	if !a.Due.IsZero() {
		s.diamond(ActionOpen, axis.x(a.Due), y, 3.6)
	}
	if !a.Closed.IsZero() {
		s.add(Circle{Dot, axis.x(a.Closed), y, dotRadius})
	}
}

func (c *Ageing) keys(s *sheet) (keys []key) {
	var created, due, closed, open, overdue bool
	for i := range c.Actions {
		a := &c.Actions[i]
		created = created || !a.Created.IsZero()
		due = due || !a.Due.IsZero()
		closed = closed || !a.Closed.IsZero()
		open = open || a.Closed.IsZero()
		overdue = overdue || c.overdue(a)
	}
	mid := sampleWidth / 2
	add := func(yes bool, word string, sample func(x, y float64)) {
		if yes {
			keys = append(keys, key{word, sample})
		}
	}
	add(created, c.Words.Created, func(x, y float64) { s.add(Circle{OpenDot, x + mid, y, 2.4}) })
	add(due, c.Words.Due, func(x, y float64) { s.diamond(ActionOpen, x+mid, y, 3.6) })
	add(closed, c.Words.Closed, func(x, y float64) { s.add(Circle{Dot, x + mid, y, dotRadius}) })
	add(overdue, c.Words.Overdue, func(x, y float64) {
		s.add(Rect{Role: ActionOverdue, X: x, Y: y - 1.6, W: sampleWidth, H: 3.2})
	})
	add(open, c.Words.Open, s.ongoingKey("").sample)
	add(!c.AsOf.IsZero(), c.Words.AsOf, func(x, y float64) { s.vertical(AsOf, x+mid, y-5, y+4) })
	return keys
}

func (c *Ageing) table() Table {
	w := &c.Words
	t := Table{Head: []string{w.Action, w.Created, w.Due, w.Closed, w.Note}}
	for i := range c.Actions {
		a := &c.Actions[i]
		closed := c.date(a.Closed)
		if closed == "" {
			closed = w.Open
		}
		t.Rows = append(t.Rows, []string{a.Label, c.date(a.Created), c.date(a.Due), closed, a.Note})
	}
	return t
}

func (c *Ageing) date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return c.time(in(t, c.Zone), DayTitle)
}
