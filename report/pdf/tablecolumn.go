package pdf

// A balanceColumn is the words of a column's cells.
type balanceColumn struct {
	words []balanceWord
	cells []balanceCell
	lines []int // of each cell, at the width that the column has
	gap   float64
	steps []balanceStep
}

type balanceWord struct {
	w, space float64 // of the word, and of the space after it
	ends     bool    // the line ends here
}

type balanceCell struct {
	from, to int // its words
	full     float64
}

// A balanceStep is a lesser width that a column could have, and its lines at that width.
type balanceStep struct {
	width float64
	lines []int
}

// add appends a cell, with room after its last word.
func (c *balanceColumn) add(items []item, after float64) {
	cell := balanceCell{from: len(c.words)}
	var word balanceWord
	line := 0.0
	for i := range items {
		it := &items[i]
		switch {
		case it.r == '\n':
			word.ends = true
		case it.r == ' ' && it.brk != never, vanishes(items, i):
			word.space += float64(it.w)
		default:
			word.w += word.space + float64(it.w)
			word.space = 0
		}
		line += float64(it.w)
		cell.full = max(cell.full, line)
		if it.brk == strong || it.brk == parting || word.ends || i == len(items)-1 {
			if word.ends {
				line = 0
			}
			c.words, word = append(c.words, word), balanceWord{}
		}
	}
	if cell.to = len(c.words); cell.to > cell.from {
		c.words[cell.to-1].w += after
		cell.full += after
	}
	c.cells = append(c.cells, cell)
}

// count counts the lines of a column's cells, were it so wide, and returns the width that they take up.
func (b *balancer) count(k int, width float64, lines []int) (tight float64) {
	c := &b.columns[k]
	width -= c.gap
	for i, cell := range c.cells {
		if cell.full <= width && cell.to-cell.from <= 1 {
			lines[i], tight = 1, max(tight, cell.full)
			continue
		}
		n, x := 1, 0.0
		for _, w := range c.words[cell.from:cell.to] {
			if x > 0 && x+w.w > width {
				n, x = n+1, 0
			}
			x += w.w
			for ; x > width && width > 0; x -= width { // a word is broken
				n++
				tight = width
			}
			tight = max(tight, x)
			if x += w.space; w.ends {
				n, x = n+1, 0
			}
		}
		lines[i] = n
	}
	return tight + c.gap
}
