package record

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Long is the record with every field there is, in the order and with the words of the table of fields: "# " begins a comment, "#"
// alone a line that says something as soon as the # is taken away.
func (b Blank) Long(r *Register, now time.Time) []byte {
	w := &longBlank{Blank: b, r: r, known: map[string]string{
		"id": quoted(b.ID), "title": quote(oneLine(b.Title)), "severity": quote(b.Severity), "summary": quote(b.Summary), "duration": quoted(b.Duration),
		"clock.started": quote(b.Started), "clock.resolved": quoted(b.Resolved), "cause.category": quoted(strings.TrimSuffix(b.Cause, "unknown")),
	}}
	switch {
	case b.Cause == "unknown":
		w.known["cause.state"] = `"unknown"`
	case b.Cause != "" && b.From != "":
		w.known["cause.state"] = `"suspected"`
	}
	w.out.WriteString(b.top())
	fmt.Fprintf(&w.out, "# %s\n\n", phrase(r, "Take the # away from what you fill in; a time of day that is not known may be left out: "+now.In(r.Zone).Format(time.DateOnly),
		"채우는 줄의 #을 지운다. 모르는 시각은 날짜만 쓴다: "+now.In(r.Zone).Format(time.DateOnly)))
	w.table(newGrammar().incident, "")
	return format([]byte(w.out.String()), newGrammar().incident)
}

// A longBlank is a long record being written.
type longBlank struct {
	Blank
	r     *Register
	known map[string]string // values by path
	out   strings.Builder
}

// table writes the keys of a table, then the tables below it.
func (w *longBlank) table(s *shape, path string) {
	var below []*shape
	for _, kid := range s.order {
		switch {
		case kid.Type == typeTable || kid.Type == typeTableList:
			below = append(below, kid)
		case kid.Long == "":
			w.key(kid, path+kid.name)
		}
	}
	for _, kid := range below {
		w.header(kid, path+kid.name)
	}
}

// key writes what a key means, and the key: with its value, or as an example.
func (w *longBlank) key(s *shape, path string) {
	means := s.Means
	if s.Type == typeWord {
		means += " " + strings.Join(s.Values, " · ")
	}
	if ids := w.r.Known(s.Names); len(ids) > 0 {
		means += " " + hintIDs("", append(ids, s.Values...))
	}
	fmt.Fprintf(&w.out, "# %s\n", means)
	if v := w.known[path]; v != "" {
		fmt.Fprintf(&w.out, "%s = %s%s\n", s.name, v, w.copied(path))
		return
	}
	fmt.Fprintf(&w.out, "#%s = %s\n", s.name, s.Example)
}

func (w *longBlank) copied(path string) string {
	if w.From == "" || path != "cause.category" {
		return ""
	}
	return comment(w.like("cause"))
}

// header opens a table; with values, once for each of them.
func (w *longBlank) header(s *shape, path string) {
	open, shut := "[", "]"
	if s.Type == typeTableList {
		open, shut = "[[", "]]"
	}
	ids := map[string][]string{"affected": w.Affected, "dependency": w.Sites}[path]
	first := map[string]string{"affected": "feature", "dependency": "site"}[path]
	fmt.Fprintf(&w.out, "\n# %s\n", s.Means)
	for _, id := range ids[:max(len(ids)-1, 0)] {
		fmt.Fprintf(&w.out, "%s%s%s\n%s = %s%s\n\n", open, path, shut, first, quote(id), comment(w.like(path)))
	}
	for _, id := range ids[max(len(ids)-1, 0):] {
		w.known[path+"."+first] = quote(id)
	}
	mark := "#"
	if w.fills(path) {
		mark = ""
	}
	fmt.Fprintf(&w.out, "%s%s%s%s\n", mark, open, path, shut)
	w.table(s, path+".")
}

// fills reports whether a value below a table is known.
func (w *longBlank) fills(path string) bool {
	for known, value := range w.known {
		if value != "" && strings.HasPrefix(known, path+".") && !slices.Contains([]string{"title", "severity"}, known) {
			return true
		}
	}
	return false
}
