package record

import (
	"fmt"
	"slices"
	"strings"
)

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
	hint := Wanted(n.text, names)
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
