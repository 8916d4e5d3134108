package view

import (
	"cmp"
	"slices"

	"example.com/postmortem/report/analysis/quarter"
)

// drills asks the same question of every cause, site and feature, the most telling first.
func (q *quarterWriter) drills(s *Section) {
	d := &q.Drills
	if d.Groups == 0 {
		return
	}
	s.heading(q.say("quarter.heading.drills"))
	if len(d.Tested) == 0 {
		s.say(q.say("quarter.drills.none", "n", d.Groups).markup())
		return
	}
	s.say(q.say("quarter.drills.lead", "k", len(d.Tested), "n", d.Groups).markup())
	order := slices.Clone(d.Tested)
	slices.SortStableFunc(order, func(a, b quarter.Drill) int {
		return cmp.Compare(float64(q.Statements.Of(a.Question).P), float64(q.Statements.Of(b.Question).P))
	})
	t := q.newTable("drill-downs", "quarter.column.group", "#quarter.column.now", "#quarter.column.before", "quarter.column.ratio", "#column.p", "#column.adjusted", "quarter.column.verdict")
	for _, x := range order {
		t.Rows = append(t.Rows, q.drillRow(&x))
	}
	s.table(q.limit(t, func(row int) bool { return row < mostDrillDowns }))
}

func (q *quarterWriter) drillRow(x *quarter.Drill) []Cell {
	p := q.Statements.Of(x.Question)
	verdict := "no-evidence"
	switch {
	case p.Finds() && x.Ratio > 1:
		verdict = "rise"
	case p.Finds():
		verdict = "fall"
	}
	return []Cell{
		cell(q.subject(x.ID)), plain(q.lang.Int(x.Now)), plain(q.lang.Int(x.Before)), plain(q.ratioCell(x.Ratio, x.Interval)), plain(q.pFigure(p.P)), plain(q.pFigure(p.Adjusted)),
		cell(q.say("quarter.drills." + verdict)),
	}
}
