package pdf

import (
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/markdown"
)

// blocks sets the children of n, one below the other.
func (s *setter) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s.block(c)
	}
}

func (s *setter) block(n ast.Node) {
	if len(s.items) == 0 {
		s.styles = s.styles[:0] // nothing refers to them any more
	}
	switch n := n.(type) {
	case *ast.Heading:
		s.heading(n)
	case *ast.Paragraph:
		s.paragraph(n, grid)
	case *ast.TextBlock:
		s.paragraph(n, 0)
	case *ast.List:
		s.listBlock(n)
	case *ast.Blockquote:
		s.quote(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		s.code(markdown.Code(n, s.src))
	case *ast.HTMLBlock:
		s.code(lines(n, s.src))
	case *ast.ThematicBreak:
		s.thematicBreak()
	case *east.Table:
		s.table(n)
	case *east.FootnoteList:
		s.footnotes(n)
	case *markdown.Div:
		s.div(n)
	default:
		s.unknownBlock(n)
	}
}

// unknownBlock sets what a node of a kind we have not heard of holds: blocks, words, or raw lines.
func (s *setter) unknownBlock(n ast.Node) {
	switch {
	case n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline:
		s.paragraph(n, grid)
	case n.HasChildren():
		s.blocks(n)
	case n.Type() == ast.TypeBlock:
		if text := lines(n, s.src); text != "" {
			s.code(text)
		}
	}
}

// lines are the raw lines of a block.
func lines(n ast.Node, src []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(src))
	}
	return b.String()
}

// paragraph sets running text, with space above and below.
func (s *setter) paragraph(n ast.Node, space float64) {
	if img := onlyImage(n); img != nil && s.figure(img) {
		return
	}
	s.space(space)
	s.within(node{role: roleParagraph}, func() {
		mark := len(s.items)
		s.inline(n, style{size: s.size, ink: s.ink, node: s.cur})
		s.setBreaks(s.items[mark:])
		s.setLines(s.items[mark:], s.size, s.lead, s.lead == bodyLead)
		if r := s.lastRow(); r != nil && introduces(s.items[mark:], n.NextSibling()) {
			r.keep = true
		}
		s.items = s.items[:mark]
	})
	s.space(space)
}

// introduces tells whether a paragraph ends with a colon and is followed by what it announces.
func introduces(items []item, next ast.Node) bool {
	items = trimRight(items)
	if len(items) == 0 || items[len(items)-1].r != ':' || next == nil {
		return false
	}
	switch next.Kind() {
	case ast.KindList, ast.KindFencedCodeBlock, ast.KindCodeBlock, east.KindTable, ast.KindBlockquote:
		return true
	}
	return false
}

// setLines fills lines with items, a row each, which a page break leaves together in twos at either end at least.
func (s *setter) setLines(items []item, size, lead float64, body bool) {
	first := len(s.rows)
	for len(items) > 0 {
		end, draw := nextLine(items, s.w, full)
		s.hidePoint(items[:end])
		from := s.begin()
		s.drawLine(items[:draw], s.x, baseline(lead, size))
		s.end(from, row{h: lead, text: body})
		items = items[end:]
	}
	if n := len(s.rows) - first; n > 1 {
		s.rows[first].keep = true
		s.rows[first+n-2].keep = true
	}
}

func (s *setter) lastRow() *row {
	if len(s.rows) == 0 {
		return nil
	}
	return &s.rows[len(s.rows)-1]
}

// headings are the sizes of the six levels, on one scale. A heading stands on the grid, and its lines and the space below are
// multiples of it together, so that the text below keeps the space that the heading was given.
var headings = [...]struct{ size, lead, above, below float64 }{
	1: {21, 30, 30, 15},
	2: {14.5, 22.5, 22.5, 7.5},
	3: {11.5, 15, 15, 7.5},
	4: {10, 15, 11.25, 0},
	5: {10, 15, 11.25, 0},
	6: {10, 15, 11.25, 0},
}

// heading sets a heading, its destination and its entry in the outline. It stays with two lines of what follows (see settle).
func (s *setter) heading(n *ast.Heading) {
	h := headings[n.Level]
	s.breakPage = s.breakPage || len(s.rows) > 0 && slices.Contains(s.doc.Starts, markdown.Attr(n, "id"))
	s.space(h.above)
	s.within(node{role: roleHeading, level: uint8(n.Level)}, func() {
		mark := len(s.items)
		ink := inkHeading
		if n.Level > 4 {
			ink = inkMuted
		}
		s.inline(n, style{face: bold, size: h.size, ink: ink, node: s.cur})
		items := s.items[mark:]
		s.at = plainText(items)
		first := len(s.rows)
		s.entry(n, s.at)
		s.balanced(items, h.size, h.lead)
		for i := first; i < len(s.rows); i++ {
			s.rows[i].keep, s.rows[i].title, s.rows[i].text = true, true, i == first
		}
		s.items = s.items[:mark]
	})
	s.space(h.below)
}

// entry appends a heading's destination and outline entry.
func (s *setter) entry(n *ast.Heading, text string) {
	id := markdown.Attr(n, "id")
	if id == "" {
		s.unnamed++
		id = "heading:" + strconv.Itoa(s.unnamed)
	}
	from, to := s.put(id)
	s.prelude = append(s.prelude, op{kind: opDest, from: from, to: to})
	if n.Level > 3 || strings.TrimSpace(text) == "" {
		return
	}
	s.titles = append(s.titles, title{n.Level, text, id})
	from, to = s.put(text)
	s.prelude = append(s.prelude, op{kind: opMark, ref: int32(n.Level - 1), from: from, to: to})
}

func plainText(items []item) string {
	var b strings.Builder
	for i := range items {
		if r := items[i].r; r == '\n' {
			b.WriteByte(' ')
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (s *setter) thematicBreak() {
	s.space(bodyLead)
	from := s.begin()
	s.ops = append(s.ops, op{kind: opLine, pen: inkRule, size: 0.75, x: s.x, w: s.x + s.w})
	s.end(from, row{h: 0.75, divider: true})
	s.space(bodyLead)
}
