package importer

import (
	"time"

	"example.com/postmortem/report/record"
)

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
