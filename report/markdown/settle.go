package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// settler brings a parsed tree into the normal form that every format may
// rely on and that Write can express: no reference definitions, no forbidden
// links, nothing inside itself (a link in a link, strong in strong), no empty
// paragraphs, footnotes numbered in reading order.
type settler struct{ page bool }

// Transform implements parser.ASTTransformer.
func (s settler) Transform(doc *ast.Document, r text.Reader, pc parser.Context) {
	fillCells(pc)
	t := &settling{src: r.Source(), page: s.page}
	t.blocks(doc)
	settleFootnotes(doc)
	if s.page {
		setIDs(doc, t.src)
	}
}

type settling struct {
	src  []byte
	page bool
}

func (t *settling) blocks(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; {
		next := c.NextSibling()
		switch c.Kind() {
		case ast.KindLinkReferenceDefinition:
			parent.RemoveChild(parent, c)
		case ast.KindParagraph, ast.KindTextBlock:
			t.inlines(c, 0)
			if t.trimEnd(c); t.isBlank(c, " ") {
				parent.RemoveChild(parent, c)
			}
		case ast.KindHeading, east.KindTableCell:
			t.inlines(c, 0)
			t.trimEnd(c)
			joinLines(c)
		default:
			if c.Type() != ast.TypeBlock || c.IsRaw() {
				break
			}
			if t.blocks(c); isEmptyFrame(c) {
				parent.RemoveChild(parent, c)
			}
		}
		c = next
	}
	if list, ok := parent.(*ast.List); ok {
		settleTightness(list)
	}
}

// isEmptyFrame tells whether n is a quote, list or item around nothing. An
// empty item says nothing and takes the blocks around it apart.
func isEmptyFrame(n ast.Node) bool {
	switch n.Kind() {
	case ast.KindBlockquote, ast.KindList, ast.KindListItem:
		return !n.HasChildren()
	}
	return false
}

// settleTightness makes a list loose where its blocks cannot stand without a
// blank line between them, and tight where there is no place for one. Both
// happen only when something between the blocks was taken away.
func settleTightness(list *ast.List) {
	mayBeLoose := list.FirstChild() != list.LastChild() // ChildCount is wrong after InsertAfter
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil && c.NextSibling() != nil; c = c.NextSibling() {
			mayBeLoose = true
			if list.IsTight && needsBlank(c, c.NextSibling()) {
				list.IsTight = false
			}
		}
	}
	list.IsTight = list.IsTight || !mayBeLoose
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			c = asItemText(c, list.IsTight)
		}
	}
}

// asItemText returns n as what a paragraph of a tight or loose item is.
func asItemText(n ast.Node, tight bool) ast.Node {
	var text ast.Node
	switch {
	case tight && n.Kind() == ast.KindParagraph:
		text = ast.NewTextBlock()
	case !tight && n.Kind() == ast.KindTextBlock:
		text = ast.NewParagraph()
	default:
		return n
	}
	text.SetLines(n.Lines())
	moveChildren(text, n)
	n.Parent().ReplaceChild(n.Parent(), n, text)
	return text
}

// needsBlank tells whether b would be read as part of a without a blank line
// between them.
func needsBlank(a, b ast.Node) bool {
	for a != nil && (a.Kind() == ast.KindBlockquote || a.Kind() == ast.KindList || a.Kind() == ast.KindListItem) {
		if a.Kind() == b.Kind() && a.Kind() == ast.KindBlockquote {
			return true
		}
		a = a.LastChild()
	}
	if a == nil {
		return false
	}
	isText := b.Kind() == ast.KindParagraph || b.Kind() == ast.KindTextBlock || b.Kind() == east.KindTable
	switch a.Kind() {
	case ast.KindParagraph, ast.KindTextBlock:
		if list, ok := b.(*ast.List); ok {
			return list.IsOrdered() && list.Start != 1
		}
		return isText
	case east.KindTable:
		return isText
	}
	return false
}

// anySpace are the spaces that no emphasis can begin with.
const anySpace = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

// isBlank tells whether an inline tree is of such spaces only.
func (t *settling) isBlank(n ast.Node, spaces string) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case ast.KindText, ast.KindString:
			if t.shows(c, spaces) {
				return false
			}
		case ast.KindEmphasis, east.KindStrikethrough:
			if !t.isBlank(c, spaces) {
				return false
			}
		case east.KindFootnoteBacklink:
		default:
			return false
		}
	}
	return true
}

// shows tells whether a text has more than spaces. Most begin with a letter, and are not read any further.
func (t *settling) shows(n ast.Node, spaces string) bool {
	if text, ok := n.(*ast.Text); ok && text.Segment.Len() > 0 {
		if c := t.src[text.Segment.Start]; text.Segment.Padding == 0 && isLetterOrDigit(c) && (c < utf8.RuneSelf || spaces == " ") {
			return true
		}
	}
	return len(bytes.Trim(TextBytes(n, t.src), spaces)) > 0
}

// trimEnd takes away a line break, and spaces, that nothing follows.
func (t *settling) trimEnd(n ast.Node) (trimmed bool) {
	for c := n.LastChild(); c != nil; {
		prev := c.PreviousSibling()
		switch text := c.(type) {
		case *east.FootnoteBacklink:
		case *ast.Text:
			trimmed = trimmed || hasBreak(text)
			text.SetSoftLineBreak(false)
			text.SetHardLineBreak(false)
			if t.shows(text, " ") {
				return trimmed
			}
			n.RemoveChild(n, text)
		default:
			return trimmed
		}
		c = prev
	}
	return trimmed
}

// joinLines turns the line breaks of a heading or cell, which have one line,
// into soft ones.
func joinLines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok && t.HardLineBreak() {
			t.SetHardLineBreak(false)
			t.SetSoftLineBreak(true)
		}
		joinLines(c)
	}
}

func moveChildren(to, from ast.Node) {
	for c := from.FirstChild(); c != nil; c = from.FirstChild() {
		to.AppendChild(to, c)
	}
}

// unwrap puts the children of n in its place and returns what now follows
// the node before it.
func unwrap(parent, n ast.Node) ast.Node {
	first := n.FirstChild()
	if first == nil {
		first = n.NextSibling()
	}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
	return first
}
