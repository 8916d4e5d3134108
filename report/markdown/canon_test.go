package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// dump writes a whole tree: two trees that mean the same are the same text,
// however a list was marked or a code block fenced.
func dump(root ast.Node, src []byte) string {
	c := canon{printer: &printer{src: src}}
	c.blocks(root, 0)
	return c.String()
}

func (c *canon) blocks(n ast.Node, level int) {
	for b := n.FirstChild(); b != nil; b = b.NextSibling() {
		if b.Type() == ast.TypeBlock {
			c.block(b, level)
		}
	}
}

func (c *canon) block(n ast.Node, level int) {
	name := n.Kind().String()
	switch n := n.(type) {
	case *ast.TextBlock:
		name = "Paragraph"
	case *ast.CodeBlock:
		name = "FencedCodeBlock"
	case *ast.Heading:
		name = fmt.Sprintf("Heading %d%s", n.Level, attributes(n, func(string, string) bool { return false }))
	case *ast.List:
		name = fmt.Sprintf("List ordered=%t tight=%t start=%d", n.IsOrdered(), n.IsTight, n.Start)
	case *east.Table:
		name = fmt.Sprintf("Table %v", n.Alignments)
	case *Div:
		name = "Div" + attributes(n, nil)
	case *east.Footnote:
		name = fmt.Sprintf("Footnote %d", n.Index)
	}
	fmt.Fprintf(c, "%s%s\n", strings.Repeat("  ", level), name)
	switch {
	case n.Kind() == ast.KindCodeBlock || n.Kind() == ast.KindFencedCodeBlock:
		if f, ok := n.(*ast.FencedCodeBlock); ok && f.Info != nil {
			if info := words(string(unescape(f.Info.Segment.Value(c.printer.src)))); len(info) > 0 {
				fmt.Fprintf(c, "%q\n", info)
			}
		}
		for _, l := range strings.Split(strings.TrimSuffix(Code(n, c.printer.src), "\n"), "\n") {
			fmt.Fprintf(c, "%q\n", codeLine(l))
		}
	case inlineParent(n):
		c.inlines(n)
		c.WriteString("\n")
	default:
		c.blocks(n, level+1)
	}
}
