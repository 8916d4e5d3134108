package chart

import "math"

// A Matrix shows what becomes of every feature when a site is lost: a cell each, told by its symbol, not by its colour alone.
type Matrix struct {
	Title, Desc string
	Rows, Cols  []MatrixHead
	Cells       [][]Cell // by row, then column; missing ones are blank
	Words       MatrixWords
}

// A MatrixHead names a row or a column; the ones to look at are bold.
type MatrixHead struct {
	Label string
	Bold  bool
}

// A Cell is what happens to a feature.
type Cell struct {
	State    State
	Observed bool // an incident showed otherwise: a diamond in the corner
}

// State is what happens to a feature when a site is lost.
type State uint8

// The states.
const (
	Blank          State = iota // nothing to say
	CellSurvives                // it goes on
	CellSwitchover              // down until switched over
	CellUnverified              // a standby that nobody has drilled
	CellDegraded                // works in part
	CellDown                    // down
	states                      // how many
)

// MatrixWords are the words of a Matrix: a word for every state, by State; for Observed; and for the head of the row labels.
type MatrixWords struct {
	States   [states]string
	Observed string
	Row      string
}

const (
	cellLeast = 18.0 // points
	cellMost  = 64.0
	cellWide  = 96.0 // where labels need it
	cellTall  = 16.0
)

// Figure lays the matrix out. Columns that have no room beside the others follow below, under the same rows.
func (c *Matrix) Figure(width float64, measure Measure) *Figure {
	s := newSheet(width, measure)
	labels, bold := heads(c.Rows)
	g := s.gutter(labels, bold, 0.34)
	per := max(1, int((s.w-g.w)/cellLeast))
	y := 0.0
	for from := 0; from < len(c.Cols); from += per {
		if from > 0 {
			y += lead
		}
		y = c.panel(s, &g, from, min(from+per, len(c.Cols)), y)
	}
	return s.figure(c.Title, c.Desc, s.legend(y+2, c.keys(s)...), c.table())
}

func heads(hs []MatrixHead) (labels []string, bold []bool) {
	for _, h := range hs {
		labels, bold = append(labels, h.Label), append(bold, h.Bold)
	}
	return labels, bold
}

// panel draws the columns from up to to and returns the y below them.
func (c *Matrix) panel(s *sheet, g *gutter, from, to int, y float64) float64 {
	room := (s.w - g.w) / float64(to-from)
	w := math.Min(cellMost, room)
	for wider := w + 8; !c.wraps(s, w, from, to) && wider <= math.Min(cellWide, room); wider += 8 {
		if c.wraps(s, wider, from, to) { // few columns may be wider, so that nobody has to turn the page
			w = wider
		}
	}
	y = c.headings(s, g.w, w, from, to, y) + 3
	for i := range c.Rows {
		h := g.height(i, cellTall)
		s.label(g, i, y+h/2, Label)
		for k := from; k < to; k++ {
			s.cell(c.cell(i, k), Rect{X: g.w + float64(k-from)*w + 1, Y: y + 1, W: w - 2, H: h - 2, R: 1.5})
		}
		y += h
	}
	return y
}

func (c *Matrix) cell(row, col int) Cell {
	if row < len(c.Cells) && col < len(c.Cells[row]) && c.Cells[row][col].State < states {
		return c.Cells[row][col]
	}
	return Cell{}
}

// heading is a column's label in lines, as far as there is room.
func (c *Matrix) heading(s *sheet, col int, w float64) []string {
	return s.wrap(clean(c.Cols[col].Label), small, w-3, 3, c.Cols[col].Bold)
}

// wraps tells whether all labels of the columns fit above cells of a width.
func (c *Matrix) wraps(s *sheet, w float64, from, to int) bool {
	for i := from; i < to; i++ {
		if !whole(clean(c.Cols[i].Label), c.heading(s, i, w)) {
			return false
		}
	}
	return true
}

