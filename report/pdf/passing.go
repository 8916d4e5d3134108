package pdf

// Figures stand where they were put, and so do tables on landscape pages. But one that does not fit on the rest of a page would leave that
// rest empty; so what follows it goes before it, in whole paragraphs, lists and tables, as far as there is room. It stays in its section,
// since nothing goes past a heading, a line across or another figure, and stands on the very next page. Tags keep the order of the text.

// pass puts what may go before the figure or table that begins at rows[i] in front of it, and tells whether there was something. The rows
// from i to n stay together.
func (p *paginator) pass(i, n int) bool {
	n = p.misses(i, n)
	end := p.fills(n)
	if end == n {
		return false
	}
	rows := p.s.rows
	if end < len(rows) {
		rows[end].before = max(rows[end].before, bodyLead) // it comes after another row now
	}
	shift(rows[i:end], n-i)
	return true
}

// misses is where a figure or landscape table ends that begins at rows[i] and does not fit on this page; without one it is the end of all.
func (p *paginator) misses(i, n int) int {
	rows := p.s.rows
	switch none := len(rows); {
	case !p.open || !p.dirty():
		return none
	case rows[i].figure && !rows[i].nested && p.after(rows[i:n]) > p.limit(rows[i:n]):
		return n
	case rows[i].turned && !p.turned:
		for n = i; n < len(rows) && rows[n].turned; n++ {
			if rows[n].title { // what follows is of its section
				return none
			}
		}
		return n
	default:
		return none
	}
}

// fills is the end of what may go on this page at once, from rows[n] on.
func (p *paginator) fills(n int) int {
	rows, end := p.s.rows, n
	for k := n; k < len(rows) && !rows[k].stays(); {
		m := p.s.together(k)
		if p.after(rows[n:m]) > p.limit(rows[n:m]) {
			break
		}
		if k = m; k == len(rows) || rows[k].before > 0 { // not within a paragraph, a list or a table
			end = k
		}
	}
	return end
}

// stays tells whether nothing goes past a row.
func (r *row) stays() bool {
	return r.figure || r.title || r.divider || r.newPage || r.turned || r.frame != 0
}

// shift moves the first n rows behind the others.
func shift(rows []row, n int) {
	first := append([]row(nil), rows[:n]...)
	copy(rows[copy(rows, rows[n:]):], first)
}
