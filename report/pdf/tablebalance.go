package pdf

import "math"

// balance moves width between the columns of a table whose text does not fit on single lines, as long as that makes the
// table shorter or keeps a short cell whole: the widths that columnWidths deals out do not know that one narrow column of
// references can make every row four lines high. Least are the widths below which no column may fall.
//
// It fills lines with whole words, which is what the setter will do, and takes the best single move at every step; breaking
// every cell for every try as the setter does would cost more than the rest of the layout.
func (s *setter) balance(t *tableSetting, least []float64) {
	b := balancer{columns: make([]balanceColumn, len(t.widths)), widths: t.widths, short: shortCell * t.size}
	for k := range b.columns {
		c := &b.columns[k]
		if k < len(t.widths)-1 {
			c.gap = t.gap()
		}
		for _, row := range t.rows[:min(len(t.rows), 200)] { // a long table is like its beginning
			c.add(s.items[row[k].from:row[k].to])
		}
		c.lines = make([]int, len(c.cells))
		b.count(k, t.widths[k], c.lines)
	}
	b.try = make([]int, len(b.columns[0].cells))
	for _, step := range [...]float64{32, 16, 8, 4} {
		for range 10 {
			if !b.move(step, least) {
				break
			}
		}
	}
}

// shortCell is the width, for type of size 1, of text that looks wrong in two lines: a state, a name, a time of day.
const shortCell = 12

type balancer struct {
	columns []balanceColumn
	widths  []float64
	short   float64
	try     []int // lines of the cells of the column that is tried
}

// A balanceColumn is the words of a column's cells.
type balanceColumn struct {
	words []balanceWord
	cells []balanceCell
	lines []int // of each cell, at the width that the column has
	gap   float64
}

type balanceWord struct {
	w, space float64 // of the word, and of the space after it
	ends     bool    // the line ends here
}

type balanceCell struct {
	from, to int // its words
	full     float64
}

// add appends a cell.
func (c *balanceColumn) add(items []item) {
	cell := balanceCell{from: len(c.words)}
	var word balanceWord
	line := 0.0
	for i := range items {
		it := &items[i]
		switch {
		case it.r == '\n':
			word.ends = true
		case it.r == ' ' && it.brk != never:
			word.space += float64(it.w)
		default:
			word.w += word.space + float64(it.w)
			word.space = 0
		}
		line += float64(it.w)
		cell.full = max(cell.full, line)
		if it.brk == strong || word.ends || i == len(items)-1 {
			if word.ends {
				line = 0
			}
			c.words, word = append(c.words, word), balanceWord{}
		}
	}
	cell.to = len(c.words)
	c.cells = append(c.cells, cell)
}

// count counts the lines of a column's cells, were it so wide.
func (b *balancer) count(k int, width float64, lines []int) {
	c := &b.columns[k]
	width -= c.gap
	for i, cell := range c.cells {
		n, x := 1, 0.0
		for _, w := range c.words[cell.from:cell.to] {
			if x > 0 && x+w.w > width {
				n, x = n+1, 0
			}
			x += w.w
			for ; x > width && width > 0; x -= width { // a word is broken
				n++
			}
			if x += w.space; w.ends {
				n, x = n+1, 0
			}
		}
		lines[i] = n
	}
}

// move shifts a step of width to where it helps most from where it hurts least; it returns false if no shift helps.
func (b *balancer) move(step float64, least []float64) bool {
	now, to, from := b.height(-1), -1, -1
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
	return b.height(k)
}

// height is the lines of the table, with a little more for every line of every cell, which points the way where a step is too
// small to save a line, and for every short cell that is broken. The lines of the tried column, if any, are those of the try.
func (b *balancer) height(tried int) (h float64) {
	for i := range b.try {
		most := 1
		for k := range b.columns {
			c := &b.columns[k]
			n := c.lines[i]
			if k == tried {
				n = b.try[i]
			}
			if n == 1 {
				continue
			}
			h += 0.03 * float64(n)
			if c.cells[i].full <= b.short {
				h += 0.3 * float64(n-1)
			}
			most = max(most, n)
		}
		h += float64(most)
	}
	return h
}
