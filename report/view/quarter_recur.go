package view

import (
	"fmt"
	"slices"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/analysis/quarter"
)

// repeatWords is how many of the period's incidents repeat earlier ones: as declared, and if every suggestion were confirmed.
func (q *quarterWriter) repeatWords() Markup {
	r := &q.Repeats
	if r.N == 0 {
		return ""
	}
	words := q.say("quarter.repeats.declared", "k", r.K, "n", r.N, "days", r.LookBack).markup()
	if len(r.IDs) > 0 {
		words += ": " + q.someIDs(r.IDs).Shown
	}
	words += "."
	if len(r.Older) > 0 {
		words = joined(" ", words, q.say("quarter.repeats.older", "count", len(r.Older), "days", r.LookBack).markup(), q.someIDs(r.Older).Shown+".")
	}
	if suggested, asked := q.suggested(); asked && len(suggested) > 0 {
		words = joined(" ", words, q.say("quarter.repeats.suggested", "k", r.K+len(r.Older)+len(suggested), "n", r.N).markup())
	}
	return words
}

// maxAsked is how many incidents of a period are compared with earlier ones while a report is made.
const maxAsked = 1000

// suggested are the incidents of the period that nobody declared to repeat anything, and that the program would suggest do.
func (q *quarterWriter) suggested() (ids []string, asked bool) {
	if q.found != nil {
		return q.found, true
	}
	if q.recurs == nil || !q.recurs.Settings().Suggest || len(q.Counts.Now.IDs) > maxAsked {
		return nil, false
	}
	q.found = []string{}
	for _, id := range q.Counts.Now.IDs {
		if slices.Contains(q.Repeats.IDs, id) || slices.Contains(q.Repeats.Older, id) {
			continue
		}
		c, err := q.recurs.Case(id)
		if err != nil {
			return nil, false
		}
		if slices.ContainsFunc(c.Suggestions(), func(r analysis.Relation) bool { return r.Relation != "possible" }) {
			q.found = append(q.found, id)
		}
	}
	return q.found, true
}

// maxFamilies is how many families are drawn and listed.
const maxFamilies = 12

// recurrence is what came back: families whole, whatever the period's edges, and the rule of two in six months.
func (q *quarterWriter) recurrence(s *Section) {
	s.say(q.repeatWords())
	if ids, asked := q.suggested(); asked && len(ids) > 0 {
		s.say(joined(" ", q.say("quarter.repeats.undecided", "count", len(ids)).markup(), q.someIDs(ids).Shown+"."))
	}
	families := q.Repeats.Families
	if len(families) == 0 {
		s.say(q.say("quarter.repeats.no-family").markup())
	}
	t := q.newTable("families", "quarter.column.family", "quarter.column.in-period", "#quarter.column.gaps", "#quarter.column.quiet")
	for i, f := range families[:min(len(families), maxFamilies)] {
		var gaps []string
		for _, g := range f.Gaps {
			gaps = append(gaps, q.lang.Days(g))
		}
		t.Rows = append(t.Rows, []Cell{q.idsCell(f.Members), q.idsCell(f.InPeriod), plain(q.lang.List(gaps)), plain(q.lang.Days(f.Since))})
		q.family(s, i, &f)
	}
	s.table(t)
	if n := len(families) - maxFamilies; n > 0 {
		s.say(q.say("quarter.repeats.more-families", "count", n).markup())
	}
	if len(families) > 0 {
		s.say(q.say("quarter.repeats.too-early").markup())
	}
	q.timeTo(s)
	q.ruleOfTwo(s)
}

// family draws a chain.
func (q *quarterWriter) family(s *Section, i int, f *quarter.Family) {
	if q.recurs == nil || len(f.InPeriod) == 0 {
		return
	}
	c, err := q.recurs.Case(f.InPeriod[0])
	if err == nil && c.Family != nil {
		q.figure(s, fmt.Sprintf("family-%d", i+1), q.say("quarter.figure.family"), q.chain(c.Family, f.InPeriod[0]))
		s.list(q.worked(&c.Family.Worked)...)
	}
}

// timeTo is how long families of the whole register stayed quiet, as far as their number allows.
func (q *quarterWriter) timeTo(s *Section) {
	if q.recurs == nil {
		return
	}
	t, err := q.recurs.TimeToRecurrence()
	if err != nil || t.Families == 0 {
		return
	}
	s.say(q.say("quarter.repeats.time", "families", t.Families, "repeated", t.Repeated).markup())
	shares := q.newTable("time-to-recurrence", "#quarter.column.after", "#quarter.column.without", "#quarter.column.interval95", "#quarter.column.at-risk")
	for _, x := range t.Shares {
		if !x.Share.OK() || !x.Interval.OK() {
			continue
		}
		shares.Rows = append(shares.Rows, []Cell{plain(q.lang.Days(x.Days)), plain(q.partOf(float64(x.Share))),
			plain(q.lang.Range(q.partOf(float64(x.Interval.Lo)), q.partOf(float64(x.Interval.Hi)))), plain(q.lang.Int(x.AtRisk))})
	}
	if t.Families >= 5 {
		s.table(shares)
	}
}

// ruleOfTwo lists the groups of one cause within six months that have a member in the period.
func (q *quarterWriter) ruleOfTwo(s *Section) {
	if q.recurs == nil {
		return
	}
	rule, err := q.recurs.RuleOfTwo()
	if err != nil {
		return
	}
	s.heading(q.say("quarter.heading.rule", "count", rule.Incidents, "months", rule.Months))
	t := q.newTable("rule-of-two", "fact.cause", "quarter.column.which", "quarter.column.verdict")
	for _, g := range rule.Groups {
		var ids []string
		inside := false
		for _, p := range g.Incidents {
			ids = append(ids, p.ID)
			inside = inside || slices.Contains(q.Counts.Now.IDs, p.ID)
		}
		if inside {
			t.Rows = append(t.Rows, []Cell{cell(q.ruleCause(g)), q.someIDs(ids), cell(q.say("quarter.verdict." + g.Verdict))})
		}
	}
	if len(t.Rows) == 0 {
		s.say(q.say("quarter.rule.none").markup())
	}
	s.table(t)
	if rule.Unknown > 0 {
		s.say(q.say("quarter.rule.unknown", "count", rule.Unknown).markup())
	}
}
