package view

import (
	"math"
	"time"

	"example.com/postmortem/report/record"
)

// Before answers "has this happened before?" from what people declared: at most six lines, and what to read into them.
type Before struct {
	Lines []Markup
	More  Text // how many lines were left out
	None  Text // said where nobody declared anything: that nothing is declared does not say that nothing happened
}

const beforeLines = 6

func (w *writer) before(in *record.Incident) *Before {
	b := &Before{}
	for _, r := range in.Related {
		earlier, visible := w.byID[r.Incident]
		if !visible {
			continue
		}
		b.Lines = append(b.Lines, w.relation(in, earlier, r))
		if promised := w.promised(in, earlier); promised != "" && r.Relation != "not-recurrence" {
			b.Lines = append(b.Lines, promised)
		}
	}
	for _, l := range w.later[in.ID] {
		b.Lines = append(b.Lines, joined(" ", w.say("before.later."+l.relation.Relation).markup(), w.link(l.incident)))
	}
	if n := len(b.Lines) - beforeLines; n > 0 {
		b.Lines, b.More = b.Lines[:beforeLines], w.say("before.more", "count", n)
	}
	if b.Lines == nil {
		b.None = w.say("before.none")
	}
	return b
}

// relation is what people decided about an earlier incident: the word, the link, how long before, why, and who said so.
func (w *writer) relation(in, earlier *record.Incident, r record.Relation) Markup {
	line := joined(" ", w.word("relation", r.Relation).markup()+":", w.link(earlier))
	if days, ok := daysBetween(earlier, in); ok {
		line = joined(", ", line, w.say("before.gap", "count", days).markup())
	}
	if because := w.line(r.Because); because != "" {
		line = joined(". ", line, because)
	}
	if by := joinNonEmpty(", ", r.By, w.day(r.On)); by != "" {
		line = joined(" ", line, w.say("before.declared-by", "who", by).markup())
	}
	return w.cited(line, r.Source)
}

// promised is what the earlier incident's action items had come to when this incident began.
func (w *writer) promised(in, earlier *record.Incident) Markup {
	seen, _ := earlier.For(w.Audience)
	start := in.Clock.Started.Lo
	if len(seen.Actions) == 0 || start.IsZero() {
		return ""
	}
	done, unknown := 0, 0
	for _, a := range seen.Actions {
		switch closedBy(a, start) {
		case yes:
			done++
		case perhaps:
			unknown++
		}
	}
	return w.say("before.promised", "count", len(seen.Actions), "done", done, "unknown", unknown,
		"open", len(seen.Actions)-done-unknown, "id", earlier.ID).markup()
}

// An answer may be yes, no, or not known.
type answer uint8

const (
	no answer = iota
	perhaps
	yes
)

// closedBy tells whether an action item was done at a time. A done one without a day of closing may have been done then or not.
func closedBy(a record.Action, at time.Time) answer {
	switch {
	case a.State == record.ActionUnknown:
		return perhaps
	case a.State != record.ActionDone:
		return no
	case !a.Closed.Known():
		return perhaps
	case !a.Closed.Hi.IsZero() && !a.Closed.Hi.After(at):
		return yes
	case !a.Closed.Lo.IsZero() && a.Closed.Lo.After(at):
		return no
	}
	return perhaps
}

// link is an incident as a link to its page: id and title.
func (w *writer) link(in *record.Incident) Markup {
	return joined(" ", Say(in.ID).link("incident:"+in.ID), w.text(in.Title).markup())
}

// daysBetween is the number of days from one incident's start to another's, where both are known to the day.
func daysBetween(earlier, later *record.Incident) (int, bool) {
	a, b := earlier.Clock.Started, later.Clock.Started
	if a.Lo.IsZero() || b.Lo.IsZero() || a.Grain > record.Day || b.Grain > record.Day {
		return 0, false
	}
	return dayCount(a.Lo, b.Lo), true
}

// dayCount is the number of days from one date to another, whatever the clocks did in between.
func dayCount(from, to time.Time) int {
	return int(math.Round(midnight(to).Sub(midnight(from)).Hours() / 24))
}

// midnight is the beginning of a day.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}
