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
	if q.Counts.Now.N == 0 {
		return ""
	}
	words := q.say("quarter.repeats.share", "k", r.K, "n", r.N, "days", r.LookBack).markup()
	if r.N == 0 {
		words = q.say("quarter.repeats.no-share", "days", r.LookBack, "k", len(r.Early)).markup()
	}
	if ids := slices.Concat(r.IDs, r.Early); len(ids) > 0 {
		words += ": " + q.someIDs(ids).Shown
	}
	words += "."
	if x := q.Recurs; x != nil && len(x.Suggested) > 0 {
		words = joined(" ", words, q.say("quarter.repeats.suggested", "k", x.AtMost, "n", q.Counts.Now.N).markup())
	}
	return words
}

// repeatsCompared is whether declared repeats came more often than in the four periods before.
func (q *quarterWriter) repeatsCompared() Markup {
	r := &q.Repeats
	c := r.Compare
	switch {
	case c == nil:
		return ""
	case !c.Attainable:
		return q.say("quarter.repeats.gate", "count", r.Now+r.Before, "four", q.four()).markup()
	}
	return q.say("quarter.repeats."+q.verdict("quarter-repeats", c.Ratio, c.P), "now", r.Now, "was", r.Before, "four", q.four(), "ratio", q.ratio(c.Ratio, c.Interval),
		"p", q.pWords("quarter-repeats", c.P)).markup()
}

// olderWords are the repeats that are in no share.
func (q *quarterWriter) olderWords() Markup {
	r := &q.Repeats
	var words Markup
	if len(r.Older) > 0 {
		words = joined(" ", q.say("quarter.repeats.older", "count", len(r.Older), "days", r.LookBack).markup(), q.someIDs(r.Older).Shown+".")
	}
	if len(r.Short) > 0 && r.N > 0 {
		words = joined(" ", words, q.say("quarter.repeats.short", "count", len(r.Short), "days", r.LookBack, "k", len(r.Early)).markup(), q.someIDs(r.Short).Shown+".")
	}
	return words
}

// recurrence is what came back: families whole, whatever the period's edges, and the rule of two in six months.
func (q *quarterWriter) recurrence(s *Section) {
	s.say(q.repeatWords(), q.olderWords(), q.repeatsCompared())
	if x := q.Recurs; x != nil && len(x.Suggested) > 0 {
		s.say(joined(" ", q.say("quarter.repeats.undecided", "count", len(x.Suggested)).markup(), q.someIDs(x.Suggested).Shown+"."))
	}
	families := q.Repeats.Families
	if len(families) == 0 {
		s.say(q.say("quarter.repeats.no-family").markup())
	}
	t := q.newTable("families", "quarter.column.family", "quarter.column.in-period", "#quarter.column.gaps", "#quarter.column.quiet")
	for i := range families {
		f := &families[i]
		t.Rows = append(t.Rows, []Cell{q.familyCell(i, f), q.someIDs(f.InPeriod), q.gapsCell(f.Gaps), plain(q.lang.Days(f.Since))})
		q.family(s, i, f)
	}
	s.table(q.limit(t, func(row int) bool { return row < quarter.MaxFamilies }))
	if len(families) > 0 {
		s.say(q.say("quarter.repeats.too-early").markup())
	}
	if q.in.Linked {
		s.say(q.allFamilies())
	}
	q.soon(s)
	q.ruleOfTwo(s)
}

// analysed is a family as the analysis of recurrence has it; nil where it has none.
func (q *quarterWriter) analysed(i int) *analysis.Family {
	if q.Recurs == nil || i >= len(q.Recurs.Families) {
		return nil
	}
	return q.Recurs.Families[i]
}

// familyCell is a family in a table: its name, leading to its page, and its members.
func (q *quarterWriter) familyCell(i int, f *quarter.Family) Cell {
	c := q.someIDs(f.Members)
	if x := q.analysed(i); x != nil {
		c.Shown = joined(": ", q.familyLink(x), c.Shown)
	}
	return c
}

// mostGaps is how many times between the members of a family a cell has room for.
const mostGaps = 6

