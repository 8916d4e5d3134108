package render

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/markdown"
)

// table writes a table. A head of empty cells is left out; a first cell that is bold throughout is the head of its row.
func (p *htmlWriter) table(t *east.Table) {
	head, ok := t.FirstChild().(*east.TableHeader)
	empty := !ok || markdown.Plain(head, p.d.Source) == ""
	shape := phoneTable
	if !empty && !p.fragment {
		shape = p.onPhone(t)
	}
	p.openTable(empty, shape, func() string { return p.above(t) })
	p.text("<table>\n")
	var labels []string
	if !empty {
		p.text("<thead>\n")
		p.row(head, t.Alignments, "col", nil)
		p.text("</thead>\n")
		if shape == phoneList {
			labels = p.labels(head)
		}
	}
	p.text("<tbody>\n")
	for n := t.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == east.KindTableRow {
			p.row(n, t.Alignments, "row", labels)
		}
	}
	p.text("</tbody>\n</table>")
	p.closeTable()
	p.text("\n")
}

// openTable begins the box of a page's table. One of facts has two columns that break anywhere, and fits every screen as a short one does.
// Any other scrolls within its box where it is too wide, by keyboard too, and has a name.
func (p *htmlWriter) openTable(facts bool, shape phoneShape, name func() string) {
	switch {
	case p.fragment:
	case facts:
		p.tag("div", "class", "table facts")
	case shape == phoneShort:
		p.tag("div", "class", "table short")
	default:
		p.tag("div", "class", "table", "role", "group", "tabindex", "0", "aria-label", name())
	}
}

func (p *htmlWriter) closeTable() {
	if !p.fragment {
		p.text("</div>")
	}
}

// above are the words of the heading above a node: the name of a group.
func (p *htmlWriter) above(n ast.Node) string {
	for ; n != nil && n.Kind() != ast.KindDocument; n = n.Parent() {
		for s := n.PreviousSibling(); s != nil; s = s.PreviousSibling() {
			if s.Kind() == ast.KindHeading {
				return markdown.Plain(s, p.d.Source)
			}
		}
	}
	return p.d.Page.Title.Plain()
}

// labels are the labels for a head.
func (p *htmlWriter) labels(head ast.Node) []string {
	var words []string
	for cell := head.FirstChild(); cell != nil; cell = cell.NextSibling() {
		words = append(words, markdown.Plain(cell, p.d.Source))
	}
	return listLabels(words)
}

// listLabels are the words of a head that are repeated in the cells where a row becomes a list: the first cell is the head of the list, and
// a column without a head is still one of the list.
func listLabels(head []string) []string {
	labels := slices.Clone(head)
	for i := range labels {
		if labels[i] == "" {
			labels[i] = " "
		}
	}
	labels[0] = ""
	return labels
}

// row writes a row. Cells of a head are heads of columns (scope "col"); in a body the first cell may be the head of its row.
func (p *htmlWriter) row(row ast.Node, align []east.Alignment, scope string, labels []string) {
	p.text("<tr>")
	for i, cell := 0, row.FirstChild(); cell != nil; i, cell = i+1, cell.NextSibling() {
		class, style, label := "", "", ""
		if i < len(align) && (align[i] == east.AlignRight || align[i] == east.AlignCenter) {
			if class = align[i].String(); p.fragment { // wikis keep this style, and know no class of ours
				class, style = "", "text-align: "+class
			}
		}
		if i < len(labels) {
			label = labels[i]
		}
		switch {
		case scope == "col":
			p.tag("th", "scope", "col", "class", class, "style", style)
			p.inlines(cell)
			p.text("</th>")
		case i == 0 && markdown.IsBold(cell):
			if labels != nil && len(markdown.Plain(cell, p.d.Source)) <= len("M1.2") {
				class = "stamp"
			}
			p.tag("th", "scope", "row", "class", class, "style", style, "data-label", label)
			p.inlines(cell.FirstChild())
			p.text("</th>")
		default:
			stamp := !p.fragment && p.isStamp(cell)
			switch {
			case stamp:
				class = "stamp"
			case label != "" && p.isNone(cell):
				class = strings.TrimSpace(class + " none")
			}
			p.tag("td", "class", class, "style", style, "data-label", label)
			p.unbroken(cell, stamp)
			p.text("</td>")
		}
	}
	p.text("</tr>\n")
}

// isStamp reports whether a cell holds a single date, time or linked id, which should not be broken.
func (p *htmlWriter) isStamp(cell ast.Node) bool {
	first := cell.FirstChild()
	link, linked := first.(*ast.Link)
	if linked = linked && link.NextSibling() == nil; linked {
		first = link.FirstChild()
	}
	t, ok := first.(*ast.Text)
	if !ok {
		return false
	}
	begin := t.Segment.Value(p.d.Source)
	if !linked && (len(begin) < 4 || begin[0] < '0' || begin[0] > '9') {
		return false
	}
	words := markdown.Plain(cell, p.d.Source)
	if linked && len(words) <= longestID && !strings.Contains(words, " ") {
		return true
	}
	return len(words) >= len("2022-10") && len(words) <= len("2022-10-15 15:27") && words[4] == '-'
}

// isNone reports whether a cell holds nothing but the dash that stands where nothing was to be computed: a list leaves it out.
func (p *htmlWriter) isNone(cell ast.Node) bool {
	t, ok := cell.FirstChild().(*ast.Text)
	return ok && t.NextSibling() == nil && string(t.Segment.Value(p.d.Source)) == enDash
}

// longestID is the length of a linked word that a column is made wide for; a longer one is broken.
const longestID = 32
