package record

import "slices"

// A block is a header, or the start of the file, with the statements below it: what moves as a whole.
type block struct {
	path  []string // of the header; none for the start of the file
	list  bool
	lines []*statement
	below []string // comments that directly follow its last statement
	rank  int
}

// blocks splits a file at its headers. Comments above a header are the header's, as far as they do not directly follow the
// statement before, with a blank line after them.
func (s *script) blocks() []*block {
	here := &block{}
	all := []*block{here}
	for _, st := range s.all {
		if !st.header {
			here.lines = append(here.lines, st)
			continue
		}
		if len(all) > 1 || len(here.lines) > 0 {
			here.below, st.above = cutBelow(st.above)
		}
		here = &block{path: st.keys, list: st.list, lines: []*statement{st}}
		all = append(all, here)
	}
	if len(s.all) > 0 {
		here.below, s.tail = cutBelow(append(s.tail, ""))
	}
	return all
}

// cutBelow cuts the lines before the first blank one off, if there is a blank one.
func cutBelow(lines []string) (below, rest []string) {
	if i := slices.Index(lines, ""); i > 0 {
		return lines[:i], lines[i:]
	}
	return nil, lines
}

// arrange puts the blocks below a table into the order of the table of fields. Only whole tables move: what is below one key
// stays in its order, so that every [table.in.item] stays with its [[item]]. A key that the table of fields does not know stays
// behind the one that it follows.
func arrange(all []*block, s *shape, depth int) []*block {
	rank, last := map[string]int{}, -1
	for _, b := range all {
		if len(b.path) <= depth { // the table's own header, which goes first
			b.rank = -2
			continue
		}
		name := b.path[depth]
		if _, met := rank[name]; !met {
			if i := slices.IndexFunc(s.kin(), func(k *shape) bool { return k.name == name }); i >= 0 {
				last = i
			}
			rank[name] = last
		}
		b.rank = rank[name]
		last = b.rank
	}
	slices.SortStableFunc(all, func(a, b *block) int { return a.rank - b.rank })
	for at := 0; at < len(all); {
		end := at + 1
		for end < len(all) && sameItem(all[at], all[end], depth) {
			end++
		}
		if end > at+1 {
			arrange(all[at:end], s.kid(all[at].path[depth]), depth+1)
		}
		at = end
	}
	return all
}

// sameItem reports whether b belongs to the same table, or item of a list, as the block a before it.
func sameItem(a, b *block, depth int) bool {
	return len(a.path) > depth && len(b.path) > depth && a.path[depth] == b.path[depth] && !(b.list && len(b.path) == depth+1)
}

// kin are the fields of a table, in order; none of one that nobody knows.
func (s *shape) kin() []*shape {
	if s == nil {
		return nil
	}
	return s.order
}

func (s *shape) kid(name string) *shape {
	if s == nil {
		return nil
	}
	return s.kids[name]
}
