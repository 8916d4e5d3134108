package importer

import (
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/aymanbagabas/go-udiff"
)

// A Conflict is a place of a record that both the source and people changed since the last import. People's text stays.
type Conflict struct {
	Line   int    // in the record as it is now
	Source string // what the source says there now; empty: it took the lines away
}

// merge puts what the source changed, from base to theirs, into ours. Lines that both changed stay ours and are reported.
// The result is TOML if ours is: where the pieces do not go together, all of ours stays.
func merge(base, ours, theirs string) (string, []Conflict) {
	if ours == base || ours == theirs {
		return theirs, nil
	}
	mine := lineEdits(base, ours)
	var edits []udiff.Edit
	var conflicts []Conflict
	accepted := mine
	for _, e := range lineEdits(base, theirs) {
		switch clash, same := overlaps(mine, e); {
		case same:
		case clash >= 0:
			conflicts = append(conflicts, Conflict{lineOf(base, mine, clash), strings.TrimSpace(e.New)})
		default:
			edits = append(edits, e)
			accepted = insertEdit(accepted, e)
		}
	}
	merged, err := udiff.Apply(base, accepted)
	if err != nil || !sound(merged) {
		if sound(ours) || err != nil {
			for _, e := range edits {
				conflicts = append(conflicts, Conflict{1, strings.TrimSpace(e.New)})
			}
			return ours, conflicts
		}
	}
	return merged, conflicts
}

// lineEdits are what turns base into text, one key at a time: a diff takes neighbouring lines that changed for one change, and
// whoever corrected the start would otherwise not get the new end below it.
func lineEdits(base, text string) []udiff.Edit {
	var out []udiff.Edit
	for _, e := range udiff.Lines(base, text) {
		was, is := strings.SplitAfter(base[e.Start:e.End], "\n"), strings.SplitAfter(e.New, "\n")
		at, i, j := e.Start, 0, 0
		put := func(n, m int) { // the next n lines of base became the next m lines
			for m == 0 && n > 1 && !slices.ContainsFunc(was[i:i+n], func(l string) bool { return lineKey(l) == "" }) {
				out = append(out, udiff.Edit{Start: at, End: at + len(was[i])}) // keys go one by one, blocks as a whole
				at, i, n = at+len(was[i]), i+1, n-1
			}
			from, now := at, strings.Join(is[j:j+m], "")
			for range n {
				at += len(was[i])
				i++
			}
			if j += m; base[from:at] != now {
				out = append(out, udiff.Edit{Start: from, End: at, New: now})
			}
		}
		for i < len(was) && j < len(is) {
			n, m := nextSameKey(was[i:], is[j:])
			put(n, m)
			if i < len(was) && j < len(is) {
				put(1, 1)
			}
		}
		put(len(was)-i, len(is)-j)
	}
	return out
}

// nextSameKey is how many lines come before the first key that both have.
func nextSameKey(was, is []string) (n, m int) {
	at := map[string]int{}
	for i, l := range is {
		if k := lineKey(l); k != "" {
			if _, seen := at[k]; !seen {
				at[k] = i
			}
		}
	}
	for i, l := range was {
		if j, ok := at[lineKey(l)]; ok && lineKey(l) != "" {
			return i, j
		}
	}
	return len(was), len(is)
}

// lineKey is the key that a line gives a value, empty for other lines.
func lineKey(l string) string {
	k, _, ok := strings.Cut(l, " = ")
	if !ok || k == "" || strings.ContainsAny(k, " \t\"'#[{") {
		return ""
	}
	return k
}

// overlaps says which of the edits changes the same lines as e, -1 for none, and whether it does the same.
func overlaps(edits []udiff.Edit, e udiff.Edit) (at int, same bool) {
	for i, m := range edits {
		if m == e {
			return i, true
		}
		if m.Start < e.End && e.Start < m.End || m.Start == e.Start && m.End == e.End && m.Start != m.End {
			return i, false
		}
		// Both put something in at one place: fine if both are whole tables, for keys could end up in the wrong one.
		if m.Start == e.Start && m.Start == m.End && e.Start == e.End && !(wholeTables(m.New) && wholeTables(e.New)) {
			return i, false
		}
	}
	return -1, false
}

// wholeTables reports whether lines begin with the header of a table.
func wholeTables(s string) bool { return strings.HasPrefix(strings.TrimSpace(s), "[") }

// insertEdit puts an edit that overlaps no other into order. What the source adds at a place goes before what people add.
func insertEdit(edits []udiff.Edit, e udiff.Edit) []udiff.Edit {
	out := make([]udiff.Edit, 0, len(edits)+1)
	done := false
	for _, m := range edits {
		if !done && (e.End < m.Start || e.End == m.Start && (e.Start < m.Start || m.Start == m.End || e.Start == e.End)) {
			out, done = append(out, e), true
		}
		out = append(out, m)
	}
	if !done {
		out = append(out, e)
	}
	return out
}

// lineOf is the line of ours at which the edit stands.
func lineOf(base string, mine []udiff.Edit, at int) int {
	n := strings.Count(base[:mine[at].Start], "\n") + 1
	for _, m := range mine[:at] {
		n += strings.Count(m.New, "\n") - strings.Count(base[m.Start:m.End], "\n")
	}
	return n
}

func sound(text string) bool {
	var m map[string]any
	_, err := toml.Decode(strings.TrimPrefix(text, "\ufeff"), &m)
	return err == nil
}
