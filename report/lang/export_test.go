package lang

import (
	"maps"
	"slices"
)

// IDs are the ids of all messages, sorted.
func (l *Lang) IDs() []string { return slices.Sorted(maps.Keys(l.messages)) }

// Args are the names of the arguments that any form of a message mentions, sorted; "count" of a plural may be among them.
func (l *Lang) Args(id string) []string {
	m := l.messages[id]
	if m == nil {
		return nil
	}
	var names []string
	for _, t := range append(slices.Collect(maps.Values(m.forms)), m.other) {
		for _, p := range t.pieces {
			if p.arg != "" {
				names = append(names, p.arg)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
