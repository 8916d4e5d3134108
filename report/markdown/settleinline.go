package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// What an inline node stands inside of.
const (
	inEmphasis = 1 << iota
	inStrong
	inStrike
	inLink
)

// inlines settles the inline children of parent: first this level, then what
// is inside, so that whatever is unwrapped is looked at again.
func (t *settling) inlines(parent ast.Node, inside int) {
	for c := parent.FirstChild(); c != nil; {
		c = t.inline(parent, c, inside)
	}
	mergeAlike(parent)
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindCodeSpan && c.HasChildren() {
			t.inlines(c, inside|spanOf(c))
		}
	}
}

func spanOf(n ast.Node) int {
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level >= 2 {
			return inStrong
		}
		return inEmphasis
	case *east.Strikethrough:
		return inStrike
	case *ast.Link:
		return inLink
	}
	return 0
}

// inline settles one child and returns the one to look at next.
func (t *settling) inline(parent, c ast.Node, inside int) ast.Node {
	next := c.NextSibling()
	switch n := c.(type) {
	case *ast.Text:
		if t.isEmptyLine(n) {
			parent.RemoveChild(parent, n)
		}
	case *ast.Emphasis, *east.Strikethrough:
		if inside&spanOf(n) != 0 || t.isBlank(n, anySpace) {
			return unwrap(parent, n)
		}
		if t.trimEnd(n) && next != nil {
			parent.InsertAfter(parent, n, newString(" "))
		}
	case *ast.AutoLink:
		if inside&inLink != 0 {
			parent.ReplaceChild(parent, n, newString(string(n.Label(t.src))))
		}
	case *ast.Image:
		return t.image(parent, n, inside)
	case *ast.Link:
		return t.link(parent, n, inside)
	}
	return next
}

// isEmptyLine tells whether nothing of n can be seen: no character, and no line
// break that ends anything.
func (t *settling) isEmptyLine(n *ast.Text) bool {
	if t.shows(n, " ") {
		return false
	}
	prev, afterText := n.PreviousSibling().(*ast.Text)
	if hasBreak(n) {
		return n.PreviousSibling() == nil || afterText && hasBreak(prev)
	}
	return n.Segment.Len() == 0 || len(TextBytes(n, t.src)) == 0
}

func hasBreak(n *ast.Text) bool { return n.SoftLineBreak() || n.HardLineBreak() }

// link keeps a link that may be followed. Of any other the text stays, and
// its destination as text, so that a reader sees what was written.
func (t *settling) link(parent ast.Node, n *ast.Link, inside int) ast.Node {
	dest := Destination(n, t.src)
	if inside&inLink == 0 && t.allows(dest) {
		return n.NextSibling()
	}
	if inside&inLink == 0 && dest != "" {
		parent.InsertAfter(parent, n, newString(" ("+dest+")"))
	}
	return unwrap(parent, n)
}

// image keeps a picture that belongs to the report. Its alternative text is
// plain. One from elsewhere becomes a link.
func (t *settling) image(parent ast.Node, n *ast.Image, inside int) ast.Node {
	alt := plainInline(n, t.src)
	dest := Destination(n, t.src)
	if t.allows(dest) && !isWeb(dest) {
		n.RemoveChildren(n)
		if alt != "" {
			n.AppendChild(n, newString(alt))
		}
		return n.NextSibling()
	}
	link := ast.NewLink()
	link.Destination, link.Title = n.Destination, n.Title
	link.AppendChild(link, newString(alt))
	parent.ReplaceChild(parent, n, link)
	return t.link(parent, link, inside)
}

// allows tells whether a destination may stay. A relative one makes sense in
// a page only; one with a colon in its first part (" javascript:…") is none.
func (t *settling) allows(dest string) bool {
	if isWeb(dest) || isPrivate(dest) {
		return true
	}
	first := dest
	if i := strings.IndexAny(first, "/?#"); i >= 0 {
		first = first[:i]
	}
	return t.page && dest != "" && !strings.Contains(first, ":")
}

// mergeAlike joins neighbours that could not be told apart in writing.
func mergeAlike(parent ast.Node) {
	for c := parent.FirstChild(); c != nil && c.NextSibling() != nil; {
		next := c.NextSibling()
		span := spanOf(c)
		code := c.Kind() == ast.KindCodeSpan && next.Kind() == ast.KindCodeSpan
		if !code && (span == 0 || span == inLink || span != spanOf(next)) {
			c = next
			continue
		}
		moveChildren(c, next)
		parent.RemoveChild(parent, next)
	}
}

func newString(s string) *ast.String { return ast.NewString([]byte(s)) }

// plainInline returns the words of an inline tree on one line.
func plainInline(n ast.Node, src []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		plain(&b, c, src)
	}
	return strings.Join(words(b.String()), " ")
}
