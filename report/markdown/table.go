package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/text/width"
)

// maxColumn is the widest that a column is padded to. One cell with a long
// text must not fill all the others with spaces.
const maxColumn = 40

// table writes a table in columns, measured as a terminal shows them.
func (p *printer) table(n *east.Table) {
	var rows [][]string
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := make([]string, len(n.Alignments))
		i := 0
		for c := r.FirstChild(); c != nil && i < len(row); c = c.NextSibling() {
			row[i] = p.inline(c, inCell)
			i++
		}
		rows = append(rows, row)
	}
	widths := columnWidths(rows, len(n.Alignments))
	for i, row := range rows {
		var b strings.Builder
		for j, cell := range row {
			b.WriteString("| ")
			pad(&b, cell, widths[j], n.Alignments[j])
			b.WriteByte(' ')
		}
		p.line(b.String() + "|")
		if i == 0 {
			p.line(delimiterRow(widths, n.Alignments))
		}
	}
}

func columnWidths(rows [][]string, n int) []int {
	widths := make([]int, n)
	for j := range widths {
		widths[j] = 3 // "---"
		for _, row := range rows {
			if w := Width(row[j]); w <= maxColumn {
				widths[j] = max(widths[j], w)
			} else {
				widths[j] = maxColumn
			}
		}
	}
	return widths
}

func pad(b *strings.Builder, cell string, to int, a east.Alignment) {
	space := max(0, to-Width(cell))
	left := 0
	switch a {
	case east.AlignRight:
		left = space
	case east.AlignCenter:
		left = space / 2
	}
	b.WriteString(strings.Repeat(" ", left))
	b.WriteString(cell)
	b.WriteString(strings.Repeat(" ", space-left))
}

func delimiterRow(widths []int, alignments []east.Alignment) string {
	var b strings.Builder
	for j, a := range alignments {
		dashes := strings.Repeat("-", widths[j])
		switch a {
		case east.AlignLeft:
			dashes = ":" + dashes[1:]
		case east.AlignRight:
			dashes = dashes[1:] + ":"
		case east.AlignCenter:
			dashes = ":" + dashes[2:] + ":"
		}
		b.WriteString("| " + dashes + " ")
	}
	return b.String() + "|"
}

// Width counts the columns that text takes in a fixed-width font: Hangul and other wide characters two, marks none.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case r <= 0x36F || r == 0x200D || r == 0x200C:
		return 0
	case 0xAC00 <= r && r <= 0xD7A3:
		return 2
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// inlineParent tells whether a block holds text itself.
func inlineParent(n ast.Node) bool {
	switch n.Kind() {
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, east.KindTableCell:
		return true
	}
	return false
}