// gapsCell are the days between the members of a family; a file has all.
func (q *quarterWriter) gapsCell(days []int) Cell {
	var gaps []string
	for _, g := range days {
		gaps = append(gaps, q.lang.Days(g))
	}
	all := plain(q.lang.List(gaps))
	if n := len(days) - mostGaps; n > 0 {
		some := append(slices.Clip(gaps[:mostGaps]), q.t("quarter.and-more-things", "count", n))
		all.Shown = Say(q.lang.List(some)).markup()
	}
	return all
}

// family draws a chain.
func (q *quarterWriter) family(s *Section, i int, f *quarter.Family) {
	if x := q.analysed(i); x != nil {
		q.figure(s, fmt.Sprintf("family-%d", i+1), q.say("quarter.figure.family"), q.chain(x, f.InPeriod...))
		s.list(q.worked(&x.Worked)...)
	}
}

// soon is how long families of the whole register stayed quiet, as far as their number allows.
func (q *quarterWriter) soon(s *Section) {
	if q.Recurs == nil || q.Recurs.Time.Families == 0 {
		return
	}
	t := q.Recurs.Time
	s.heading(q.say("quarter.heading.soon"))
	if t.N < spellsNeeded || t.Events == 0 {
		var lines []Markup
		for _, line := range q.timeTo(t) {
			lines = append(lines, line.markup())
		}
		s.list(lines...)
		return
	}
	median := q.say("time-to.no-median")
	switch {
	case t.Median.Finite() && !t.MedianInterval.Lo.OK() && !t.MedianInterval.Hi.OK():
		median = q.say("time-to.median-alone", "days", q.writer.figure(t.Median), "n", t.N)
	case t.Median.Finite():
		median = q.say("time-to.median", "days", q.writer.figure(t.Median), "range",
			q.lang.Range(q.orUnknown(t.MedianInterval.Lo), q.orUnbounded(t.MedianInterval.Hi)), "n", t.N)
	}
	words := joined(" ", q.say("time-to.count", "count", t.Families, "repeated", t.Repeated).markup(), median.markup())
	if n := len(t.Excluded); n > 0 {
		words = joined(" ", words, q.say("time-to.excluded", "count", n).markup())
	}
	s.say(joined(" ", words, q.say("time-to.assumes").markup()))
	q.figure(s, "time-to-recurrence", q.say("time-to.figure"), q.curve(t))
	shares := q.newTable("time-to-recurrence", "#quarter.column.after", "#quarter.column.without", "#quarter.column.interval95", "#quarter.column.at-risk")
	for _, x := range t.Shares {
		if x.Share.OK() && x.Interval.OK() {
			shares.Rows = append(shares.Rows, []Cell{plain(q.lang.Days(x.Days)), plain(q.partOf(float64(x.Share))),
				plain(q.lang.Range(q.partOf(float64(x.Interval.Lo)), q.partOf(float64(x.Interval.Hi)))), plain(q.lang.Int(x.AtRisk))})
		}
	}
	s.table(shares)
}

// ruleOfTwo lists the groups of one cause within six months that have a member in the period.
func (q *quarterWriter) ruleOfTwo(s *Section) {
	if q.Recurs == nil {
		return
	}
	rule := q.Recurs.Rule
	s.heading(q.say("quarter.heading.rule", "count", rule.Incidents, "months", rule.Months))
	t := q.newTable("rule-of-two", "fact.cause", "rule.as-of", "quarter.column.which", "quarter.column.verdict")
	for _, g := range rule.Groups {
		var ids []string
		for _, p := range g.Incidents {
			ids = append(ids, p.ID)
		}
		t.Rows = append(t.Rows, []Cell{cell(q.ruleCause(g)), cell(q.ruleAsOf(g)), q.someIDs(ids), cell(q.say("quarter.verdict." + g.Verdict))})
	}
	if len(t.Rows) == 0 {
		s.say(q.say("quarter.rule.none").markup())
	}
	s.table(t)
	if rule.Unknown > 0 {
		s.say(q.say("quarter.rule.unknown", "count", rule.Unknown).markup())
	}
}
