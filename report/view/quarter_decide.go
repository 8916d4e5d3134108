package view

import (
	"cmp"
	"slices"
	"strconv"

	"example.com/postmortem/report/analysis/quarter"
)

// decisions is page 1: what somebody who signs must know, a line each.
func (q *quarterWriter) decisions(s *Section) {
	t := &Table{Name: "decisions", Head: []Text{nil, nil}, Right: []bool{false, false}}
	add := func(label string, words Markup) {
		if words != "" {
			name := q.say("quarter.decide." + label)
			t.Rows = append(t.Rows, []Cell{{Markup(name.Bold()), name.Plain()}, {words, string(words)}})
		}
	}
	add("count", q.howMany())
	add("compare", q.compared())
	add("repeats", q.repeatWords())
	add("downtime", q.budgetWords())
	add("site", q.worstSite())
	add("actions", q.overdueWords())
	add("since", q.sinceWords())
	s.table(t)
	q.revised(s)
}

// budgetWords is downtime against the error budgets.
func (q *quarterWriter) budgetWords() Markup {
	d := &q.Downtime
	if d.Measured <= 0 {
		return q.say("quarter.down.nothing-measured").markup()
	}
	words := q.downWords()
	if d.Whole.Incidents > 0 {
		words = q.say("quarter.down.short", "down", q.minutesRange(d.Whole.Any), "available", q.shareRange(d.Whole.Available)).markup()
	}
	if len(d.Whole.Unknown) > 0 {
		words = joined(" ", words, q.say("quarter.down.short-unknown", "count", len(d.Whole.Unknown)).markup())
	}
	var with []*quarter.Feature
	over := 0
	for i := range d.Features {
		if f := &d.Features[i]; f.Budget != nil {
			with = append(with, f)
			if f.Budget.Remaining < 0 {
				over++
			}
		}
	}
	if len(with) == 0 {
		return joined(" ", words, q.say("quarter.down.no-slo").markup())
	}
	words = joined(" ", words, q.say("quarter.down.over", "k", over, "n", len(with)).markup())
	worst := slices.MaxFunc(with, func(a, b *quarter.Feature) int { return cmp.Compare(float64(a.Budget.Burn), float64(b.Budget.Burn)) })
	if worst.Budget.Consumed > 0 {
		words = joined(" ", words, q.say("quarter.down.worst", "feature", q.feature(worst.ID).Plain(), "down", q.minutesRange(worst.Any),
			"budget", q.minutes(float64(worst.Budget.Budget)), "slo", q.available(worst.SLO)).markup())
	}
	return words
}

// sinceWords says what changed since the report before.
func (q *quarterWriter) sinceWords() Markup {
	if q.in.Since == nil {
		return q.say("quarter.since.none").markup()
	}
	n := len(q.changes())
	return q.say("quarter.since.some", "count", n, "date", q.lang.Date(q.in.Since.AsOf.In(q.Register.Zone))).markup()
}

// A change is one fact of an incident that another report gave otherwise.
type change struct {
	id, what, was, is string
}

// changes compares the incidents of both reports that this one knows, and those that came or went.
func (q *quarterWriter) changes() (all []change) {
	old := map[string]*quarter.Row{}
	for i := range q.in.Since.Strip {
		old[q.in.Since.Strip[i].ID] = &q.in.Since.Strip[i]
	}
	now := map[string]bool{}
	for i := range q.Strip {
		r := &q.Strip[i]
		now[r.ID] = true
		was, known := old[r.ID]
		switch {
		case known:
			all = append(all, q.changed(was, r)...)
		case !r.Started.Before(q.in.Since.Period.Earlier(3).From) && r.Started.Before(q.in.Since.Period.To):
			all = append(all, change{r.ID, q.t("quarter.since.new"), "", ""})
		}
	}
	for i := range q.in.Since.Strip {
		r := &q.in.Since.Strip[i]
		if !now[r.ID] && !r.Started.Before(q.Period.Earlier(3).From) && r.Started.Before(q.Period.To) {
			all = append(all, change{r.ID, q.t("quarter.since.gone"), "", ""})
		}
	}
	return all
}

