package pdf

// shape chooses the size of the type, the way the page stands and the widths of the columns: full size first, then smaller
// type, then, for many columns, a landscape page. The size of a band is chosen already.
func (s *setter) shape(t *tableSetting) {
	need := s.needs(t)
	if t.size != tableSize {
		t.widths = s.tryShape(t, need, tableShape{t.size, t.turned}).widths
		return
	}
	best := s.bestShape(t, need)
	s.resize(t, best.size)
	t.turned, t.widths = best.turned, best.widths
}

// A tableShape is a way to make a table fit.
type tableShape struct {
	size   float64
	turned bool
}

var tableShapes = [...]tableShape{{9, false}, {8.25, false}, {7.5, false}, {9, true}, {8.25, true}, {7.5, true}, {6.75, true}}

// A shaped table is what becomes of it in a shape.
type shaped struct {
	tableShape
	fit    fit
	widths []float64
	crowd  float64 // lines of a row, on average
}

// Rows of more lines than crowded, on average, are hard to follow: a table of many columns is set smaller then, one of more than six, if
// it has to be, two sizes.
const crowded, manyColumns = 2.8, 5

// bestShape is the first shape in which no word is broken, else the first in which words are broken as rarely as in any. The type
// becomes smaller if crowded rows become much shorter by that.
func (s *setter) bestShape(t *tableSetting, need needs) (best shaped) {
	columns := len(t.align)
	for i, try := range tableShapes {
		if try.turned && !s.mayTurn(columns) || columns > 8 && i == 0 {
			continue
		}
		if best.widths != nil && best.settles(try, columns) {
			break
		}
		got := s.tryShape(t, need, try)
		if best.widths == nil || got.fit > best.fit || got.fit == best.fit && !try.turned && got.crowd < best.crowd*0.9 {
			best = got
		}
	}
	return best
}

// settles tells whether the next shape need not be tried: no word is broken, and the type should not become smaller.
func (best shaped) settles(next tableShape, columns int) bool {
	small := next.size < tableShapes[1].size
	return best.fit == wordsKept && (best.crowd < crowded || next.turned || columns < manyColumns || small && columns <= 6)
}

// tryShape finds the widths of the columns in a shape. The cells are measured at one size: instead of the type, the paper is scaled.
func (s *setter) tryShape(t *tableSetting, need needs, try tableShape) shaped {
	k := try.size / t.size
	width := s.tableWidth(try.turned) / k
	got := shaped{tableShape: try, crowd: 1}
	got.widths, got.fit = columnWidths(need, width)
	if sum(need.full) > width && len(got.widths) > 1 {
		got.widths, got.crowd = s.balance(t, need.full, [...][]float64{squeezed: got.widths, broken: need.hard, wordsKept: need.soft}[got.fit], width)
	}
	for i := range got.widths {
		got.widths[i] *= k
	}
	return got
}

func (s *setter) tableWidth(turned bool) float64 {
	if turned {
		return s.geo.turn().measure
	}
	return s.w
}

// mayTurn tells whether a table may have a landscape page: if it has many columns, and stands in nothing else.
func (s *setter) mayTurn(columns int) bool { return columns > 6 && s.depth == 0 && s.frame == 0 }

// resize sets all cells in another size.
func (s *setter) resize(t *tableSetting, size float64) {
	k := size / t.size
	if k == 1 {
		return
	}
	t.size = size
	for i := t.styles; i < len(s.styles); i++ {
		st := &s.styles[i]
		st.size, st.rise = st.size*k, st.rise*k
	}
	for _, row := range t.rows {
		for n := range row {
			c := &row[n]
			c.after *= k
			for i := c.from; i < c.to; i++ {
				s.items[i].w *= float32(k)
			}
		}
	}
}
