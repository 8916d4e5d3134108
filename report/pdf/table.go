package pdf

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/markdown"
)

// Tables have no vertical lines: space tells columns apart, a thin rule rows.
const (
	tableSize = 9.0
	tableGap  = 12.0 // between columns, at that size
	tablePad  = 3.75 // above and below the lines of a row
)

// A tableCell is the text of a cell: items[from:to], in lines once the widths are known.
type tableCell struct {
	from, to int
	after    float64 // what the column has after the decimal point and this number has not
	lines    [][2]int
}

// A tableSetting is a table being laid out.
type tableSetting struct {
	rows   [][]tableCell
	align  []east.Alignment
	heads  int // rows that are repeated on every page: 1, or 0 where all head cells are empty
	styles int // the first of its own styles
	size   float64
	widths []float64
	turned bool
}

func (t *tableSetting) lead() float64 { return t.size * 1.45 }
func (t *tableSetting) gap() float64  { return t.size * tableGap / tableSize }

// table sets a table. Rows move to the next page whole, under the repeated head; only a row taller than a page is divided.
func (s *setter) table(n *east.Table) {
	s.space(grid)
	s.within(node{role: roleTable}, func() {
		mark := len(s.items)
		for _, t := range s.bands(s.readTable(n)) {
			s.shape(t)
			s.drawTable(t)
			s.space(bodyLead)
		}
		s.items = s.items[:mark]
	})
	s.space(bodyLead)
}

// bands divides a table of more columns than can stand side by side, two characters each, into tables of some of the columns.
func (s *setter) bands(t *tableSetting) []*tableSetting {
	columns := len(t.align)
	limit := max(2, int(s.tableWidth(s.mayTurn(columns))/(tableGap+14)))
	if len(t.rows) == 0 {
		return nil
	}
	if columns <= limit {
		return []*tableSetting{t}
	}
	s.warn(fmt.Sprintf("a table of %d columns stands in parts of %d", columns, limit))
	s.resize(t, tableShapes[len(tableShapes)-1].size)
	t.turned = s.mayTurn(columns)
	var bands []*tableSetting
	for from := 0; from < columns; from += limit {
		to := min(from+limit, columns)
		b := *t
		b.align, b.rows = t.align[from:to], nil
		for _, row := range t.rows {
			b.rows = append(b.rows, row[from:to])
		}
		bands = append(bands, &b)
	}
	return bands
}

// readTable collects the characters of all cells.
func (s *setter) readTable(n *east.Table) *tableSetting {
	t := &tableSetting{align: append([]east.Alignment(nil), n.Alignments...), size: tableSize, styles: len(s.styles)}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		head := r.Kind() == east.KindTableHeader
		if head && empty(r) {
			continue
		}
		if head {
			t.heads = 1
		}
		s.within(node{role: roleTableRow}, func() { t.rows = append(t.rows, s.readRow(r, len(t.align), t.heads)) })
	}
	s.alignNumbers(t)
	s.alignPoints(t)
	return t
}

func (s *setter) readRow(r ast.Node, columns, heads int) []tableCell {
	head := r.Kind() == east.KindTableHeader
	cells := make([]tableCell, columns)
	k := 0
	for c := r.FirstChild(); c != nil && k < columns; c = c.NextSibling() {
		n := node{role: roleCell}
		st := style{size: tableSize, ink: inkText}
		switch {
		case head:
			n.role, st.face, st.ink = roleHeadCell, bold, inkMuted
		case k == 0 && markdown.IsBold(c):
			n.role, n.level = roleHeadCell, 1
			if heads == 0 { // a list of facts: the value matters, not its label
				st.ink = inkMuted
			}
		case k == 0 && heads == 0 && columns > 1: // something must head the row
			n.role, n.level = roleHeadCell, 1
		}
		st.node = s.node(n)
		cells[k].from = len(s.items)
		s.inline(c, st)
		cells[k].to = len(s.items)
		s.setBreaks(s.items[cells[k].from:])
		markPartings(s.items[cells[k].from:])
		k++
	}
	for ; k < columns; k++ { // goldmark fills short rows, others may not
		cells[k] = tableCell{from: len(s.items), to: len(s.items)}
	}
	return cells
}

// empty tells whether no cell of a row has any text.
func empty(r ast.Node) bool {
	for c := r.FirstChild(); c != nil; c = c.NextSibling() {
		if c.HasChildren() {
			return false
		}
	}
	return true
}
