package view

import (
	"cmp"
	"path"
	"slices"

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
	add("count", q.counting())
	add("compare", q.compared())
	add("repeats", q.repeatWords())
	add("downtime", q.budgetWords())
	add("site", q.worstSite(false))
	add("actions", q.overdueWords())
	add("since", q.sinceWords())
	s.table(t)
	s.list(q.revisions()...)
}

// budgetWords is downtime against the error budgets, the worst first.
func (q *quarterWriter) budgetWords() Markup {
	d := &q.Downtime
	if d.Measured <= 0 {
		return q.say("quarter.down.nothing-measured").markup()
	}
	words := q.downWords()
	if d.Whole.Incidents > 0 {
		words = q.say("quarter.down.short", "down", q.minutesRange(d.Whole.Any), "available", q.shareRange(d.Whole.Available)).markup()
	}
	words = joined(" ", q.overspent(), words)
	if len(d.Whole.Unknown) > 0 {
		words = joined(" ", words, q.say("quarter.down.short-unknown", "count", len(d.Whole.Unknown)).markup())
	}
	return words
}

// overspent is how many budgets were, and the one that was used most.
func (q *quarterWriter) overspent() Markup {
	var with []*quarter.Feature
	over := 0
	for i := range q.Downtime.Features {
		if f := &q.Downtime.Features[i]; f.Budget != nil {
			with = append(with, f)
			if f.Budget.Remaining < 0 {
				over++
			}
		}
	}
	if len(with) == 0 {
		return q.say("quarter.down.no-slo").markup()
	}
	words := q.say("quarter.down.over", "count", over, "n", len(with)).markup()
	worst := slices.MaxFunc(with, func(a, b *quarter.Feature) int { return cmp.Compare(float64(a.Budget.Burn), float64(b.Budget.Burn)) })
	if worst.Budget.Consumed > 0 {
		words = joined(" ", words, q.say("quarter.down.worst", "feature", q.feature(worst.ID).Plain(), "down", q.minutesRange(worst.Any),
			"budget", q.minutes(float64(worst.Budget.Budget)), "slo", q.available(worst.SLO)).markup())
	}
	return words
}

// methodNote is how the figures came about, and how to make the same bytes again.
func (q *quarterWriter) methodNote(s *Section) {
	lines := []Markup{
		q.say("quarter.method.episodes").markup(), q.say("quarter.method.edge").markup(), q.say("quarter.method.downtime").markup(),
		q.say("quarter.method.ledger").markup(), q.say("quarter.method.causes").markup(), q.say("quarter.method.repeats", "count", q.Repeats.LookBack).markup(),
		q.say("quarter.method.sites").markup(), q.say("method.clocks-alone", "zone", q.zoneName()).markup(), q.say("method.about").markup(),
	}
	for _, line := range q.multiplicity(&q.Statements) {
		lines = append(lines, line.markup())
	}
	s.list(lines...)
	s.table(q.methods())
	s.table(q.assumptions())
	q.severities(s)
	s.heading(q.say("quarter.heading.provenance"))
	s.say(joined(" ", q.say("quarter.method.redo").markup(), Markup("`"+q.in.Redo+"`")))
	q.digests(s)
}

// severities are what the register declares: their names, as tables have them, beside the ids by which rules call them.
func (q *quarterWriter) severities(s *Section) {
	rule := q.prose(q.Register.SeverityRule, 2)
	t := q.newTable("severities", "fact.severity", "quarter.column.id", "quarter.column.means")
	explained := rule != nil
	for _, x := range q.Register.Severities {
		means := q.text(x.Means)
		explained = explained || means != nil
		if rule != nil { // it says the same
			means = nil
		}
		t.Rows = append(t.Rows, []Cell{plain(q.severityName(x.ID)), plain(x.ID), cell(means)})
	}
	if !explained {
		return
	}
	s.heading(q.say("quarter.heading.severity"))
	s.table(t.dropEmpty())
	if rule != nil {
		s.say(Markup(rule.String()))
	}
}

// methods is every statement with its result; of many drill-downs those with the smallest p stand on the page.
func (q *quarterWriter) methods() *Table {
	t := q.newTable("methods", "column.question", "column.method", "#column.n", "#quarter.column.days", "column.result", "#column.p", "column.adjusted", "column.assumes")
	for _, r := range q.statementRows(&q.Statements) {
		t.Rows = append(t.Rows, []Cell{
			cell(r.Question), {Markup("`" + r.Method + "`"), r.Method}, plain(r.N), plain(r.Exposure), cell(r.Result), plain(r.P), cell(r.Standing), plain(r.Marks),
		})
	}
	unlisted, shown := unlisted(&q.Statements), 0
	return q.limit(t, func(row int) bool {
		if unlisted[row] {
			return false
		}
		shown++
		return shown <= longTable+mostDrillDowns
	})
}

// assumptions is what the letters of the methods' last column mean. They are a table, not a paragraph, so that a file has them too.
func (q *quarterWriter) assumptions() *Table {
	t := q.newTable("assumptions", "column.letter", "column.assumes")
	for i, a := range assumptions(&q.Statements) {
		t.Rows = append(t.Rows, []Cell{plain(mark(i)), cell(q.say("assumes." + a))})
	}
	return t
}

func (q *quarterWriter) digests(s *Section) {
	t := q.newTable("made-from", "column.made-from", "quarter.column.digest")
	add := func(name Text, sum string) {
		if sum != "" {
			t.Rows = append(t.Rows, []Cell{cell(name), {Markup("`" + sum + "`"), sum}})
		}
	}
	add(q.say("method.register"), q.Complete.Digests["register"])
	if len(q.Incidents) > longTable {
		s.say(q.say("quarter.method.digests", "count", len(q.Incidents)).markup())
	} else {
		for _, r := range q.Incidents {
			add(Say(r.ID), q.Complete.Digests[r.ID])
		}
	}
	if q.in.Said != nil {
		add(Say(path.Join("quarters", path.Base(q.in.Said.File.Path))), hexOf(q.in.Said.File))
	}
	add(q.say("method.templates"), q.Templates)
	add(q.say("method.program"), q.Version)
	s.table(t)
}
