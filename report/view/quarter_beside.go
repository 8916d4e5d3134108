package view

import (
	"strings"

	"example.com/postmortem/report/analysis/quarter"
)

// beside is a figure with what it may be instead as a cell of a table has room for it: the figure on one line, its range on the next.
// Hence the space before the bracket, which Korean has nowhere else: a line may end there.
// Spaces inside the range are no-break spaces, so that a narrow column breaks before it and not within; [unbroken] gives files others.
func (q *quarterWriter) beside(named, lo, hi string) string {
	if lo == hi {
		return named
	}
	return named + " (" + strings.ReplaceAll(q.lang.Range(lo, hi), " ", noBreak) + ")"
}

const noBreak = "\u00a0"

// minutesBeside is minutesRange for a cell.
func (q *quarterWriter) minutesBeside(m quarter.Minutes) string {
	if m.Exact() {
		return q.minutes(m.Named)
	}
	return q.beside(q.minutes(m.Named), q.minutes(m.Best), q.minutes(m.Worst))
}

// shareBeside is shareRange for a cell.
func (q *quarterWriter) shareBeside(m quarter.Minutes) string {
	if m.Exact() {
		return q.available(m.Named)
	}
	return q.beside(q.available(m.Named), q.available(m.Worst), q.available(m.Best))
}

// unbroken is words with no-break spaces in a table, whose file has plain ones.
func unbroken(s string) Cell { return Cell{Say(s).markup(), strings.ReplaceAll(s, noBreak, " ")} }
