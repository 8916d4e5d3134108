package record

import (
	"slices"
	"strings"
)

// newKey is the place and the text of a key that the file does not have.
func newKey(src []byte, root *node, c Change) (extent, string) {
	parts := strings.Split(c.Path, ".")
	t, n, dotted := nearestTable(root, parts)
	line := strings.Join(parts[n:], ".") + " = " + c.TOML
	switch {
	case t.how == byValue:
		return insideInline(src, t, line)
	case n < len(parts)-1 && !dotted:
		table := strings.Join(parts[:len(parts)-1], ".")
		at, gap := newPlace(src, table)
		return at, gap + "[" + table + "]\n" + parts[len(parts)-1] + " = " + c.TOML + "\n"
	}
	s, last := readScript(src), -1
	in := n == 0
	for i, st := range s.all {
		if st.header {
			in = slices.Equal(st.keys, parts[:n])
		}
		if in {
			last = i
		}
	}
	if last < 0 {
		return s.start(), line + "\n"
	}
	return s.below(last, line+"\n")
}

// nearestTable is the table with a line or a value of its own that a key path leads through, how many keys lead to it, and whether
// the table of the key is there already, made by dotted keys.
func nearestTable(root *node, parts []string) (t *node, n int, dotted bool) {
	for n = len(parts) - 1; n > 0; n-- {
		t = root.at(strings.Join(parts[:n], "."))
		switch {
		case t == nil || t.how == byPrefix:
		case t.how == byDots:
			dotted = true
		default:
			return t, n, dotted
		}
	}
	return root, 0, dotted
}

// insideInline puts a key before the end of an inline table.
func insideInline(src []byte, t *node, line string) (extent, string) {
	end := strings.LastIndexByte(string(src[:t.val.end]), '}')
	inside := strings.TrimRight(string(src[t.val.at+1:end]), " \t\r\n")
	at := t.val.at + 1 + len(inside)
	if inside == "" {
		return extent{at, end}, " " + line + " "
	}
	return extent{at, end}, ", " + line + " "
}

// start is where the first key of a file can stand: below the comments of the file.
func (s *script) start() extent {
	if len(s.all) > 0 {
		return extent{s.all[0].at, s.all[0].at}
	}
	return extent{len(s.src), len(s.src)}
}

// below is the place of a line below a statement. The last line of a file may lack its end.
func (s *script) below(i int, text string) (extent, string) {
	at := s.all[i].end
	if n := strings.IndexByte(string(s.src[at:]), '\n'); n >= 0 {
		return extent{at + n + 1, at + n + 1}, text
	}
	return extent{len(s.src), len(s.src)}, "\n" + text
}

// newPlace is where a new table or item goes: behind the last block of the same key, else behind the last of those that the table
// of fields puts before it. The text is what must stand before it.
func newPlace(src []byte, table string) (extent, string) {
	s, g := readScript(src), newGrammar()
	name, _, _ := strings.Cut(table, ".")
	order := g.incident.names()
	if !slices.Contains(order, name) {
		order = g.register.names()
	}
	mine := slices.Index(order, name)
	first, last, here := -1, -1, ""
	for i, st := range s.all {
		if st.header {
			here = st.keys[0]
		}
		switch {
		case here == name:
			last = i
		case first < 0 && here != "" && slices.Index(order, here) > mine && mine >= 0:
			first = i // of the blocks that come later
		}
	}
	switch {
	case last < 0 && first >= 0:
		last = first - 1
	case last < 0:
		last = len(s.all) - 1
	}
	if last < 0 {
		return s.start(), ""
	}
	after := append(slices.Clone(s.tail), "")
	if last+1 < len(s.all) {
		after = s.all[last+1].above
	}
	at, gap := s.below(last, "\n")
	comments, _ := cutBelow(after)
	for range comments { // which directly follow the statement, and are its own
		n := strings.IndexByte(string(src[at.end:])+"\n", '\n')
		at = extent{min(at.end+n+1, len(src)), min(at.end+n+1, len(src))}
	}
	if at.end > 0 && src[at.end-1] != '\n' {
		gap = "\n\n"
	}
	return at, gap
}
