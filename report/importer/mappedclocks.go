package importer

import (
	"slices"
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

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
		p := d.in.Clock.Named(c.name)
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
