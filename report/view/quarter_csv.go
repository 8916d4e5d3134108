package view

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// CSV is the table as a spreadsheet reads it: UTF-8 with a byte order mark, which Excel needs for Korean, and no cell that would be
// taken for a formula.
func (t *Table) CSV() []byte {
	b := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(b)
	var head []string
	for _, h := range t.Head {
		head = append(head, h.Plain())
	}
	_ = w.Write(head) // into memory
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, harmless(c.Plain))
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.Bytes()
}

// harmless keeps a spreadsheet from running a text as a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// Tables are the report's tables as their files hold them, in order; that of the decisions is prose and none of them.
func (q *Quarter) Tables() []*Table {
	var all []*Table
	for _, s := range q.Sections {
		for _, b := range s.Blocks {
			switch t := b.Table; {
			case t == nil || t.Name == "decisions":
			case t.File != nil:
				all = append(all, t.File)
			default:
				all = append(all, t)
			}
		}
	}
	return all
}
