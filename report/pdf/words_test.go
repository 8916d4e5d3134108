package pdf

import (
	"sort"
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

// listText is all that a list says as text: without labels of lists, figures and the table of contents. Ops follow the order
// of structure nodes, as tags do: a row taller than a page is painted line by line, but read cell by cell.
func listText(l *List) string {
	type piece struct {
		block int32
		text  string
	}
	var pieces []piece
	for i := range l.pages {
		for k := range l.pages[i].ops {
			o := &l.pages[i].ops[k]
			if o.kind == opText && o.node != 0 && !l.within(o.node, roleLabel, roleFigure, roleContents) {
				pieces = append(pieces, piece{l.block(o.node), string(l.text(o))})
			}
		}
	}
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].block < pieces[j].block })
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	return withoutSpaces(b.String())
}

// within tells whether a node is, or stands in, one of the roles.
func (l *List) within(n int32, roles ...role) bool {
	for ; n != 0; n = l.nodes[n].parent {
		for _, r := range roles {
			if l.nodes[n].role == r {
				return true
			}
		}
	}
	return false
}

// block is the innermost node around n that is no part of a line.
func (l *List) block(n int32) int32 {
	for l.nodes[n].role >= roleLink {
		n = l.nodes[n].parent
	}
	return n
}