func (q *quarterWriter) changed(was, is *quarter.Row) (all []change) {
	add := func(what, a, b string) {
		if a != b {
			all = append(all, change{is.ID, what, a, b})
		}
	}
	time := func(r *quarter.Row, end bool) string {
		t := r.Started
		if end {
			t = r.Ended
		}
		if t.IsZero() {
			return q.t("unknown")
		}
		return q.lang.DateTimeShort(t.In(q.Register.Zone))
	}
	length := func(r *quarter.Row) string {
		if !r.Minutes.Known {
			return q.t("duration.unknown")
		}
		return q.minutes(r.Minutes.Named)
	}
	add(q.t("fact.started"), time(was, false), time(is, false))
	add(q.t("fact.resolved"), time(was, true), time(is, true))
	if !was.Ongoing && !is.Ongoing {
		add(q.t("fact.duration"), length(was), length(is))
	}
	add(q.t("fact.severity"), was.Severity, is.Severity)
	cause := func(r *quarter.Row) string {
		words := q.word("cause", r.State).Plain()
		if r.Cause != "" {
			words = joinNonEmpty(" · ", q.category(r.Cause).Plain(), words)
		}
		return words
	}
	add(q.t("fact.cause"), cause(was), cause(is))
	add(q.t("quarter.column.counted"), q.t("quarter.counted."+was.Counted), q.t("quarter.counted."+is.Counted))
	return all
}

// revised lists what changed, each with what its authors gave as the reason.
func (q *quarterWriter) revised(s *Section) {
	if q.in.Since == nil {
		return
	}
	t := q.newTable("revisions", "column.incident", "column.what", "column.was", "quarter.column.is", "column.because")
	for _, c := range q.changes() {
		row := []Cell{plain(c.id), plain(c.what), plain(c.was), plain(c.is), {}}
		if in, visible := q.byID[c.id]; visible {
			row[0] = q.idCell(c.id)
			seen, _ := in.For(q.Audience)
			if n := len(seen.Revisions); n > 0 && c.was != "" {
				why := q.line(seen.Revisions[n-1].Because)
				row[4] = Cell{why, string(why)}
			}
		}
		t.Rows = append(t.Rows, row)
	}
	s.table(t.dropEmpty())
}

// methodNote is how the figures came about, and how to make the same bytes again.
func (q *quarterWriter) methodNote(s *Section) {
	s.list(q.say("quarter.method.episodes").markup(), q.say("quarter.method.edge").markup(), q.say("quarter.method.downtime").markup(),
		q.say("quarter.method.ledger").markup(), q.say("quarter.method.causes").markup(), q.say("quarter.method.repeats", "count", q.Repeats.LookBack).markup(),
		q.say("quarter.method.sites").markup(), q.say("quarter.method.tests", "count", q.tests()).markup(),
		q.say("method.clocks", "zone", q.zoneName()).markup(), q.say("method.about").markup())
	t := q.newTable("methods", "quarter.column.question", "quarter.column.method", "#quarter.column.n", "#quarter.column.exposure")
	for _, m := range q.Methods {
		t.Rows = append(t.Rows, []Cell{cell(q.say("quarter.question." + m.Question)), {Markup("`" + m.ID + "`"), m.ID}, plain(strconv.Itoa(m.N)), plain(m.Exposure)})
	}
	s.table(t)
	if x := q.Repeats.Share; x != nil && q.Repeats.N > 0 {
		s.say(q.say("quarter.method.share", "k", x.X, "n", q.Repeats.N, "lo", q.partOf(float64(x.Interval.Lo)), "hi", q.partOf(float64(x.Interval.Hi))).markup())
	}
	if rule := q.prose(q.Register.SeverityRule, 2); rule != nil {
		s.heading(q.say("quarter.heading.severity"))
		s.say(Markup(rule.String()))
	}
	s.heading(q.say("quarter.heading.provenance"))
	s.say(joined(" ", q.say("quarter.method.redo").markup(), Markup("`"+q.in.Redo+"`")))
	q.digests(s)
}

// tests is how many tests the report makes: the one fixed in advance, and those beside it.
func (q *quarterWriter) tests() (n int) {
	if q.Counts.Compare != nil && q.Counts.Compare.Attainable {
		n++
	}
	if q.Counts.Clusters != nil && q.Counts.Clusters.P.OK() {
		n++
	}
	if q.Durations.Compare != nil {
		n++
	}
	return n
}

func (q *quarterWriter) digests(s *Section) {
	t := q.newTable("made-from", "column.made-from", "quarter.column.digest")
	add := func(name Text, sum string) {
		if sum != "" {
			t.Rows = append(t.Rows, []Cell{cell(name), {Markup("`" + sum + "`"), sum}})
		}
	}
	add(q.say("method.register"), q.Complete.Digests["register"])
	if len(q.Incidents) > maxLedger {
		s.say(q.say("quarter.method.digests", "count", len(q.Incidents)).markup())
	} else {
		for _, r := range q.Incidents {
			add(Say(r.ID), q.Complete.Digests[r.ID])
		}
	}
	if q.in.Said != nil {
		add(Say(q.in.Said.File.Path), hexOf(q.in.Said.File))
	}
	add(q.say("method.templates"), q.Templates)
	add(q.say("method.program"), q.Version)
	s.table(t)
}
