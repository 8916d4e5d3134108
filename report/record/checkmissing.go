package record

import (
	"fmt"
	"slices"
)

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
		if Suggest(f.name, []string{kid.name}) != "" {
			best = i
			break
		}
		if best < 0 && fits(f, kid.Type) && Suggest(f.name, s.names()) == "" {
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
func fits(n *node, t fieldType) bool {
	switch t {
	case typeWords, typeMarkdown:
		return n.kind == kString || n.kind == kTable
	case typeClockTime, typeTime, typeSaid:
		return n.kind == kString || n.kind >= kDateTime || n.kind == kTable
	case typeWordList:
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
