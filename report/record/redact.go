package record

import "slices"

// For returns what of the incident an audience may see, and how many blocks it may not. Everything after it, figures, file names and
// figures of other incidents too, is made from what it returns: what is not there cannot leak. The incident itself must be visible.
// Where there is nothing to leave out, it is the incident itself: whoever changes what For returns changes a copy.
func (in *Incident) For(a Audience) (seen *Incident, left int) {
	if in.wholly(a) {
		return in, 0
	}
	out := *in
	r := redaction{audience: a}
	out.Claims = keep(&r, in.Claims, func(c Claim) (Audience, []string) { return c.Audience, c.Source })
	out.Affected = keep(&r, in.Affected, func(x Affected) (Audience, []string) { return x.Audience, x.Source })
	out.Dependencies = keep(&r, in.Dependencies, func(d Dependency) (Audience, []string) { return d.Audience, d.Source })
	out.Timeline = keep(&r, in.Timeline, func(e Entry) (Audience, []string) { return e.Audience, e.Source })
	out.Actions = keep(&r, in.Actions, func(x Action) (Audience, []string) { return x.Audience, x.Source })
	out.Signals = keep(&r, in.Signals, func(s Signal) (Audience, []string) { return s.Audience, s.Source })
	out.Notices = keep(&r, in.Notices, func(n Notice) (Audience, []string) { return n.Audience, n.Source })
	out.Related = keep(&r, in.Related, func(x Relation) (Audience, []string) { return x.Audience, x.Source })
	out.Revisions = keep(&r, in.Revisions, func(x Revision) (Audience, []string) { return x.Audience, x.Source })
	out.Cause.Factors = keep(&r, in.Cause.Factors, func(f Factor) (Audience, []string) { return f.Audience, f.Source })
	if !r.may(in.Cause.Audience, causeSources(in.Cause)) {
		out.Cause = Cause{Audience: in.Cause.Audience}
	}
	if !r.may(in.Lessons.Audience, nil) {
		out.Lessons = Lessons{}
	}
	cited := citedIn(&out)
	out.Sources = slices.DeleteFunc(slices.Clone(in.Sources), func(s Source) bool {
		return !a.MaySee(s.Audience) || slices.Contains(r.hidden, s.ID) && !cited[s.ID]
	})
	r.left += len(in.Sources) - len(out.Sources)
	return &out, r.left
}

// wholly reports whether an audience may see every block of the incident, as is the rule inside an organisation.
func (in *Incident) wholly(a Audience) bool {
	return a.MaySee(in.Cause.Audience) && a.MaySee(in.Lessons.Audience) &&
		all(a, in.Claims, func(c *Claim) Audience { return c.Audience }) &&
		all(a, in.Affected, func(x *Affected) Audience { return x.Audience }) &&
		all(a, in.Dependencies, func(d *Dependency) Audience { return d.Audience }) &&
		all(a, in.Timeline, func(e *Entry) Audience { return e.Audience }) &&
		all(a, in.Actions, func(x *Action) Audience { return x.Audience }) &&
		all(a, in.Signals, func(s *Signal) Audience { return s.Audience }) &&
		all(a, in.Notices, func(n *Notice) Audience { return n.Audience }) &&
		all(a, in.Related, func(x *Relation) Audience { return x.Audience }) &&
		all(a, in.Revisions, func(x *Revision) Audience { return x.Audience }) &&
		all(a, in.Cause.Factors, func(f *Factor) Audience { return f.Audience }) &&
		all(a, in.Sources, func(s *Source) Audience { return s.Audience })
}

func all[T any](a Audience, blocks []T, mark func(*T) Audience) bool {
	for i := range blocks {
		if !a.MaySee(mark(&blocks[i])) {
			return false
		}
	}
	return true
}

// A redaction counts what was left out and remembers the sources that it cited: a source that only hidden blocks cite would give
// them away by its title.
type redaction struct {
	audience Audience
	left     int
	hidden   []string
}

func (r *redaction) may(mark Audience, sources []string) bool {
	if r.audience.MaySee(mark) {
		return true
	}
	r.left++
	r.hidden = append(r.hidden, sources...)
	return false
}

func keep[T any](r *redaction, all []T, about func(T) (Audience, []string)) []T {
	var seen []T
	for _, x := range all {
		if r.may(about(x)) {
			seen = append(seen, x)
		}
	}
	return seen
}

func causeSources(c Cause) []string {
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
func citedIn(in *Incident) map[string]bool {
	cited := map[string]bool{}
	add := func(ids []string) {
		for _, id := range ids {
			cited[id] = true
		}
	}
	c := &in.Clock
	for _, p := range []Point{c.Triggered, c.Started, c.Detected, c.Acknowledged, c.Declared, c.Announced, c.Mitigated, c.Resolved, c.Fixed} {
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
