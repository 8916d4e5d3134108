package view

import (
	"slices"

	"example.com/postmortem/report/record"
)

// redact returns what of an incident an audience may see, and how many blocks it may not. Everything after it, figures and
// file names too, is made from what it returns: what is not there cannot leak. The incident itself must be visible.
func redact(in *record.Incident, a record.Audience) (*record.Incident, int) {
	out := *in
	r := redaction{audience: a}
	out.Claims = keep(&r, in.Claims, func(c record.Claim) (record.Audience, []string) { return c.Audience, c.Source })
	out.Affected = keep(&r, in.Affected, func(x record.Affected) (record.Audience, []string) { return x.Audience, x.Source })
	out.Dependencies = keep(&r, in.Dependencies, func(d record.Dependency) (record.Audience, []string) { return d.Audience, d.Source })
	out.Timeline = keep(&r, in.Timeline, func(e record.Entry) (record.Audience, []string) { return e.Audience, e.Source })
	out.Actions = keep(&r, in.Actions, func(x record.Action) (record.Audience, []string) { return x.Audience, x.Source })
	out.Signals = keep(&r, in.Signals, func(s record.Signal) (record.Audience, []string) { return s.Audience, s.Source })
	out.Notices = keep(&r, in.Notices, func(n record.Notice) (record.Audience, []string) { return n.Audience, n.Source })
	out.Related = keep(&r, in.Related, func(x record.Relation) (record.Audience, []string) { return x.Audience, x.Source })
	out.Revisions = keep(&r, in.Revisions, func(x record.Revision) (record.Audience, []string) { return x.Audience, x.Source })
	out.Cause.Factors = keep(&r, in.Cause.Factors, func(f record.Factor) (record.Audience, []string) { return f.Audience, f.Source })
	if !r.may(in.Cause.Audience, causeSources(in.Cause)) {
		out.Cause = record.Cause{Audience: in.Cause.Audience}
	}
	if !r.may(in.Lessons.Audience, nil) {
		out.Lessons = record.Lessons{}
	}
	cited := citedIn(&out)
	out.Sources = slices.DeleteFunc(slices.Clone(in.Sources), func(s record.Source) bool {
		return !a.MaySee(s.Audience) || slices.Contains(r.hidden, s.ID) && !cited[s.ID]
	})
	r.left += len(in.Sources) - len(out.Sources)
	return &out, r.left
}

// A redaction counts what was left out and remembers the sources that it cited: a source that only hidden blocks cite would give
// them away by its title.
type redaction struct {
	audience record.Audience
	left     int
	hidden   []string
}

func (r *redaction) may(mark record.Audience, sources []string) bool {
	if r.audience.MaySee(mark) {
		return true
	}
	r.left++
	r.hidden = append(r.hidden, sources...)
	return false
}

func keep[T any](r *redaction, all []T, about func(T) (record.Audience, []string)) []T {
	var seen []T
	for _, x := range all {
		if r.may(about(x)) {
			seen = append(seen, x)
		}
	}
	return seen
}

func causeSources(c record.Cause) []string {
	ids := slices.Clone(c.Source)
	for _, t := range c.Was {
		ids = append(ids, t.Source...)
	}
	for _, f := range c.Factors {
		ids = append(ids, f.Source...)
	}
	return ids
}

// citedIn is the set of sources that an incident cites anywhere.
func citedIn(in *record.Incident) map[string]bool {
	cited := map[string]bool{}
	add := func(ids []string) {
		for _, id := range ids {
			cited[id] = true
		}
	}
	for _, p := range clocks(in) {
		add(p.Source)
	}
	add(causeSources(in.Cause))
	for _, x := range in.Claims {
		add(x.Source)
	}
	for _, x := range in.Affected {
		add(x.Source)
	}
	for _, x := range in.Dependencies {
		add(x.Source)
		if x.Standby != nil {
			add(x.Standby.Source)
		}
	}
	for _, x := range in.Timeline {
		add(x.Source)
	}
	for _, x := range in.Actions {
		add(x.Source)
	}
	for _, x := range in.Signals {
		add(x.Source)
	}
	for _, x := range in.Notices {
		add(x.Source)
	}
	for _, x := range in.Related {
		add(x.Source)
	}
	for _, x := range in.Revisions {
		add(x.Source)
	}
	return cited
}

// A clockPoint is a clock with its name.
type clockPoint struct {
	name string
	record.Point
}

// clocks are the clocks that a record has, in the order in which an incident goes.
func clocks(in *record.Incident) []clockPoint {
	c := in.Clock
	all := []clockPoint{
		{"triggered", c.Triggered}, {"started", c.Started}, {"detected", c.Detected}, {"acknowledged", c.Acknowledged}, {"declared", c.Declared},
		{"announced", c.Announced}, {"mitigated", c.Mitigated}, {"resolved", c.Resolved}, {"fixed", c.Fixed},
	}
	return slices.DeleteFunc(all, func(p clockPoint) bool { return p.IsZero() })
}
