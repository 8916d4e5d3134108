package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// div writes a container; see WriteOptions.Dialect for what it is elsewhere.
func (p *printer) div(n *Div) {
	if !p.o.Dialect {
		switch class := Attr(n, "class"); class {
		case "note", "tip", "important", "warning", "caution":
			p.nested("> ", "> ", func() {
				p.line("[!" + strings.ToUpper(class) + "]")
				p.blocks(n, false)
			})
		default:
			p.blocks(n, false)
		}
		return
	}
	class := Attr(n, "class")
	if attrs := n.Attributes(); len(attrs) == 1 && class != "" && strings.IndexFunc(class, notWord) < 0 {
		p.line("::: " + class)
	} else {
		p.line(":::" + attributes(n, nil))
	}
	if n.HasChildren() {
		p.blocks(n, false)
	}
	p.line(":::")
}

// attributes writes a node's attributes as " {#id .class name=\"value\"}", ""
// if none is left after those to skip.
func attributes(n ast.Node, skip func(name, value string) bool) string {
	var parts []string
	for _, a := range n.Attributes() {
		name := string(a.Name)
		value := Attr(n, name)
		switch {
		case skip != nil && skip(name, value):
		case name == "id" && isBareID(value):
			parts = append(parts, "#"+value)
		default:
			value = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value)
			parts = append(parts, name+`="`+value+`"`)
		}
	}
	if len(parts) == 0 && skip != nil {
		return ""
	}
	return " {" + strings.Join(parts, " ") + "}"
}

func isBareID(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || r < 0x80 && isPunct(byte(r)) && r != '-' && r != '_'
	})
}
