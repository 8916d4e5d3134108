package pdf

import east "github.com/yuin/goldmark/extension/ast"

// alignNumbers sets a column flush right that the author did not align and that holds nothing but numbers.
func (s *setter) alignNumbers(t *tableSetting) {
	for k := range t.align {
		numbers := 0
		for _, row := range t.rows[t.heads:] {
			items := s.items[row[k].from:row[k].to]
			if len(items) > 0 && !isNumber(items) {
				numbers = -1
				break
			}
			numbers += min(len(items), 1)
		}
		if t.align[k] == east.AlignNone && numbers > 1 {
			t.align[k] = east.AlignRight
		}
	}
}

// isNumber tells whether a cell is a number: digits with separators, a sign or unit of one character at either end; or a
// dash, for none. Dates and times are no numbers: they read better from the left.
func isNumber(items []item) bool {
	if len(items) == 1 && in(items[0].r, "-–—−") {
		return true
	}
	digits := 0
	for i := range items {
		switch r := items[i].r; {
		case r >= '0' && r <= '9':
			digits++
		case in(r, ".,") && i > 0 && i < len(items)-1:
		case in(r, "+-−±~<>≤≥₩$€") && i == 0, in(r, "%‰") && i == len(items)-1:
		default:
			return false
		}
	}
	return digits > 0
}

// alignPoints gives the numbers of columns that are flush right what they lack after the decimal point, so that the points stand below each
// other: 24.6% over 0.92% over 46%. A column with anything but numbers below its head, with intervals say, is only flush right.
func (s *setter) alignPoints(t *tableSetting) {
	for k := range t.align {
		if t.align[k] != east.AlignRight {
			continue
		}
		most, points := 0.0, false
		for _, row := range t.rows[t.heads:] {
			items := s.items[row[k].from:row[k].to]
			if len(items) > 0 && !isNumber(items) {
				most, points = 0, false
				break
			}
			tail := decimals(items)
			points = points || len(tail) > 0 && tail[0].r == '.'
			most = max(most, width(tail))
		}
		if !points {
			continue
		}
		for _, row := range t.rows[t.heads:] {
			if items := s.items[row[k].from:row[k].to]; len(items) > 0 {
				row[k].after = most - width(decimals(items))
			}
		}
	}
}

// decimals is what a number has from its decimal point on, or after its digits: a unit.
func decimals(items []item) []item {
	at := len(items)
	for i := range items {
		if items[i].r == '.' {
			return items[i:]
		}
		if isDigit(items[i].r) || in(items[i].r, "-–—−") {
			at = i + 1
		}
	}
	return items[at:]
}
