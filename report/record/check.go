package record

import (
	"fmt"
	"slices"
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

// table checks the fields of a table.
func (c *checker) table(n *node, s *shape) {
	var strays []*node
	for _, f := range n.sub {
		kid := s.kids[f.name]
		if kid == nil {
			c.unknownKey(f, s)
			strays = append(strays, f)
			continue
		}
		if kid.Long != "" && c.alsoLong(f, kid) {
			continue
		}
		if kid.Type == Said {
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
	hint := didYouMean(f.name, s.names())
	if suggest(f.name, s.names()) == "" && s != c.root && c.root.kids[f.name] != nil {
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
	if s.Type == TableList {
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

// missing complains about required keys that are not there. A stray key stands for the missing one that it resembles or
// whose kind of value it has: whoever misspells a key has made one mistake, not two.
func (c *checker) missing(n *node, s *shape, strays []*node) {
	for _, kid := range s.order {
		if !kid.Required || n.get(kid.name) != nil || takeStray(&strays, kid, s) {
			continue
		}
		c.report(c.headOf(n), "missing-key", "write "+kid.name+" = "+kid.Example, "%q is missing%s", kid.name, within(s))
	}
	if s == c.root && s.kids["confirmed"] != nil {
		c.missingUnlessDoubtful(n, s, strays)
	}
}

// missingUnlessDoubtful asks a record that is confirmed for its severity and its start.
func (c *checker) missingUnlessDoubtful(n *node, s *shape, strays []*node) {
	if f := n.get("confirmed"); f != nil && f.text != "true" || misspelt(n, s, "confirmed") {
		return
	}
	for _, name := range []string{"severity", "started"} {
		kid := s.kids[name]
		if n.get(name) != nil || takeStray(&strays, kid, s) || name == "started" && misspelt(n, s, "clock") {
			continue
		}
		if clock := n.get("clock"); name == "started" && clock != nil {
			if clock.kind != kTable || clock.get(name) != nil || strangerIn(clock, c.root.kids["clock"]) {
				continue
			}
		}
		c.report(c.headOf(n), "missing-key", fmt.Sprintf("write %s = %s; only a record with confirmed = false may lack it", name, kid.Example), "%q is missing", name)
	}
}

func strangerIn(n *node, s *shape) bool {
	return slices.ContainsFunc(n.sub, func(f *node) bool { return s.kids[f.name] == nil })
}

// takeStray takes the stray key that was meant to be kid: one that resembles it, else one that resembles no other key of
// the table and has its kind of value.
func takeStray(strays *[]*node, kid, s *shape) bool {
	best := -1
	for i, f := range *strays {
		if suggest(f.name, []string{kid.name}) != "" {
			best = i
			break
		}
		if best < 0 && fits(f, kid.Type) && suggest(f.name, s.names()) == "" {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	*strays = slices.Delete(slices.Clone(*strays), best, best+1)
	return true
}

// fits reports whether a value could be meant for a field of type t.
func fits(n *node, t Type) bool {
	switch t {
	case Words, Markdown:
		return n.kind == kString || n.kind == kTable
	case ClockTime, Time, Said:
		return n.kind == kString || n.kind >= kDateTime || n.kind == kTable
	case WordList:
		return n.kind == kArray
	}
	return n.kind == kString
}

// headOf is where a complaint about something missing in a table points: its header, its opening brace, or the beginning
// of the file.
func (c *checker) headOf(n *node) extent {
	if n == c.rootNode {
		return extent{c.first, c.first}
	}
	if n.how == byValue {
		return extent{n.val.at, n.val.at + 1}
	}
	return n.key
}

func within(s *shape) string {
	if s.name == "" {
		return ""
	}
	return fmt.Sprintf(" in %q", s.name)
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
		if kid == nil || kid.Type != ID || id == nil || id.kind != kString {
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

// id checks that a string names something that exists.
func (c *checker) id(n *node, s *shape) {
	if slices.Contains(s.Values, n.text) {
		return
	}
	if s.Names == "incident" {
		c.refs = append(c.refs, incidentRef{n.val, n.text})
		return
	}
	l := c.v.ids[s.Names]
	if n.text == "" {
		c.report(n.val, "wrong-value", "", "an empty text is no id of a %s", s.Names)
		return
	}
	if l == nil || l.open || l.has[n.text] {
		return
	}
	names := append(slices.Clone(l.names), s.Values...)
	hint := didYouMean(n.text, names)
	if hint == "" {
		hint = fmt.Sprintf("the register has no such %s; add it there as [[%s]]", s.Names, s.Names)
	}
	c.report(n.val, "unknown-"+s.Names, hint, "there is no %s %q", s.Names, n.text)
}

// source checks one source: an id, or an address.
func (c *checker) source(n *node) {
	l := c.v.ids["source"]
	if strings.Contains(n.text, "://") || l == nil || l.open || l.has[n.text] {
		return
	}
	hint := first(nearest(n.text, l.names), "add it as [[source]], or write its address")
	c.report(n.val, "unknown-source", hint, "there is no source %q", n.text)
}
