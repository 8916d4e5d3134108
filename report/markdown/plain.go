package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// Plain returns the words of a tree, for metadata, search and comparisons:
// one line for each block and table cell, with the texts of links, pictures
// and code.
func Plain(root ast.Node, src []byte) string {
	var b strings.Builder
	plain(&b, root, src)
	text := strings.TrimRight(b.String(), "\n")
	if strings.IndexByte(text, '\n') < 0 {
		return singleSpaced(text)
	}
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.Join(words(l), " "); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

func plain(b *strings.Builder, n ast.Node, src []byte) {
	switch n := n.(type) {
	case *ast.Text:
		b.Write(TextBytes(n, src))
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
		return
	case *ast.String:
		b.Write(n.Value)
		return
	case *ast.AutoLink:
		b.Write(n.Label(src))
		return
	case *ast.CodeSpan, *ast.CodeBlock, *ast.FencedCodeBlock:
		b.WriteString(Code(n, src))
	case *east.FootnoteBacklink:
		return
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			plain(b, c, src)
		}
	}
	if n.Type() == ast.TypeBlock {
		b.WriteByte('\n')
	}
}

// words splits at ASCII white space only: a no-break or an ideographic space
// is a character that somebody chose.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
}
