package record

import (
	"fmt"
	"strings"
)

// checker walks the tree of a file beside the shape of its kind and notes every mistake once, at its place.
// It runs before decoding: the decoder stops at the first wrong type and knows no positions inside lists.
type checker struct {
	g        *grammar
	root     *shape
	rootNode *node
	first    int // where the file begins, after a byte order mark
	v        *vocabulary
	partial  bool // the file ends at a syntax error: what is missing may stand behind it
	findings []finding
	refs     []incidentRef
}

// incidentRef names another record; whether that exists is known when all files are read.
type incidentRef struct {
	extent
	id string
}

func (c *checker) report(at extent, rule, hint, format string, args ...any) {
	c.findings = append(c.findings, finding{extent: at, level: Error, rule: rule, msg: fmt.Sprintf(format, args...), hint: hint})
}

// enoughStrays is how many unknown keys of a table are compared with the known ones: no more than that are ever shown,
// and a hostile file has tens of thousands.
const enoughStrays = maxFindings

// table checks the fields of a table.
func (c *checker) table(n *node, s *shape) {
	var strays []*node
	for _, f := range n.sub {
		kid := s.kids[f.name]
		if kid == nil {
			if len(strays) == enoughStrays {
				c.report(f.key, "unknown-key", "", "unknown key %q", f.name)
				continue
			}
			c.unknownKey(f, s)
			strays = append(strays, f)
			continue
		}
		if kid.Long != "" && c.alsoLong(f, kid) {
			continue
		}
		if kid.Type == typeSaid {
			c.said(f, n.get("about"))
			continue
		}
		c.value(f, kid)
	}
	if c.partial {
		return
	}
	c.missing(n, s, strays)
}

func (c *checker) unknownKey(f *node, s *shape) {
	hint := Wanted(f.name, s.names())
	if Suggest(f.name, s.names()) == "" && s != c.root && c.root.kids[f.name] != nil {
		hint = fmt.Sprintf("%q belongs at the top of the file, above the first [table]", f.name)
	}
	if owners := c.owners(f.name); hint == "" && len(owners) > 0 {
		hint = fmt.Sprintf("%q belongs in %s", f.name, strings.Join(owners, " or "))
	}
	where := ""
	if s.name != "" {
		where = fmt.Sprintf(" in %q", s.name)
	}
	c.report(f.key, "unknown-key", hint, "unknown key %q%s", f.name, where)
}

// owners are the tables of the file that have a key of this name, three at most.
func (c *checker) owners(name string) []string {
	var out []string
	for _, s := range c.root.order {
		if s.kids[name] != nil && len(out) < 3 {
			out = append(out, s.header())
		}
	}
	return out
}

// header is how a table is opened.
func (s *shape) header() string {
	if s.Type == typeTableList {
		return "[[" + s.name + "]]"
	}
	return "[" + s.name + "]"
}

// alsoLong complains where the short form stands beside the long one.
func (c *checker) alsoLong(f *node, kid *shape) bool {
	long := c.rootNode
	for rest := kid.Long; rest != ""; {
		var name string
		name, rest = cutPath(rest)
		if long = long.get(name); long == nil {
			return false
		}
	}
	first, second := f, long
	if long.key.at < f.key.at {
		first, second = long, f
	}
	c.findings = append(c.findings, finding{extent: second.key, level: Error, rule: "both-forms", earlier: first.key.at + 1,
		msg:  fmt.Sprintf("%q is here in its short form and as %q", kid.Path, kid.Long),
		hint: "keep one of the two; the first stands in line %d"})
	return true
}

// list checks a list of tables and that no two have the same id.
func (c *checker) list(n *node, s *shape) {
	seen := map[string]int{}
	for _, item := range n.sub {
		switch {
		case item.kind == kTable:
			c.table(item, s)
		case item.kind == kString && s.Short:
			c.id(item, s)
			continue
		case s.Short:
			c.wrongType(item, fmt.Sprintf("the id of a %s, or a table", s.Names))
		default:
			c.wrongType(item, "a table")
		}
		kid, id := s.kids["id"], item.get("id")
		if kid == nil || kid.Type != typeID || id == nil || id.kind != kString {
			continue
		}
		if first, ok := seen[id.text]; ok {
			c.findings = append(c.findings, finding{extent: id.val, level: Error, rule: "duplicate-id", earlier: first + 1,
				msg: fmt.Sprintf("%s %q is here for the second time", s.name, id.text), hint: "the first stands in line %d"})
			continue
		}
		seen[id.text] = id.val.at
	}
}

func (c *checker) wrongType(n *node, wanted string) {
	found := n.kind.String()
	if n.kind == kString && len(n.text) < 40 {
		found = fmt.Sprintf("the text %q", n.text)
	} else if n.text != "" && n.kind != kString {
		found += " (" + clip(n.text, 40) + ")"
	}
	name := "an entry of the list"
	if n.name != "" {
		name = fmt.Sprintf("%q", n.name)
	}
	hint := ""
	if n.kind == kString && strings.HasPrefix(wanted, "a list") && len(n.text) < 40 {
		hint = fmt.Sprintf("write [%q]", n.text)
	}
	c.report(n.place(), "wrong-type", hint, "%s is %s, wanted %s", name, found, wanted)
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
