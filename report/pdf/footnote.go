package pdf

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// footnotes sets the notes at the end of the document, under a short line; each number leads back to where it is cited.
func (s *setter) footnotes(n *east.FootnoteList) {
	s.space(2 * bodyLead)
	from := s.begin()
	s.ops = append(s.ops, op{kind: opLine, pen: inkFrame, size: 0.5, x: s.x, w: s.x + 90})
	s.end(from, row{h: 0.5, keep: true, divider: true})
	s.space(grid)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if f, ok := c.(*east.Footnote); ok {
			s.footnote(f)
		} else {
			s.block(c)
		}
	}
}

func (s *setter) footnote(n *east.Footnote) {
	s.within(node{role: roleNote}, func() {
		from, to := s.put(noteID(n.Index))
		s.prelude = append(s.prelude, op{kind: opDest, from: from, to: to})
		s.size, s.lead = noteSize, noteLead
		s.prepareNumber(n)
		first := len(s.rows)
		s.indented(listIndent+3, func() { s.blocks(n) })
		if first == len(s.rows) {
			s.blank(noteLead)
		}
		s.size, s.lead = bodySize, bodyLead
	})
}

func (s *setter) prepareNumber(n *east.Footnote) {
	back := int32(0)
	if cited(n) {
		back = s.linkID("#" + noteRefID(n.Index))
	}
	st := style{size: noteSize, ink: inkText, node: s.node(node{role: roleLabel}), link: back}
	if back > 0 {
		st.ink = inkLink
	}
	s.prepare(strconv.Itoa(n.Index)+".", st, s.x)
}

// cited tells whether the note knows that something leads to it.
func cited(n ast.Node) bool {
	if n.Kind() == east.KindFootnoteBacklink {
		return true
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if cited(c) {
			return true
		}
	}
	return false
}

const (
	noteSize = 8.5
	noteLead = 12.5
)
