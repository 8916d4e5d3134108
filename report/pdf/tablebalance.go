package pdf

import "math"

// balance divides a width among the columns of a table whose text does not fit on single lines, so that the table becomes short and few
// short cells are broken. Full are the widths in which nothing is broken, least those below which no column may fall.
//
// Every column begins as wide as its longest line and gives up, step by step, what costs the table least for a point of width: prose is
// squeezed first, since it loses a line only now and then, and a column of references last, if one more line of it makes every row
// higher. What CSS does, dealing out room in proportion to the length of the text, knows nothing of rows. In the end width is moved
// between pairs of columns as long as that helps.
//
// Lines are counted by filling them with whole words, which is what the setter will do; breaking every cell for every try as the setter
// does would cost more than the rest of the layout.
func (s *setter) balance(t *tableSetting, full, least []float64, width float64) (widths []float64, crowd float64) {
	b := s.balancer(t, full, width)
	b.squeeze(least, width)
	copy(b.widths, share(b.widths, full, width))
	for k := range b.columns {
		b.count(k, b.widths[k], b.columns[k].lines)
	}
	for _, step := range [...]float64{24, 8, 3} {
		for range 8 {
			if !b.move(step, least) {
				break
			}
		}
	}
	return b.widths, b.crowd()
}

// shortCell is the width, for type of size 1, of text that looks wrong in two lines: a state, a name, a time of day.
const shortCell = 12

type balancer struct {
	columns []balanceColumn
	widths  []float64
	short   float64
	try     []int // lines of the cells of the column that is tried
	heads   int
}

// balancer reads the words of the first rows: a long table is like its beginning.
func (s *setter) balancer(t *tableSetting, full []float64, width float64) *balancer {
	b := &balancer{columns: make([]balanceColumn, len(full)), widths: make([]float64, len(full)), short: shortCell * t.size, heads: t.heads}
	rows := t.rows[:min(len(t.rows), 200)]
	b.try = make([]int, len(rows))
	for k := range b.columns {
		c := &b.columns[k]
		if k < len(full)-1 {
			c.gap = t.gap()
		}
		for _, row := range rows {
			c.add(s.items[row[k].from:row[k].to], row[k].after)
		}
		c.lines = make([]int, len(rows))
		b.widths[k] = min(full[k], width)
		b.count(k, b.widths[k], c.lines)
	}
	return b
}

// squeeze takes width from the columns until they fit.
func (b *balancer) squeeze(least []float64, width float64) {
	for excess := sum(b.widths) - width; excess > 0; excess = sum(b.widths) - width {
		now := b.height(-1, nil)
		best, from, to := math.Inf(1), -1, 0
		for k := range b.columns {
			for i := range b.steps(k, least[k]) {
				st := &b.columns[k].steps[i]
				won := min(b.widths[k]-st.width, excess)
				if won < 0.01 {
					continue
				}
				if rate := (b.height(k, st.lines) - now) / won; rate < best {
					best, from, to = rate, k, i
				}
			}
		}
		if from < 0 {
			return
		}
		c := &b.columns[from]
		b.widths[from] = c.steps[to].width
		copy(c.lines, c.steps[to].lines)
		c.steps = c.steps[:0]
	}
}

// steps are lesser widths for a column: a little below what its longest line takes, a part less, the least.
func (b *balancer) steps(k int, least float64) []balanceStep {
	c := &b.columns[k]
	if len(c.steps) > 0 || b.widths[k] <= least {
		return c.steps
	}
	if c.steps = c.steps[:0]; cap(c.steps) == 0 {
		c.steps = make([]balanceStep, 0, 3)
	}
	tight := b.count(k, b.widths[k], b.try)
	for i, w := range [...]float64{min(tight-0.1, b.widths[k]-2), c.gap + (b.widths[k]-c.gap)*0.8, least} {
		c.steps = c.steps[:i+1]
		st := &c.steps[i]
		if st.lines == nil {
			st.lines = make([]int, len(c.cells))
		}
		st.width = max(least, b.count(k, max(w, least), st.lines))
	}
	return c.steps
}

// move shifts a step of width to where it helps most from where it hurts least; it returns false if no shift helps.
func (b *balancer) move(step float64, least []float64) bool {
	now, to, from := b.height(-1, nil), -1, -1
	best, cheapest := math.Inf(1), math.Inf(1)
	for k := range b.widths {
		if h := b.with(k, step); h < best {
			best, to = h, k
		}
	}
	b.widen(to, step)
	for k := range b.widths {
		if k == to || b.widths[k]-step < least[k] {
			continue
		}
		if h := b.with(k, -step); h < cheapest {
			cheapest, from = h, k
		}
	}
	if from < 0 || cheapest > now-0.01 {
		b.widen(to, -step)
		return false
	}
	b.widen(from, -step)
	return true
}

func (b *balancer) widen(k int, step float64) {
	b.widths[k] += step
	b.count(k, b.widths[k], b.columns[k].lines)
}

// with is the height of the table if one column were wider.
func (b *balancer) with(k int, step float64) float64 {
	b.count(k, b.widths[k]+step, b.try)
	return b.height(k, b.try)
}

// height is the lines of the table, with a little more for every line of every cell, which points the way where a step is too
// small to save a line, and for every short cell that is broken. The lines of the tried column, if any, are those of the try.
func (b *balancer) height(tried int, try []int) (h float64) {
	for i := range b.try {
		most := 1
		for k := range b.columns {
			c := &b.columns[k]
			n := c.lines[i]
			if k == tried {
				n = try[i]
			}
			if n == 1 {
				continue
			}
			h += 0.03 * float64(n)
			switch full := c.cells[i].full; {
			case full <= b.short/3:
				h += 0.6 * float64(n-1)
			case full <= b.short:
				h += 0.3 * float64(n-1)
			}
			most = max(most, n)
		}
		h += float64(most)
	}
	return h
}

// crowd is how many lines a row has on average.
func (b *balancer) crowd() float64 {
	total := 0
	for i := b.heads; i < len(b.try); i++ {
		most := 1
		for k := range b.columns {
			most = max(most, b.columns[k].lines[i])
		}
		total += most
	}
	return float64(total) / float64(max(1, len(b.try)-b.heads))
}
