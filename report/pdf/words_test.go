package pdf

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/markdown"
)

// treeText is all that a tree says, in the order of reading, without spaces: what a list must say too.
func treeText(root ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text, *ast.String:
			b.WriteString(clean(markdown.Text(n, src)))
		case *ast.AutoLink:
			b.WriteString(clean(string(n.Label(src))))
		case *east.FootnoteLink:
			b.WriteString(strconv.Itoa(n.Index))
		case *ast.CodeSpan, *ast.FencedCodeBlock, *ast.CodeBlock:
			b.WriteString(clean(markdown.Code(n, src)))
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return withoutSpaces(b.String())
}

func withoutSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || isSpace(r) {
			return -1
		}
		return r
	}, s)
}
