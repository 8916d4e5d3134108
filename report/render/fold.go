package render

import (
	"text/template"
	"text/template/parse"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/view"
)

// fold puts the words of a language into its template where a message is asked for by name alone, {{t "section.summary"}}: they are the
// same on every page, and a third of what a page executes.
func fold(tmpl *template.Template, l *lang.Lang) {
	for _, t := range tmpl.Templates() {
		if t.Tree != nil {
			foldList(t.Tree.Root, l)
		}
	}
}

func foldList(list *parse.ListNode, l *lang.Lang) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			if id, ok := constant(n.Pipe); ok && l.Has(id) {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(view.Say(l.T(id)).String())}
			}
		case *parse.IfNode:
			foldList(n.List, l)
			foldList(n.ElseList, l)
		case *parse.WithNode:
			foldList(n.List, l)
			foldList(n.ElseList, l)
		case *parse.RangeNode:
			foldList(n.List, l)
			foldList(n.ElseList, l)
		}
	}
}

// constant is the id of a pipeline that is t "id" and nothing else.
func constant(p *parse.PipeNode) (id string, ok bool) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 2 {
		return "", false
	}
	name, isName := p.Cmds[0].Args[0].(*parse.IdentifierNode)
	arg, isString := p.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isString || name.Ident != "t" {
		return "", false
	}
	return arg.Text, true
}
