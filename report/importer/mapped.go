package importer

import (
	"fmt"
	"slices"
	"strings"
	"time"

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

// clockFields are the clocks that a mapping fills, by name.
func (f *fields) clockFields() []struct {
	name string
	from clocks
} {
	return []struct {
		name string
		from clocks
	}{{"triggered", f.Triggered}, {"started", f.Started}, {"detected", f.Detected}, {"acknowledged", f.Acknowledged}, {"declared", f.Declared},
		{"announced", f.Announced}, {"mitigated", f.Mitigated}, {"resolved", f.Resolved}, {"fixed", f.Fixed}}
}

func clockOf(c *record.Clock, name string) *record.Point {
	return map[string]*record.Point{"triggered": &c.Triggered, "started": &c.Started, "detected": &c.Detected, "acknowledged": &c.Acknowledged, "declared": &c.Declared,
		"announced": &c.Announced, "mitigated": &c.Mitigated, "resolved": &c.Resolved, "fixed": &c.Fixed}[name]
}

// atTime is a time that a row has, and by which field.
func (d *draft) atTime(w row, from clocks) (t time.Time, f clockField, ok bool) {
	for _, f := range from {
		s := w.first([]string{f.From})
		if s == "" {
			continue
		}
		t, err := d.r.clockReader().read(s)
		if err != nil {
			w.at(s, w.path+"."+f.From).warn("cannot be used: "+err.Error(), "give the zone with --zone, how times are written with layout in the mapping")
			continue
		}
		return t, f, true
	}
	return t, f, false
}

// mappedClocks reads the times. Of parts the first counts, for what ends the incident the last.
func (d *draft) mappedClocks(rows []row) {
	m := d.r.Mapping
	for _, c := range m.Map.clockFields() {
		ends := c.name == "mitigated" || c.name == "resolved" || c.name == "fixed"
		var got time.Time
		var field clockField
		var differ []string
		open := false
		for _, w := range rows {
			t, f, ok := d.atTime(w, c.from)
			switch {
			case !ok:
				open = open || ends && m.Rows == "parts"
				continue
			case ends && m.OpenFrom > 0 && t.Year() >= m.OpenFrom:
				open = true
				continue
			case got.IsZero() || m.Rows != "parts" || ends == t.After(got) && !t.Equal(got):
				if !got.IsZero() && !t.Equal(got) && m.Rows != "parts" {
					differ = append(differ, record.At(got).Written)
				}
				got, field = t, f
			}
		}
		if got.IsZero() || open && ends {
			continue
		}
		p := clockOf(&d.in.Clock, c.name)
		switch *p = exact(got); field.Precision {
		case "derived":
			p.Precision = record.Derived
		case "not-after":
			*p = notAfter(got)
		}
		if field.Check != "" {
			d.check(c.name, field.Check)
		}
		if len(differ) > 0 {
			d.check(c.name, "earlier rows say "+strings.Join(slices.Compact(differ), ", "))
		}
	}
}

// mappedAffected takes the features and sites of all rows. Of parts, features keep their own times where they differ from
// those of the whole.
func (d *draft) mappedAffected(rows []row) {
	m := d.r.Mapping
	var spans []partSpan // of the features, in their order
	for _, w := range rows {
		source := d.partSource(w)
		impact, _ := w.mappedWord(m.Map.Down, m.Impact)
		for _, name := range w.every(m.Map.Affected) {
			i := d.affected(name)
			a := &d.in.Affected[i]
			if a.Impact = worse(a.Impact, impact); source != "" {
				a.Source = append(a.Source, source)
			}
			if i == len(spans) {
				spans = append(spans, partSpan{})
			}
			d.widen(&spans[i], w)
		}
		for _, name := range w.every(m.Map.Site) {
			d.dependency(name, w.first(m.Map.Operator), m.Map.SiteKind)
		}
	}
	if m.Rows != "parts" {
		return
	}
	for i, s := range spans {
		a := &d.in.Affected[i]
		if !s.from.IsZero() && !s.from.Equal(d.in.Clock.Started.At) {
			a.Started = record.At(s.from)
		}
		if !s.to.IsZero() && !s.open && !s.to.Equal(d.in.Clock.Resolved.At) {
			a.Restored = record.At(s.to)
		}
	}
}

// A partSpan is from when to when the rows of one feature go together.
type partSpan struct {
	from, to time.Time
	open     bool // one of them has no end
}

func (d *draft) widen(s *partSpan, w row) {
	m := d.r.Mapping
	if t, _, ok := d.atTime(w, m.Map.Started); ok && (s.from.IsZero() || t.Before(s.from)) {
		s.from = t
	}
	t, _, ok := d.atTime(w, m.Map.Resolved)
	switch {
	case !ok || m.OpenFrom > 0 && t.Year() >= m.OpenFrom:
		s.open = true
	case t.After(s.to):
		s.to = t
	}
}

// partSource makes a source of a row that has an id of its own, so that every row can be found again.
func (d *draft) partSource(w row) string {
	m := d.r.Mapping
	id := w.first(m.Map.Source)
	if id == "" {
		return ""
	}
	key := slug(m.System + " " + id)
	for _, s := range d.in.Sources {
		if s.ID == key {
			return ""
		}
	}
	d.in.Sources = append(d.in.Sources, record.Source{ID: key, Title: d.r.text(line(w.file.ref(), maxTitle) + ", " + id)})
	return key
}

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
