package view

import (
	"slices"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/record"
)

// Timeline is what happened when, in the register's zone with UTC beside it.
type Timeline struct {
	Zone  Text
	Strip chart.Chart // nil where fewer than two clocks are known
	Rows  []Event
}

// An Event is one line of the timeline. The incident's own clocks stand among what people wrote, in bold.
type Event struct {
	At, UTC Text
	What    Markup
	Kind    Text
	Cites   Markup
	at      record.Moment
}

func (w *writer) timeline(in *record.Incident) *Timeline {
	t := &Timeline{Zone: Say(w.zoneName()), Strip: w.strip(in)}
	told := make([]bool, len(in.Timeline))
	for _, c := range clocks(in) {
		if !c.Known() {
			continue
		}
		what, kind, sources := Markup(w.word("clock", c.name).Bold()), w.say("timeline.clock"), c.Source
		for i, e := range in.Timeline {
			if !told[i] && c.Exact() && e.At.Lo.Equal(c.Lo) && e.At.Hi.Equal(c.Hi) { // people told the same moment: one line
				told[i] = true
				what, kind = joined(" · ", what, w.line(e.What)), w.word("entry", e.Kind)
				sources = union(sources, e.Source)
				break
			}
		}
		t.Rows = append(t.Rows, w.event(c.Moment, what, kind, sources))
	}
	for i, e := range in.Timeline {
		if !told[i] {
			t.Rows = append(t.Rows, w.event(e.At, w.line(e.What), w.word("entry", e.Kind), e.Source))
		}
	}
	slices.SortStableFunc(t.Rows, func(a, b Event) int { return first(a.at).Compare(first(b.at)) })
	if t.Rows == nil {
		return nil
	}
	return t
}

func (w *writer) event(at record.Moment, what Markup, kind Text, sources []string) Event {
	return Event{At: Say(w.moment(at)), UTC: Say(w.utcBeside(at)), What: what, Kind: kind, Cites: w.cite(sources), at: at}
}

// union is a and what b has beyond it.
func union(a, b []string) []string {
	all := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	return all
}
