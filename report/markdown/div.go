package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Div is a container: everything from "::: note" or "::: {lang=ko}" to the
// line ":::" that ends it. A word after the colons is its class; the rest is
// in the node's attributes. Containers nest, and ":::" ends the innermost.
type Div struct{ ast.BaseBlock }

// KindDiv is the kind of Div.
var KindDiv = ast.NewNodeKind("Div")

// Kind implements ast.Node.
func (*Div) Kind() ast.NodeKind { return KindDiv }

// Dump implements ast.Node.
func (d *Div) Dump(src []byte, level int) { ast.DumpHelper(d, src, level, nil, nil) }

// Attr returns a node's attribute as text, "" if there is none. goldmark
// keeps numbers as numbers, which no attribute of ours is.
func Attr(n ast.Node, name string) string {
	v, _ := n.AttributeString(name)
	switch v := v.(type) {
	case []byte:
		return string(v)
	case string:
		return v
	}
	return ""
}

type divParser struct{}

func (divParser) Trigger() []byte             { return []byte{':'} }
func (divParser) CanInterruptParagraph() bool { return true }
func (divParser) CanAcceptIndentedLine() bool { return false }

func (divParser) Close(ast.Node, text.Reader, parser.Context) {}

func (divParser) Open(_ ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := r.PeekLine()
	rest, ok := afterColons(line[max(0, pc.BlockOffset()):])
	if !ok || len(rest) == 0 {
		return nil, parser.NoChildren // a stray ":::" is text
	}
	d := &Div{}
	if rest[0] != '{' {
		if bytes.IndexFunc(rest, notWord) >= 0 {
			return nil, parser.NoChildren
		}
		d.SetAttributeString("class", bytes.Clone(rest))
	} else {
		inner := text.NewReader(rest)
		attrs, ok := parser.ParseAttributes(inner)
		if left, _ := inner.PeekLine(); !ok || !util.IsBlank(left) {
			return nil, parser.NoChildren
		}
		for _, a := range attrs {
			d.SetAttribute(a.Name, a.Value)
		}
	}
	r.AdvanceToEOL()
	return d, parser.HasChildren
}

func (divParser) Continue(n ast.Node, r text.Reader, pc parser.Context) parser.State {
	line, _ := r.PeekLine()
	if w, pos := util.IndentWidth(line, r.LineOffset()); w < 4 && isInnermost(n, w, pc) {
		if rest, ok := afterColons(line[pos:]); ok && len(rest) == 0 {
			r.AdvanceToEOL()
			return parser.Close
		}
	}
	return parser.Continue | parser.HasChildren
}

// isInnermost tells whether ":::" at an indent here ends n: it is not inside an
// item, no container is open inside n, and no code, which may have such a line.
func isInnermost(n ast.Node, indent int, pc parser.Context) bool {
	inside := false
	for _, b := range pc.OpenedBlocks() {
		if !inside {
			inside = b.Node == n
			continue
		}
		switch block := b.Node.(type) {
		case *ast.ListItem:
			return indent < block.Offset
		case *Div, *ast.FencedCodeBlock:
			return false
		}
	}
	return true
}

// afterColons returns what follows three or more colons at the start of line.
func afterColons(line []byte) (rest []byte, ok bool) {
	rest = bytes.TrimLeft(line, ":")
	return bytes.TrimSpace(rest), len(line)-len(rest) >= 3
}

func notWord(r rune) bool {
	return !(r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z')
}
