package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/postmortem/report/record"
)

// mapped makes drafts of the entries of the files by the mapping.
func (r *Reading) mapped(rows []row) {
	for _, group := range r.groups(rows) {
		r.mappedIncident(group)
	}
}

// rowsOf are the entries of a decoded file, with the names that its path has.
func (r *Reading) rowsOf(root value) []row {
	names, ok := capture(r.Mapping.Files, root.file.Name)
	if !ok {
		return nil
	}
	list := []value{root}
	if r.Mapping.Items != "" {
		list = row{value: root, m: r.Mapping}.find(r.Mapping.Items)
	} else if _, isList := root.v.([]any); isList {
		list = root.items()
	} else if key := r.wrapper(root); key != "" {
		r.problem(root.file, 0, 0, record.Error, "it is one table in which the mapping finds no incident", fmt.Sprintf("its incidents seem to be the list %q: write items = %q in the mapping", key, key))
		return nil
	}
	var rows []row
	for _, x := range list {
		if x.v == nil || !x.table() {
			continue
		}
		m := x.v.(map[string]any)
		for k, v := range names {
			m[k] = v
		}
		rows = append(rows, row{value: x, m: r.Mapping})
	}
	return rows
}

// wrapper is the key under which a table holds a list of tables where it is no incident itself, as the mapping sees it: exports often
// put their list into one. Of several the longest list counts, then the first by name. Empty: there is none.
func (r *Reading) wrapper(root value) string {
	m, ok := root.v.(map[string]any)
	itself := row{value: root, m: r.Mapping}
	if !ok || r.keyOf(itself) != "" || itself.first(r.Mapping.Map.ID) != "" || itself.first(r.Mapping.Map.Title) != "" {
		return ""
	}
	longest := ""
	for _, key := range slices.Sorted(maps.Keys(m)) {
		items := root.get(key).items()
		if len(items) > 0 && items[0].table() && (longest == "" || len(items) > len(root.get(longest).items())) {
			longest = key
		}
	}
	return longest
}

func (r *Reading) clockReader() clockReader { return clockReader{r.Mapping.zone, r.Mapping.Layout} }

// groups puts rows with the same key together, in order of the first of each.
func (r *Reading) groups(rows []row) [][]row {
	var out [][]row
	at := map[string]int{}
	for _, w := range rows {
		key := r.keyOf(w)
		if i, ok := at[key]; ok && key != "" {
			out[i] = append(out[i], w)
			continue
		}
		at[key] = len(out)
		out = append(out, []row{w})
	}
	return out
}

// keyOf names the incident of a row. Times count as the instants they are, whatever their zone.
func (r *Reading) keyOf(w row) string {
	var parts []string
	for _, p := range r.Mapping.Key {
		s := w.first([]string{p})
		if slices.ContainsFunc(r.Mapping.Map.Started, func(c clockField) bool { return c.From == p }) {
			if t, err := r.clockReader().read(s); err == nil {
				s = t.UTC().Format("2006-01-02T15:04Z")
			}
		}
		parts = append(parts, s)
	}
	if strings.Join(parts, "") == "" {
		return ""
	}
	return strings.Join(parts, " ")
}

// mappedIncident makes one draft. Of rows that are states over time the last holds; of parts, each adds to it.
func (r *Reading) mappedIncident(rows []row) {
	m := r.Mapping
	last := rows[len(rows)-1]
	id := or(last.first(m.Map.ID), r.keyOf(last), last.first(m.Map.Title))
	if m.Rows == "parts" {
		id = or(r.keyOf(last), id)
	}
	d := r.draft(last.file, m.System, id)
	d.in.Imported.URL = last.first(m.Map.URL)
	d.title(last.first(m.Map.Title), "Incident "+id)
	d.in.Kind = record.Kind(or(word(rows, m.Map.Kind, m.Kind), string(record.Outage)))
	d.in.Status = record.Status(word(rows, m.Map.Status, m.Status))
	d.mappedTexts(rows)
	d.mappedSeverity(rows)
	d.mappedClocks(rows)
	d.mappedAffected(rows)
	d.mappedTimeline(rows)
	d.finish()
}

// word is what the last row with a known word means.
func word(rows []row, paths []string, table map[string]string) string {
	for _, w := range slices.Backward(rows) {
		if id, _ := w.mappedWord(paths, table); id != "" {
			return id
		}
	}
	return ""
}

func (d *draft) mappedTexts(rows []row) {
	m := d.r.Mapping
	text := func(paths []string) record.Text {
		if m.Rows == "parts" {
			var all []string
			for _, w := range rows {
				if s := w.first(paths); s != "" && !slices.Contains(all, s) {
					all = append(all, s)
				}
			}
			return d.r.prose(strings.Join(all, "\n\n"))
		}
		for _, w := range slices.Backward(rows) {
			if s := w.first(paths); s != "" {
				return d.r.prose(s)
			}
		}
		return nil
	}
	if s := text(m.Map.Summary); s != nil {
		d.in.Summary = s
	}
	d.in.Impact = text(m.Map.Impact)
	if s := text(m.Map.Cause); s != nil {
		d.in.Cause = record.Cause{State: record.CauseSuspected, Summary: s}
		d.check("cause.state", "how sure the source was is not known")
	}
}

// mappedSeverity takes the last row's word, of parts the worst.
func (d *draft) mappedSeverity(rows []row) {
	m := d.r.Mapping
	rank := func(id string) int {
		if i := slices.Index(m.Scale, id); i >= 0 {
			return i
		}
		return len(m.Scale)
	}
	id, said := rows[len(rows)-1].mappedWord(m.Map.Severity, m.Severity)
	var before []string
	for _, w := range rows {
		i, s := w.mappedWord(m.Map.Severity, m.Severity)
		if m.Rows == "parts" && rank(i) < rank(id) {
			id, said = i, s
		}
		if s != said && s != "" && m.Rows != "parts" && !slices.Contains(before, s) {
			before = append(before, s)
		}
	}
	d.severity(id, said, m.Scale)
	if len(before) > 0 {
		d.check("severity", fmt.Sprintf("earlier rows say %q", strings.Join(before, ", ")))
	}
}

// mappedTimeline makes entries of the items of a list, or one of each row.
func (d *draft) mappedTimeline(rows []row) {
	t := d.r.Mapping.Timeline
	if t.At == "" {
		return
	}
	for _, w := range rows {
		list := []value{w.value}
		if t.Items != "" {
			list = w.find(t.Items)
		}
		for _, x := range list {
			e := row{x, w.m, w.flat}
			s := e.first([]string{t.At})
			at, err := d.r.clockReader().read(s)
			text := d.r.prose(strings.Join(e.every(t.What), ": "))
			switch {
			case text == nil:
			case err != nil:
				x.warn("has no time, "+err.Error()+": "+line(strings.Join(e.every(t.What), ": "), 200), "its text was left out of the timeline")
			case t.Kind == "communication":
				d.told(at, text)
			default:
				d.entry(at, text, t.Kind)
			}
		}
	}
}
