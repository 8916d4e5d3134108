package analysis

import (
	"slices"
	"strings"
	"time"

	"example.com/postmortem/report/match"
	"example.com/postmortem/report/record"
)

// ahead is where an incident ends that is not over.
const ahead = 100 * 365 * 24 * time.Hour

// words are a text in the register's first language that it has.
func (a *Analysis) words(t record.Text) string {
	words, _ := t.In(a.register.Languages...)
	return words
}

// document is an incident as matching sees it: one text, in the register's first language that it has, and what is known beside it.
func (a *Analysis) document(in *record.Incident) match.Doc {
	d := match.Doc{
		ID: in.ID, Time: begin(in), End: in.Clock.Resolved.Hi, Title: a.words(in.Title),
		Body:   in.Narrative(a.register.Languages...),
		Fields: map[string][]string{},
	}
	if in.Ongoing() {
		d.End = a.asOf.Add(ahead)
	}
	add := func(field, value string) {
		if value != "" && value != "unknown" && !slices.Contains(d.Fields[field], value) {
			d.Fields[field] = append(d.Fields[field], value)
		}
	}
	add(match.CauseField, a.knownCause(in))
	add("trigger", in.Cause.Trigger)
	for _, f := range in.Cause.Factors {
		add("factor", f.Category)
	}
	for _, x := range in.Affected {
		add(match.ComponentField, x.Feature)
		if f, ok := a.register.Feature(x.Feature); ok {
			add("service", f.Service)
		}
	}
	for _, x := range in.Dependencies {
		add("site", x.Site)
		if s, ok := a.register.Site(x.Site); ok {
			add("provider", a.words(s.Operator))
		}
	}
	return d
}

// knownCause is the category of a cause that is known: confirmed, and naming more than that something inside failed. Two causes that
// nobody knows are never the same cause, so that all others are empty.
func (a *Analysis) knownCause(in *record.Incident) string {
	if in.Cause.State != record.CauseConfirmed || slices.Contains(a.settings.UnknownCauses, in.Cause.Category) {
		return ""
	}
	return in.Cause.Category
}

// leaf reports whether nothing in the taxonomy stands below a category: "network" is no claim about a cause where there is "network/dns".
func (a *Analysis) leaf(category string) bool {
	return !slices.ContainsFunc(a.register.Causes, func(c record.Category) bool { return strings.HasPrefix(c.ID, category+"/") })
}

// begin is when an incident began as far as anyone knows: the time that people named, else the earliest that is possible.
func begin(in *record.Incident) time.Time {
	c := &in.Clock
	for _, p := range [...]*record.Point{&c.Started, &c.Detected, &c.Mitigated, &c.Resolved} { // tens of millions of times in a large register
		switch {
		case !p.At.IsZero():
			return p.At
		case !p.Lo.IsZero():
			return p.Lo
		case !p.Hi.IsZero():
			return p.Hi
		}
	}
	return time.Time{}
}
