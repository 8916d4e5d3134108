package chart

import "strings"

const wordedRows = 12 // a description longer than this is better read as the table

// Words says a table in a line, for those who do not see the figure: "2022-10: count 3, from 0.6, to 8.8; …".
func (t Table) Words() string {
	var b strings.Builder
	for i, row := range t.Rows {
		if i == wordedRows {
			b.WriteString("; …")
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		t.row(&b, row)
	}
	return b.String()
}

func (t Table) row(b *strings.Builder, row []string) {
	sep := ": "
	for k, cell := range row {
		if k == 0 {
			b.WriteString(cell)
			continue
		}
		if cell == "" {
			continue
		}
		b.WriteString(sep)
		if k < len(t.Head) && t.Head[k] != "" {
			b.WriteString(t.Head[k] + " ")
		}
		b.WriteString(cell)
		sep = ", "
	}
}
