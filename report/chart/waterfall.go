package chart

import "math"

// A Waterfall is a budget as a ledger: what there was, what every incident took, what is left; a bar each, one below the other.
type Waterfall struct {
	Title, Desc string
	Budget      Entry
	Spent       []Entry // in the order of time
	Left        string  // label of the last bar
	Words       WaterfallWords
	Formats
}

// An Entry is a line of the ledger.
type Entry struct {
	Label     string
	Value     float64
	Lo, Hi    float64 // what it may be instead; both zero: exactly Value
	Highlight bool
}

// WaterfallWords are the words of a Waterfall: the unit above the plot, the legend, and heads of the table.
type WaterfallWords struct {
	Value, Uncertain, Over string
	Label, Left            string
}

const (
	ledgerRow = 15.0
	ledgerBar = 8.0
)

// Figure lays the ledger out.
func (c *Waterfall) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	y := s.caption(c.Words.Value)
	labels, figures, least := c.lines()
	g := s.gutter(labels, c.bold(), 0.36)
	note := 0.0
	for _, f := range figures {
		note = math.Max(note, s.wide(f, small, false))
	}
	a := newValueAxis(math.Min(0, least), math.Max(c.Budget.Value, 0), 5, false)
	a.p0, a.p1 = g.w, s.w-note-8
	bottom := y
	for i := range labels {
		bottom += g.height(i, ledgerRow)
	}
	end := a.drawAcross(s, &c.Formats, y, bottom)
	s.vertical(Axis, a.at(0), y, bottom)
	left := c.Budget.Value
	for i := range labels {
		h := g.height(i, ledgerRow)
		middle := y + h/2
		last := i == len(labels)-1
		r := Label
		switch {
		case i == 0:
			s.ledgerBar(a, Remaining, 0, left, middle)
		case last:
			s.ledgerBar(a, rest(left), 0, left, middle)
		default:
			e := &c.Spent[i-1]
			r = highlighted(e.Highlight)
			c.spend(s, a, e, left, middle)
			left -= e.Value
		}
		if !last {
			s.vertical(Leader, a.at(left), middle+ledgerBar/2, y+h+g.height(i+1, ledgerRow)/2-ledgerBar/2)
		}
		s.label(&g, i, middle, r)
		s.note(LabelMuted, s.w, middle+small*0.36, End, figures[i])
		y += h
	}
	return s.figure(c.Title, c.Desc, s.legend(end, c.keys(s)...), c.table())
}

func rest(left float64) Role {
	if left < 0 {
		return Overspent
	}
	return Remaining
}

// lines are the labels and figures of all lines, and the least value that the axis has to show.
func (c *Waterfall) lines() (labels, figures []string, least float64) {
	labels, figures = []string{c.Budget.Label}, []string{c.number(c.Budget.Value)}
	left := c.Budget.Value
	for i := range c.Spent {
		e := &c.Spent[i]
		_, hi := e.limits()
		least = math.Min(least, left-hi)
		left -= e.Value
		labels, figures = append(labels, e.Label), append(figures, "−"+e.words(&c.Formats))
	}
	return append(labels, c.Left), append(figures, c.number(left)), math.Min(least, left)
}

// bold tells which labels are bold: those of the budget and of what is left, and the highlighted ones.
func (c *Waterfall) bold() []bool {
	bold := make([]bool, len(c.Spent)+2)
	bold[0], bold[len(bold)-1] = true, true
	for i := range c.Spent {
		bold[i+1] = c.Spent[i].Highlight
	}
	return bold
}

func (e *Entry) limits() (lo, hi float64) {
	if e.Lo == 0 && e.Hi == 0 {
		return e.Value, e.Value
	}
	return e.Lo, math.Max(e.Lo, e.Hi)
}

func (e *Entry) words(f *Formats) string {
	if lo, hi := e.limits(); lo != hi {
		return f.number(lo) + "–" + f.number(hi)
	}
	return f.number(e.Value)
}

// spend draws what an entry took: solid as far as it is certain, in another tone below zero, hatched what it may have taken.
func (c *Waterfall) spend(s *sheet, a *valueAxis, e *Entry, left, y float64) {
	lo, hi := e.limits()
	s.ledgerBar(a, Spent, math.Max(left-lo, math.Min(left, 0)), left, y)
	if left-lo < 0 {
		s.ledgerBar(a, Overspent, left-lo, math.Min(left, 0), y)
	}
	s.uncertain(a.at(left-hi), a.at(left-lo), y, ledgerBar)
}

func (s *sheet) ledgerBar(a *valueAxis, r Role, v1, v2, y float64) {
	x1, x2 := a.at(math.Min(v1, v2)), a.at(math.Max(v1, v2))
	if v1 != v2 {
		s.add(Rect{Role: r, X: x1, Y: y - ledgerBar/2, W: math.Max(x2-x1, 0.75), H: ledgerBar})
	}
}

func (c *Waterfall) keys(s *sheet) (keys []key) {
	unsure, left, over := false, c.Budget.Value, false
	for i := range c.Spent {
		lo, hi := c.Spent[i].limits()
		unsure = unsure || lo != hi
		left -= c.Spent[i].Value
		over = over || left < 0
	}
	if unsure {
		keys = append(keys, s.uncertainKey(c.Words.Uncertain))
	}
	if over {
		keys = append(keys, key{c.Words.Over, func(x, y float64) { s.add(Rect{Role: Overspent, X: x, Y: y - 3, W: sampleWidth, H: 6}) }})
	}
	return keys
}

func (c *Waterfall) table() Table {
	t := Table{Head: []string{c.Words.Label, c.Words.Value, c.Words.Left}}
	left := c.Budget.Value
	t.Rows = append(t.Rows, []string{c.Budget.Label, c.number(left), c.number(left)})
	for i := range c.Spent {
		e := &c.Spent[i]
		left -= e.Value
		t.Rows = append(t.Rows, []string{e.Label, "−" + e.words(&c.Formats), c.number(left)})
	}
	t.Rows = append(t.Rows, []string{c.Left, "", c.number(left)})
	return t
}
