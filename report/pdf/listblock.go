package pdf

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// listIndent is how far the text of an item stands to the right of its list: a line's height.
const listIndent = bodyLead

var bullets = [...]string{"•", "–", "·"}

// listBlock sets a list; a marker stands on the first line of its item, numbers flush right.
func (s *setter) listBlock(n *ast.List) {
	gap := 0.0
	if !n.IsTight || n.Parent().Kind() != ast.KindListItem && holdsParagraphs(n) {
		gap = grid
	}
	if n.Parent().Kind() != ast.KindListItem {
		s.space(grid)
	}
	s.depth++
	indent := s.indent(n)
	number, first := n.Start, len(s.rows)
	s.within(node{role: roleList, level: uint8(boolIndex(n.IsOrdered()))}, func() {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			s.space(gap)
			s.item(c, s.marker(n, c, number), indent)
			s.space(gap)
			number++
		}
	})
	s.depth--
	if k := len(s.rows); k-first > 1 { // no item alone at either side of a page break
		s.rows[first].keep, s.rows[k-2].keep = true, true
	}
	if n.Parent().Kind() != ast.KindListItem {
		s.space(grid)
	}
}

// holdsParagraphs tells whether an item of a tight list is long enough for space between items to help: it has blocks
// other than one run of text and a nested list.
func holdsParagraphs(n *ast.List) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		for b := c.FirstChild(); b != nil; b = b.NextSibling() {
			if b.Kind() != ast.KindTextBlock && b.Kind() != ast.KindList {
				return true
			}
		}
	}
	return false
}

// indent makes room for the widest number of the list.
func (s *setter) indent(n *ast.List) float64 {
	if !n.IsOrdered() {
		return listIndent
	}
	last := strconv.Itoa(n.Start+n.ChildCount()-1) + "."
	return max(listIndent+3, s.fonts.Measure(last, s.size, false)+6)
}

func (s *setter) marker(n *ast.List, item ast.Node, number int) string {
	if b := item.FirstChild(); b != nil {
		if box, ok := b.FirstChild().(*east.TaskCheckBox); ok {
			if box.IsChecked {
				return "☑"
			}
			return "☐"
		}
	}
	if n.IsOrdered() {
		return strconv.Itoa(number) + "."
	}
	return bullets[min(s.depth, len(bullets))-1]
}

// item sets a list item: its blocks beside the marker.
func (s *setter) item(n ast.Node, marker string, indent float64) {
	s.within(node{role: roleItem}, func() {
		indent = max(0, min(indent, s.w-narrowest))
		s.prepareMarker(marker, indent)
		if indent < listIndent { // nested too deeply for a column beside it
			s.blank(s.lead).keep = true
		}
		first := len(s.rows)
		s.within(node{role: roleItemBody}, func() {
			s.indented(indent, func() { s.blocks(n) })
		})
		if first == len(s.rows) { // an empty item
			s.blank(s.lead)
		}
	})
}

func (s *setter) prepareMarker(marker string, indent float64) {
	st := style{size: s.size, ink: s.ink, node: s.node(node{role: roleLabel})}
	x := s.x + 2
	if marker == "☐" || marker == "☑" { // small in a font of code
		x, st.size = s.x-1, s.size*1.4
	}
	if marker[0] >= '0' && marker[0] <= '9' {
		x = max(s.x, s.x+indent-5-s.fonts.Measure(marker, s.size, false))
	}
	s.prepare(marker, st, x)
}

// prepare draws a marker; it will stand on the row that comes next.
func (s *setter) prepare(marker string, st style, x float64) {
	mark, ops := len(s.items), len(s.ops)
	s.addText(marker, st)
	s.drawLine(s.items[mark:], x, baseline(s.lead, s.size))
	s.items = s.items[:mark]
	s.prelude = append(s.prelude, s.ops[ops:]...)
	s.ops = s.ops[:ops]
}
