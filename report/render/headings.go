package render

import "github.com/yuin/goldmark/ast"

// levelHeadings closes the gaps between the levels of headings, wherever an author's prose skips one: a heading is one level below the
// nearest heading before it that stood above it. Readers of pages and papers by ear find their way by levels that do not skip.
func levelHeadings(root ast.Node) {
	var above []int // the written levels of the headings that the next one may stand under
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		for len(above) > 0 && above[len(above)-1] >= h.Level {
			above = above[:len(above)-1]
		}
		above = append(above, h.Level)
		h.Level = len(above)
		return ast.WalkSkipChildren, nil
	})
}
