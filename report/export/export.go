package export

import (
	"io"
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// A Format is one way to write incidents.
type Format struct {
	Name, Ext string
	Doc       string
	Each      bool // one file an incident
	Write     func(w io.Writer, d *Data) error
}

// Formats are all of them, in the order in which help shows them.
var Formats = []*Format{JSON, JSONLines, CSV, Calendar, OpenMetrics, Markdown}

// Named returns the format of that name.
func Named(name string) (*Format, bool) {
	i := slices.IndexFunc(Formats, func(f *Format) bool { return f.Name == name })
	if i < 0 {
		return nil, false
	}
	return Formats[i], true
}

// Data is what one audience may see of a corpus.
type Data struct {
	Register  *record.Register
	Incidents []*record.Incident // in order of their start
	Audience  record.Audience
	AsOf      time.Time // what is open is as old as this says
	Languages []string  // of texts, where a format has room for one: the first that there is
	Left      int       // incidents and blocks that the audience may not see
}

// Of takes what an audience may see of a corpus. Links to incidents that it may not see are left out with them; those
// outside do not see links to incidents that nobody has read either. Where a record was imported from is for those inside.
func Of(c *record.Corpus, a record.Audience, asOf time.Time) *Data {
	d := &Data{Register: c.Register, Audience: a, AsOf: asOf, Languages: c.Register.Languages}
	inside := a.MaySee(record.Internal)
	visible := map[string]bool{}
	for _, in := range c.Incidents {
		visible[in.ID] = a.MaySee(in.Audience)
	}
	hidden := func(id string) bool {
		seen, known := visible[id]
		return known && !seen || !known && !inside
	}
	for _, in := range c.Incidents {
		if hidden(in.ID) {
			d.Left++
			continue
		}
		part, left := in.For(a)
		seen := *part
		d.Left += left
		seen.Related = slices.DeleteFunc(slices.Clone(seen.Related), func(r record.Relation) bool { return hidden(r.Incident) })
		seen.Actions = slices.Clone(seen.Actions)
		for i := range seen.Actions {
			x := &seen.Actions[i]
			x.Incidents = slices.DeleteFunc(slices.Clone(x.Incidents), hidden)
		}
		if !inside {
			seen.Imported = record.Imported{}
		}
		d.Incidents = append(d.Incidents, &seen)
	}
	return d
}

// text is a text in the first of the languages that it has.
func (d *Data) text(t record.Text) string {
	s, _ := t.In(d.Languages...)
	return s
}

// features are the names of what an incident touched, as the register has them.
func (d *Data) features(in *record.Incident) (names []string) {
	for _, a := range in.Affected {
		name := a.Feature
		if f, ok := d.Register.Feature(a.Feature); ok && !f.Name.IsZero() {
			name = d.text(f.Name)
		}
		names = append(names, name)
	}
	return names
}
