package view

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/stats"
)

// A StatementRow is a line of a report's table of methods: one figure with what it stands on.
type StatementRow struct {
	Question Text
	Method   string // id
	N        string
	Exposure string // days
	Marks    string // what it assumes, as the letters of assumptions
	Result   Text
	P        string
	Standing Text // the adjusted p; without one, how it was asked
}

// statementRows words everything that a report computed, in its order. The question "worked/A" is message question.worked, and A.
func (w *writer) statementRows(s *analysis.Statements) []StatementRow {
	var rows []StatementRow
	order := assumptions(s)
	for i := range s.List {
		x := &s.List[i]
		row := StatementRow{Question: w.question(x.Question), Method: x.Method, N: w.lang.Int(x.N), Exposure: "–", Result: w.result(x), P: "–", Standing: w.standing(x)}
		if x.Exposure > 0 {
			row.Exposure = w.lang.Int(int(math.Round(x.Exposure)))
		}
		for _, a := range x.Assumes {
			row.Marks = joinNonEmpty(" ", row.Marks, mark(slices.Index(order, a)))
		}
		if x.P.OK() {
			row.P = w.pFigure(x.P)
		} else if x.Asked != "" {
			row.P = w.t("asked.none")
		}
		rows = append(rows, row)
	}
	return rows
}

// listedRows are the rows that a page has room for.
func (w *writer) listedRows(s *analysis.Statements) (rows []StatementRow) {
	unlisted := unlisted(s)
	for i, row := range w.statementRows(s) {
		if !unlisted[i] {
			rows = append(rows, row)
		}
	}
	return rows
}

// standing is how far a p may be trusted among the others: what it is once adjusted, or how it was asked.
func (w *writer) standing(x *analysis.Statement) Text {
	switch {
	case x.Adjusted.OK() && x.Asked != analysis.Exploratory:
		return Say(w.pFigure(x.Adjusted) + w.t("aside.open") + w.t("asked."+x.By) + ")")
	case x.Asked != "":
		return w.say("asked." + x.Asked)
	}
	return Say("–")
}

// mostDrillDowns is how many drill-downs a table lists: those with the smallest p. All were run, and all are adjusted for.
const mostDrillDowns = 20

// unlisted are the drill-downs that a table leaves out, by their place.
func unlisted(s *analysis.Statements) map[int]bool {
	var drills []int
	for i, x := range s.List {
		if x.Asked == analysis.DrillDown {
			drills = append(drills, i)
		}
	}
	if len(drills) <= mostDrillDowns {
		return nil
	}
	p := func(i int) float64 {
		if x := s.List[i].P; x.OK() {
			return float64(x)
		}
		return 2 // what could not be tested goes first
	}
	slices.SortStableFunc(drills, func(a, b int) int { return cmp.Compare(p(a), p(b)) })
	out := map[int]bool{}
	for _, i := range drills[mostDrillDowns:] {
		out[i] = true
	}
	return out
}

// assumptions are those behind any statement, in the order of their first.
func assumptions(s *analysis.Statements) (all []string) {
	for _, x := range s.List {
		for _, a := range x.Assumes {
			if !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	return all
}

// mark is the letter of an assumption.
func mark(i int) string { return string(rune('a' + i)) }

// assumptionLines are the assumptions under a table whose rows name them by letters, which would be too narrow for their words.
func (w *writer) assumptionLines(s *analysis.Statements) Text {
	var words []string
	for i, a := range assumptions(s) {
		words = append(words, mark(i)+": "+w.t("assumes."+a))
	}
	return Say(joinNonEmpty(w.t("list.clauses"), words...))
}

// question is what was asked, and of what.
func (w *writer) question(id string) Text {
	id, of, _ := strings.Cut(id, "/")
	words := w.say("question." + id)
	if of != "" {
		words = append(append(words, Say(": ")...), w.subject(of)...)
	}
	return words
}

// subject is what a question was asked of: a cause, a site, a feature by its name, anything else by its id.
func (w *writer) subject(id string) Text {
	if _, ok := w.Register.Category(id); ok {
		return w.category(id)
	}
	if _, ok := w.Register.Site(id); ok {
		return w.site(id)
	}
	return w.feature(id)
}

// result is a figure with its interval, in the words of its unit.
func (w *writer) result(x *analysis.Statement) Text {
	switch {
	case x.Method == "km" && !x.Value.OK():
		return w.say("result.not-reached")
	case x.Unit == "" || !x.Value.OK():
		return Say("–")
	case x.Method == "proportion.ci" && x.N < 10: // a percentage would say too much
		return append(w.say("result.of", "k", int(math.Round(float64(x.Value)*float64(x.N))), "n", x.N), w.within(x, w.percent)...)
	}
	figure := w.figure
	switch x.Unit {
	case "share":
		figure = w.percent
	case "available":
		figure = func(x stats.Number) string { return w.available(float64(x)) }
	case "minutes":
		figure = func(x stats.Number) string { return w.minutes(float64(x)) }
	}
	value := figure(x.Value)
	if !x.Value.Finite() {
		value = w.t("result.infinite")
	}
	return append(w.say("result."+x.Unit, "value", value), w.within(x, figure)...)
}

// percent is a share with three digits, down to a tenth of a percent.
func (w *writer) percent(x stats.Number) string {
	if x > 0 && x < .001 {
		return "<\u00a0" + w.lang.Percent(.001)
	}
	return w.lang.Percent(round(float64(x), 3))
}

// within is the interval of a figure, in brackets.
func (w *writer) within(x *analysis.Statement, figure func(stats.Number) string) Text {
	if !x.Interval.OK() {
		return nil
	}
	hi := w.t("result.unbounded")
	if x.Interval.Hi.Finite() {
		hi = figure(x.Interval.Hi)
	}
	return w.say("result.interval", "level", w.lang.Percent(round(x.Interval.Level, 3)), "range", w.lang.Range(figure(x.Interval.Lo), hi))
}

// pFigure is a probability, two digits of it.
func (w *writer) pFigure(p stats.Number) string {
	if p < .001 {
		return "<\u00a0" + w.lang.Number(.001, 1)
	}
	return w.lang.Number(float64(p), 2)
}

// multiplicity says how many tests a report ran, and how each kind of them is to be read.
func (w *writer) multiplicity(s *analysis.Statements) []Text {
	lines := []Text{w.say("asked.tests", "count", s.Tests, "headlines", s.Kinds.Headline, "drills", s.Kinds.DrillDown, "exploratory", s.Kinds.Exploratory)}
	if s.Tests > 0 {
		lines = append(lines, w.say("asked.reading", "size", w.lang.Percent(s.Size), "share", w.lang.Percent(s.False)))
	}
	if n := len(unlisted(s)); n > 0 {
		lines = append(lines, w.say("asked.listed"))
	}
	return append(lines, w.say("asked.suite", "sum", s.Suite))
}
