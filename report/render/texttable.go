package render

import (
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	east "github.com/yuin/goldmark/extension/ast"
)

// table draws a table: a line below the head, one between columns. A head of empty cells is left out, and where cells take several lines,
// a blank line parts the rows.
func (p *textWriter) table(t *east.Table, width int) []string {
	var rows [][]string
	for n := t.FirstChild(); n != nil; n = n.NextSibling() {
		var row []string
		for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
			row = append(row, p.inlines(cell))
		}
		rows = append(rows, row)
	}
	head := len(rows) > 0 && t.FirstChild().Kind() == east.KindTableHeader && strings.Join(rows[0], "") != ""
	if !head && len(rows) > 0 {
		rows = rows[1:]
	}
	if len(rows) == 0 {
		return nil
	}
	columns := slices.MaxFunc(rows, func(a, b []string) int { return len(a) - len(b) })
	between, most := " │ ", slight
	if !head {
		between, most = "   ", label // facts: a label, and what it says
	}
	widths := fit(rows, len(columns), width-3*(len(columns)-1), most)
	var out []string
	tall := false
	for i, row := range rows {
		lines := drawRow(row, widths, t.Alignments, between)
		if i > 1 && tall {
			out = append(out, drawRow(nil, widths, nil, between)...)
		}
		out = append(out, lines...)
		if head && i == 0 {
			out = append(out, rule(widths))
			tall = isTall(rows[1:], widths)
		}
	}
	return out
}

// isTall reports whether a cell takes several lines.
func isTall(rows [][]string, widths []int) bool {
	for _, row := range rows {
		for i, cell := range row {
			if len(breakLines(cell, widths[i], true)) > 1 {
				return true
			}
		}
	}
	return false
}

// rule is the line below the head.
func rule(widths []int) string {
	parts := make([]string, len(widths))
	for i, w := range widths {
		parts[i] = strings.Repeat("─", w)
	}
	return strings.Join(parts, "─┼─")
}

// drawRow draws the lines of a row, each cell wrapped to its column.
func drawRow(row []string, widths []int, align []east.Alignment, between string) []string {
	cells := make([][]string, len(widths))
	height := 1
	for i := range cells {
		if i < len(row) {
			cells[i] = breakLines(row[i], widths[i], true)
		}
		height = max(height, len(cells[i]))
	}
	var out []string
	for y := range height {
		var b strings.Builder
		for i, w := range widths {
			if i > 0 {
				b.WriteString(between)
			}
			cell := ""
			if y < len(cells[i]) {
				cell = cells[i][y]
			}
			pad := strings.Repeat(" ", max(w-uniseg.StringWidth(cell), 0))
			if i < len(align) && align[i] == east.AlignRight {
				b.WriteString(pad + cell)
			} else {
				b.WriteString(cell + pad)
			}
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return out
}

// slight is how many columns more a column gets for having all its cells on one line, before the rest is shared out; label is that where
// the first column has labels, which read badly in pieces.
const slight, label = 8, 12

// fit gives every column its width: what its cells need on one line if all of that fits; else what its longest word needs, all of it where
// that is not much more, and a part of the rest by how much more it could use; and where not even the words fit, the widest columns give way.
func fit(rows [][]string, columns, width, slight int) []int {
	least, most := make([]int, columns), make([]int, columns)
	for _, row := range rows {
		for i, cell := range row {
			for _, line := range strings.Split(cell, "\n") {
				most[i] = max(most[i], uniseg.StringWidth(line))
			}
			for _, word := range pieces(cell) {
				least[i] = max(least[i], uniseg.StringWidth(word.text))
			}
		}
	}
	if sum(most) <= width {
		return most
	}
	for sum(least) > width {
		widest := slices.Index(least, slices.Max(least))
		if least[widest] <= 2 {
			return least
		}
		least[widest]--
	}
	left := width - sum(least)
	for i := range least {
		if more := most[i] - least[i]; more <= slight && more <= left {
			least[i], left = most[i], left-more
		}
	}
	wanted := sum(most) - sum(least)
	for i := range least {
		if more := most[i] - least[i]; more > 0 && wanted > 0 {
			share := min(more, left*more/wanted)
			least[i], left, wanted = least[i]+share, left-share, wanted-more
		}
	}
	return least
}

func sum(list []int) (n int) {
	for _, x := range list {
		n += x
	}
	return n
}
