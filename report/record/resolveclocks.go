package record

import (
	"slices"
	"time"
)

// clocks reads the times, started first: times of day alone take their day from it.
func (r *resolver) clocks(in *Incident, c *cursor) {
	long := c.table("clock")
	read := func(name string) {
		at := c
		if !c.has(name) {
			at = long
		}
		near, after := in.dayOf(name)
		*in.Clock.Named(name) = at.point(name, near, after)
	}
	read("started")
	for _, name := range ClockNames {
		if name != "started" {
			read(name)
		}
	}
}

// dayOf says where a clock without a date belongs: what ends the incident is after its start, and the rest, which may
// come before it, is on the same day or in the night after.
func (in *Incident) dayOf(name string) (near, after time.Time) {
	switch name {
	case "started":
		return time.Time{}, time.Time{}
	case "mitigated", "resolved", "fixed":
		return in.near(), in.Clock.Started.Lo
	}
	return in.near(), time.Time{}
}

// near is the time that names the incident's day.
func (in *Incident) near() time.Time {
	s := in.Clock.Started
	switch {
	case !s.At.IsZero():
		return s.At
	case !s.Lo.IsZero():
		return s.Lo
	}
	return s.Hi
}

// useClaims lets the figures compute with the claims that the record says to use.
func (in *Incident) useClaims() {
	for _, c := range in.Claims {
		if p := in.Clock.Named(c.About); c.Use && p != nil {
			*p = Point{Moment: c.Moment, Precision: Exact, Source: c.Source}
			if c.Moment.About {
				p.Precision = Estimated
			}
		}
	}
}

// endByDuration derives the end of the incident from its start and its stated duration, where the record does not give it.
func (in *Incident) endByDuration() {
	s, d := in.Clock.Started, in.used()
	if !in.Clock.Resolved.IsZero() || !s.Known() || d.IsZero() {
		return
	}
	p := Point{Precision: Derived, Moment: Moment{Grain: s.Grain, About: s.About || d.About}}
	if !s.Lo.IsZero() {
		p.Lo = s.Lo.Add(d.Lo)
	}
	if !s.Hi.IsZero() && !d.Unbounded() {
		p.Hi = s.Hi.Add(d.Hi)
	}
	if !s.At.IsZero() && d.Point > 0 {
		p.At = s.At.Add(d.Point)
	}
	in.Clock.Resolved = p
}

// used is the duration that the figures compute with: a used claim, else the one stated at the top.
func (in *Incident) used() Span {
	for _, c := range in.Claims {
		if c.Use && c.About == "duration" {
			return c.Span
		}
	}
	return in.Stated
}

func (in *Incident) usesDuration() bool {
	return slices.ContainsFunc(in.Claims, func(c Claim) bool { return c.Use && c.About == "duration" })
}

// status is the one written, else what the clocks say. An incident that is only mentioned is over: it would otherwise age
// for ever.
func (in *Incident) status(written string) Status {
	switch {
	case written != "":
		return Status(written)
	case !in.Clock.Resolved.IsZero() || !in.Clock.Fixed.IsZero() || !in.Confirmed:
		return Resolved
	case !in.Clock.Mitigated.IsZero():
		return Mitigated
	}
	return Open
}
