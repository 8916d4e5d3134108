package view

import (
	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/stats"
)

// A CauseRow is the first spells of one cause.
type CauseRow struct {
	Cause                      Text
	Spells, Repeated, Expected string
}

// byCause says whether the time to recurrence differs between causes, in one sentence; the rows stand where a test was run.
func (w *writer) byCause(b *analysis.ByCause, s *analysis.Statements) (Text, []CauseRow) {
	if b.N == 0 {
		return w.say("by-cause.none"), nil
	}
	if b.Test == nil {
		return w.say("by-cause.too-few", "count", b.Events, "n", b.N, "need", b.Needed), nil
	}
	x := s.Of("time-by-cause")
	id := "by-cause.no-evidence"
	if x.Finds() {
		id = "by-cause.differs"
	}
	words := w.say(id, "count", b.Events, "n", b.N, "p", w.pWords(x.P), "adjusted", w.pWords(x.Adjusted))
	if b.Test.AllRelabeled {
		words = append(append(words, Say(" ")...), w.say("by-cause.all", "count", b.Test.Relabelings)...)
	} else {
		words = append(append(words, Say(" ")...), w.say("by-cause.some", "count", b.Test.Relabelings)...)
	}
	var rows []CauseRow
	for _, g := range b.Groups {
		row := CauseRow{Cause: w.category(g.Cause), Spells: w.lang.Int(g.Spells), Repeated: w.lang.Int(g.Repeated), Expected: w.expected(g.Expected)}
		if g.Cause == "" {
			row.Cause = w.say("by-cause.unknown")
		}
		rows = append(rows, row)
	}
	return words, rows
}

func (w *writer) expected(x stats.Number) string {
	if !x.OK() {
		return "–"
	}
	return w.figure(x)
}
