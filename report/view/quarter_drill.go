package view

import (
	"cmp"
	"slices"

	"example.com/postmortem/report/analysis/quarter"
)

// maxDrills is how many groups are listed; the table of methods has them all.
const maxDrills = 20

// drills asks the same question of every cause, site and feature, the most telling first.
func (q *quarterWriter) drills(s *Section) {
	d := &q.Drills
	if d.Groups == 0 {
		return
	}
	s.heading(q.say("quarter.heading.drills"))
	s.say(q.say("quarter.drills.lead", "k", len(d.Tested), "n", d.Groups).markup())
	order := slices.Clone(d.Tested)
	slices.SortStableFunc(order, func(a, b quarter.Drill) int {
		return cmp.Compare(float64(q.Statements.Of(a.Question).P), float64(q.Statements.Of(b.Question).P))
	})
	t := q.newTable("drill-downs", "quarter.column.group", "#quarter.column.now", "#quarter.column.before", "quarter.column.ratio", "#column.p", "#column.adjusted", "quarter.column.verdict")
	for _, x := range order[:min(len(order), maxDrills)] {
		t.Rows = append(t.Rows, q.drillRow(&x))
	}
	s.table(t)
	if n := len(order) - maxDrills; n > 0 {
		s.say(q.say("quarter.drills.more", "count", n).markup())
	}
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
		cell(q.subject(x.ID)), plain(q.lang.Int(x.Now)), plain(q.lang.Int(x.Before)), plain(q.ratio(x.Ratio, x.Interval)), plain(q.pFigure(p.P)), plain(q.pFigure(p.Adjusted)),
		cell(q.say("quarter.drills." + verdict)),
	}
}
