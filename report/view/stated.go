package view

import (
	"time"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/record"
)

// Stated sets what parties state beside what the record's own clocks give.
type Stated struct {
	Rows  []Claim
	Chart chart.Chart // claimed durations beside ours; nil where no duration is claimed
}

// A Claim is one party's figure beside ours.
type Claim struct {
	About Text // and whether the figures compute with it
	By    Text
	Says  Text
	Ours  Text
	Diff  Text
	Cites Markup
}

func (w *writer) stated(in *record.Incident) *Stated {
	if len(in.Claims) == 0 {
		return nil
	}
	s := &Stated{Chart: w.durations(in)}
	for _, c := range in.Claims {
		row := Claim{About: w.about(c.About), By: w.text(c.By), Cites: w.cite(c.Source)}
		if c.Use {
			row.About = append(row.About, Say(w.t("aside.open")+w.t("stated.used")+")")...)
		}
		if c.About == "duration" {
			ours := in.Duration(w.AsOf)
			row.Says, row.Ours, row.Diff = Say(w.claimed(c.Span)), Say(w.elapsed(ours)), w.durationGap(c.Span, ours)
		} else {
			ours := clockNamed(in, c.About)
			row.Says, row.Ours, row.Diff = Say(w.moment(c.Moment)), Say(w.moment(ours.Moment)), w.momentGap(c.Moment, ours.Moment)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func (w *writer) about(name string) Text {
	if name == "duration" {
		return w.say("fact.duration")
	}
	return w.word("clock", name)
}

func clockNamed(in *record.Incident, name string) record.Point {
	for _, c := range clocks(in) {
		if c.name == name {
			return c.Point
		}
	}
	return record.Point{}
}

// claimed is a duration as a party stated it: five days are not a hundred and twenty hours, which would say more.
func (w *writer) claimed(s record.Span) string {
	if day := 24 * time.Hour; s.Unit() == day {
		return w.lang.Days(int(s.Lo / day))
	}
	return w.span(s)
}

// durationGap says how far a claimed duration lies from ours: nothing where the intervals meet or where ours rounds to it, else the gap
// between them.
func (w *writer) durationGap(claim record.Span, ours record.Elapsed) Text {
	if !ours.Known || claim.IsZero() {
		return w.say("stated.cannot-compare")
	}
	var off time.Duration
	switch {
	case !claim.Unbounded() && claim.Hi < ours.Lo:
		off = claim.Hi - ours.Lo
	case !ours.Unbounded() && claim.Lo > ours.Hi:
		off = claim.Lo - ours.Hi
	default:
		return w.say("stated.agrees")
	}
	switch unit := claim.Unit(); {
	case off.Abs() > unit/2:
		return w.gap(off)
	case unit == time.Hour:
		return w.say("stated.agrees-hour")
	}
	return w.say("stated.agrees-day")
}

// momentGap is durationGap for a clock.
func (w *writer) momentGap(claim, ours record.Moment) Text {
	if !claim.Known() || !ours.Known() {
		return w.say("stated.cannot-compare")
	}
	switch {
	case !claim.Hi.IsZero() && claim.Hi.Before(ours.Lo):
		return w.gap(claim.Hi.Sub(ours.Lo))
	case !ours.Hi.IsZero() && ours.Hi.Before(claim.Lo):
		return w.gap(claim.Lo.Sub(ours.Hi))
	}
	return w.say("stated.agrees")
}

// gap is a signed difference: what is claimed, less ours.
func (w *writer) gap(d time.Duration) Text {
	if d < 0 {
		return Say("−" + w.lang.Duration(-d))
	}
	return Say("+" + w.lang.Duration(d))
}
