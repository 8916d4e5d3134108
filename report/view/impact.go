package view

import (
	"math"

	"example.com/postmortem/report/record"
)

// Impact is what users lost.
type Impact struct {
	Prose    *Prose
	Features []Feature
	HasFrom  bool // some feature began at another time than the incident
	HasUsers bool // some feature states a share of its users
	Symptoms []Symptom
	Signals  []Markup
	UserTime Text // user time lost, where shares and numbers of users are known
}

// A Feature is one affected feature's line.
type Feature struct {
	Name     Text
	Impact   Text
	From, To Markup
	Duration Text
	Users    Text
	Cites    Markup
}

// A Symptom is what users of a feature saw.
type Symptom struct {
	Feature Text
	What    Text
}

func (w *writer) impact(in *record.Incident) *Impact {
	im := &Impact{Prose: w.prose(in.Impact, 2)}
	var lost interval
	for _, a := range in.Affected {
		from, to := in.Clock.Started.Moment, in.Clock.Resolved.Moment
		if !a.Started.IsZero() {
			from, im.HasFrom = a.Started, true
		}
		if !a.Restored.IsZero() {
			to = a.Restored
		}
		e := record.Between(record.Point{Moment: from}, record.Point{Moment: to})
		if a.Started.IsZero() && a.Restored.IsZero() {
			e = in.Duration(w.AsOf)
		}
		f := Feature{
			Name: w.feature(a.Feature), Impact: w.word("impact", a.Impact), From: Say(w.moment(from)).markup(),
			To: Say(w.moment(to)).markup(), Duration: Say(w.elapsed(e)), Cites: w.cite(a.Source),
		}
		if a.HasUsers {
			im.HasUsers = true
			f.Users = Say(w.lang.Percent(a.Users))
			lost = lost.plus(w.userTime(a, e))
		}
		im.Features = append(im.Features, f)
		if s := w.text(a.Symptom); s != nil {
			im.Symptoms = append(im.Symptoms, Symptom{f.Name, s})
		}
	}
	if lost.known {
		im.UserTime = w.userTimeWords(lost)
	}
	for _, s := range in.Signals {
		im.Signals = append(im.Signals, w.signal(s))
	}
	if im.Prose == nil && im.Features == nil && im.Signals == nil {
		return nil
	}
	return im
}

// signal is what was seen outside, how often, when, and who says so.
func (w *writer) signal(s record.Signal) Markup {
	what := w.text(s.What)
	if s.HasCount {
		what = append(what, Say(": "+w.t("impact.count", "count", s.Count, "n", w.lang.Int(s.Count)))...)
	}
	return w.cited(joined(", ", what.markup(), Say(w.moment(s.At)).markup()), s.Source)
}

// An interval of numbers; the zero value is nothing known.
type interval struct {
	lo, hi float64
	known  bool
}

func (a interval) plus(b interval) interval {
	if !b.known {
		return a
	}
	return interval{a.lo + b.lo, a.hi + b.hi, true}
}

// userTime is the user-minutes lost on a feature: share × users × minutes. Known only where the register has the feature's
// number of users and the duration is bounded.
func (w *writer) userTime(a record.Affected, e record.Elapsed) interval {
	f, ok := w.Register.Feature(a.Feature)
	if !ok || f.Users == 0 || !e.Known || e.Unbounded() {
		return interval{}
	}
	users := math.Round(a.Users * float64(f.Users))
	return interval{users * e.Lo.Minutes(), users * e.Hi.Minutes(), true}
}

func (w *writer) userTimeWords(lost interval) Text {
	lo, hi := w.lang.Number(lost.lo, 3), w.lang.Number(lost.hi, 3)
	if lo == hi {
		return w.say("impact.user-time", "minutes", lo)
	}
	return w.say("impact.user-time", "minutes", w.lang.Range(lo, hi))
}
