package pdf

// Figures stand where they were put. But one that does not fit on the rest of a page would leave that rest empty; so what follows it goes
// before it, in whole paragraphs, lists and tables, as far as there is room. No figure goes past a heading or another figure: it stays in
// its section, and at the top of the very next page. Tags keep the order of the text.

// pass puts what may go before the figure that is rows[i:n], and does not fit on this page, in front of it, and tells whether something did.
func (p *paginator) pass(i, n int) bool {
	rows := p.s.rows
	if !rows[i].figure || !p.open || !p.dirty() || p.after(rows[i:n]) <= p.limit(rows[i:n]) {
		return false
	}
	end := n
	for k := n; k < len(rows) && !rows[k].stays(); {
		m := p.s.together(k)
		if p.after(rows[n:m]) > p.limit(rows[n:m]) {
			break
		}
		if k = m; k == len(rows) || rows[k].before > 0 { // not within a paragraph, a list or a table
			end = k
		}
	}
	if end == n {
		return false
	}
	if end < len(rows) {
		rows[end].before = max(rows[end].before, bodyLead) // it comes after the figure now
	}
	shift(rows[i:end], n-i)
	return true
}

// stays tells whether no figure goes past a row.
func (r *row) stays() bool {
	return r.figure || r.title || r.newPage || r.turned || r.frame != 0
}

// shift moves the first n rows behind the others.
func shift(rows []row, n int) {
	first := append([]row(nil), rows[:n]...)
	copy(rows[copy(rows, rows[n:]):], first)
}