// headings writes the column labels, wrapped where whole words fit, else turned.
func (c *Matrix) headings(s *sheet, x0, w float64, from, to int, y float64) float64 {
	if !c.wraps(s, w, from, to) {
		return c.turned(s, x0, w, from, to, y)
	}
	wrapped := make([][]string, to-from)
	lines := 0
	for i := range wrapped {
		wrapped[i] = c.heading(s, from+i, w)
		lines = max(lines, len(wrapped[i]))
	}
	foot := y + float64(lines)*small*1.25
	for i, text := range wrapped {
		for k, line := range text {
			base := foot - float64(len(text)-1-k)*small*1.25 - 2
			s.add(Text{Role: Label, X: x0 + (float64(i)+0.5)*w, Y: base, Size: small, Bold: c.Cols[from+i].Bold, Anchor: Middle, Text: line})
		}
	}
	return foot
}

func (c *Matrix) turned(s *sheet, x0, w float64, from, to int, y float64) float64 {
	room := 0.0
	texts := make([]string, to-from)
	for i := range texts {
		h := c.Cols[from+i]
		texts[i] = s.cut(clean(h.Label), small, turnedMost, h.Bold)
		room = math.Max(room, s.wide(texts[i], small, h.Bold))
	}
	for i, text := range texts {
		s.add(Text{Role: Label, X: x0 + (float64(i)+0.5)*w + small*0.36, Y: y + room, Size: small, Bold: c.Cols[from+i].Bold, Up: true, Text: text})
	}
	return y + room + 1
}

// cell draws a state into a box.
func (s *sheet) cell(c Cell, box Rect) {
	x, y := box.X+box.W/2, box.Y+box.H/2
	switch c.State {
	case Blank:
		return
	case CellSurvives:
		box.Role = Survives
		s.add(box, Polyline{Symbol, []Point{{x - 3, y}, {x - 1, y + 2.2}, {x + 3.2, y - 2.6}}})
	case CellSwitchover:
		box.Role = Switchover
		s.add(box, Line{Symbol, x - 4.5, y, x + 2.5, y})
		s.arrow(Symbol, x+5, y, 2.4)
	case CellUnverified:
		box.Role = Unverified
		s.add(box, Circle{Reverse, x, y, 4.6})
		s.add(Text{Role: LabelHighlight, X: x, Y: y + small*0.36, Size: small, Bold: true, Anchor: Middle, Text: "?"})
	case CellDegraded:
		box.Role = Degraded
		s.add(box, Circle{Reverse, x, y, 4.2}, Line{Symbol, x - 3, y, x + 3, y})
	case CellDown:
		box.Role = Down
		s.add(box, Line{Reverse, x - 2.8, y - 2.8, x + 2.8, y + 2.8}, Line{Reverse, x - 2.8, y + 2.8, x + 2.8, y - 2.8})
	}
	if c.Observed {
		s.diamond(Clock, box.X+box.W-4.5, box.Y+4.5, 2.6)
	}
}

// keys explain the states that occur.
func (c *Matrix) keys(s *sheet) (keys []key) {
	var used [states]bool
	observed := false
	for i := range c.Rows {
		for k := range c.Cols {
			cell := c.cell(i, k)
			used[cell.State] = true
			observed = observed || cell.Observed && cell.State != Blank
		}
	}
	for st := states - 1; st > Blank; st-- {
		if used[st] {
			keys = append(keys, key{c.Words.States[st], func(x, y float64) {
				s.cell(Cell{State: st}, Rect{X: x, Y: y - 5, W: sampleWidth, H: 10, R: 1.5})
			}})
		}
	}
	if observed {
		keys = append(keys, key{c.Words.Observed, func(x, y float64) { s.diamond(Clock, x+sampleWidth/2, y, 2.6) }})
	}
	return keys
}

func (c *Matrix) table() Table {
	t := Table{Head: []string{c.Words.Row}}
	for _, h := range c.Cols {
		t.Head = append(t.Head, h.Label)
	}
	for i, h := range c.Rows {
		row := []string{h.Label}
		for k := range c.Cols {
			cell := c.cell(i, k)
			word := c.Words.States[cell.State]
			if cell.Observed {
				word += " (" + c.Words.Observed + ")"
			}
			row = append(row, word)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
