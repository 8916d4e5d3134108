package pdf

import "math"

// balance moves width between the columns of a table whose text does not fit on single lines, as long as that makes the
// table shorter: the widths that columnWidths deals out do not know that one narrow column of references can make every row
// four lines high. Least are the widths below which no column may fall.
//
// It works on an estimate, the length of a cell's text over its width, and takes the best single move at every step; breaking
// every cell for every try would cost more than the rest of the layout.
func (s *setter) balance(t *tableSetting, least []float64) {
	b := balancer{columns: len(t.widths), widths: t.widths, gap: t.gap()}
	for _, row := range t.rows[:min(len(t.rows), 200)] { // a long table is like its beginning
		for _, c := range row {
			_, _, full := chunks(s.items[c.from:c.to])
			b.cells = append(b.cells, full)
		}
	}
	for _, step := range [...]float64{32, 16, 8, 4} {
		for range 10 {
			if !b.move(step, least) {
				break
			}
		}
	}
}

type balancer struct {
	columns int
	widths  []float64
	gap     float64
	cells   []float64 // width of the text of each cell, row by row
}

// move shifts a step of width to where it helps most from where it hurts least; it returns false if no shift helps.
func (b *balancer) move(step float64, least []float64) bool {
	now, to, from := b.height(), -1, -1
	best, cheapest := math.Inf(1), math.Inf(1)
	for k := range b.widths {
		if h := b.with(k, step); h < best {
			best, to = h, k
		}
	}
	for k := range b.widths {
		if k == to || b.widths[k]-step < least[k] {
			continue
		}
		if h := b.with(k, -step); h < cheapest {
			cheapest, from = h, k
		}
	}
	if from < 0 {
		return false
	}
	b.widths[to] += step
	b.widths[from] -= step
	if b.height() < now-0.01 {
		return true
	}
	b.widths[to] -= step
	b.widths[from] += step
	return false
}

// with is the height of the table if one column were wider.
func (b *balancer) with(k int, step float64) float64 {
	b.widths[k] += step
	h := b.height()
	b.widths[k] -= step
	return h
}

// height estimates the lines of the table, and adds a little for every line of every cell, which points the way where a step
// is too small to save a line.
func (b *balancer) height() (h float64) {
	for row := b.cells; len(row) >= b.columns; row = row[b.columns:] {
		most := 1.0
		for k, full := range row[:b.columns] {
			w := b.widths[k]
			if k < b.columns-1 {
				w -= b.gap
			}
			if full <= w {
				continue
			}
			lines := full / (w * 0.94) // the ends of lines are not filled
			h += 0.03 * lines
			most = max(most, math.Ceil(lines))
		}
		h += most
	}
	return h
}
