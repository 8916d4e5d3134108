package record

import "time"

// An Elapsed is the time between two clocks: an interval, since the clocks are intervals.
type Elapsed struct {
	Span         // Hi < 0: no upper end
	Known   bool // both ends are known at least in part; otherwise the Span says nothing
	Ongoing bool // the end has not come yet: Lo is the length so far
}

// Between is the time from a to b: [max(0, b.lo-a.hi), b.hi-a.lo]. What is not known on either side leaves the
// interval open there.
func Between(a, b Point) Elapsed {
	if !a.Known() || !b.Known() {
		return Elapsed{Span: Span{Hi: -1}}
	}
	e := Elapsed{Known: true, Span: Span{Hi: -1, About: a.About || b.About}}
	if !b.Lo.IsZero() && !a.Hi.IsZero() {
		e.Lo = max(0, b.Lo.Sub(a.Hi))
	}
	if !b.Hi.IsZero() && !a.Lo.IsZero() {
		e.Hi = max(e.Lo, b.Hi.Sub(a.Lo))
	}
	if !a.At.IsZero() && !b.At.IsZero() {
		e.Point = max(0, b.At.Sub(a.At))
	}
	return e
}

// Ongoing reports whether the incident goes on: it is not over, and has no end.
func (in *Incident) Ongoing() bool { return in.Clock.Resolved.IsZero() && in.Status.Open() }

// Duration is how long the incident lasted, from the start of the impact to its end.
// A duration that a used claim states, or that the end was derived from, is the answer; otherwise the clocks are.
// While the incident is open, Lo is its age at asOf and there is no upper end.
func (in *Incident) Duration(asOf time.Time) Elapsed {
	d := in.used()
	stated := !d.IsZero() && (in.Clock.Resolved.Precision == Derived || !in.Clock.Started.Known() || in.usesDuration())
	if stated {
		return Elapsed{Span: d, Known: true}
	}
	if in.Ongoing() && in.Clock.Started.Known() {
		now := Point{Moment: Moment{Lo: asOf, Hi: asOf, At: asOf}}
		e := Between(in.Clock.Started, now)
		e.Ongoing, e.Hi = true, -1
		return e
	}
	return Between(in.Clock.Started, in.Clock.Resolved)
}
