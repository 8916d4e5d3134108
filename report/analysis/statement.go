package analysis

import "example.com/postmortem/report/stats"

// How a question came to be asked. It decides how its p is to be read beside the others of the same report.
const (
	Headline    = "headline"    // fixed in advance, five at most: Holm's adjustment
	DrillDown   = "drill-down"  // the same question of every cause, site, service or family: Benjamini and Hochberg's
	Exploratory = "exploratory" // looked at because it was there: no adjustment makes a finding of it
)

// MostHeadlines is how many questions a report may fix in advance.
const MostHeadlines = 5

// falseShare is the share of false alarms that is accepted among the drill-downs.
const falseShare = .1

// A Statement is one figure of a report with all that it stands on: a line of the table of methods. One with a p is a test.
type Statement struct {
	Question string         `json:"question"` // what was asked: "pace-incidents"; of what, where it was asked of several: "worked/KAKAO-2012-04-28"
	Method   string         `json:"method"`
	N        int            `json:"n"`
	Exposure float64        `json:"exposure_days"` // 0: the figure stands on no time
	Assumes  []string       `json:"assumes"`       // words of the catalogues' [assumes]
	Unit     string         `json:"unit"`          // of the result, a word of the catalogues' [result]: ratio · share · days …; empty: p alone
	Value    stats.Number   `json:"value"`
	Interval stats.Interval `json:"interval"`
	Asked    string         `json:"asked"` // headline · drill-down · exploratory; empty: no test
	P        stats.Number   `json:"p"`     // NA: no outcome of so few could have told, or no test
	Adjusted stats.Number   `json:"p_adjusted"`
	By       string         `json:"adjusted_by"` // holm · bh; empty: not adjusted
}

// Statements are everything that a report computed, each p in one list with all others.
type Statements struct {
	Suite string      `json:"reference_suite"` // SHA-256 of the cases that the methods are tested against
	Tests int         `json:"tests"`           // that were run: those with a p
	Kinds TestKinds   `json:"kinds"`
	Size  float64     `json:"size"` // a headline is a finding where its adjusted p is below
	False float64     `json:"false_share"`
	List  []Statement `json:"list"`
}

// TestKinds are how many tests of each kind were run.
type TestKinds struct {
	Headline    int `json:"headline"`
	DrillDown   int `json:"drill_down"`
	Exploratory int `json:"exploratory"`
}

// NewStatements adjusts the p values of one report for each other. It keeps the order, and the list that it was given.
// Source: Holm (1979) for the headlines, Benjamini & Hochberg (1995) for the drill-downs.
func NewStatements(list []Statement) Statements {
	s := Statements{Suite: stats.ReferenceSuite, Size: 1 - stats.Level, False: falseShare, List: make([]Statement, len(list))}
	copy(s.List, list)
	for i := range s.List {
		s.List[i].Adjusted, s.List[i].By = notKnown, ""
	}
	s.Kinds.Headline = s.adjust(Headline, "holm", stats.AdjustHolm)
	s.Kinds.DrillDown = s.adjust(DrillDown, "bh", stats.AdjustBH)
	s.Kinds.Exploratory = s.adjust(Exploratory, "", nil)
	s.Tests = s.Kinds.Headline + s.Kinds.DrillDown + s.Kinds.Exploratory
	return s
}

// adjust adjusts the tests of a kind, and says how many there are.
func (s *Statements) adjust(kind, by string, method func([]stats.Number) []stats.Number) int {
	var at []int
	var p []stats.Number
	for i, x := range s.List {
		if x.Asked == kind && x.P.OK() {
			at, p = append(at, i), append(p, x.P)
		}
	}
	if method != nil {
		for k, q := range method(p) {
			s.List[at[k]].Adjusted, s.List[at[k]].By = q, by
		}
	}
	return len(at)
}

// Of is the statement that answers a question; nil: it was not asked.
func (s *Statements) Of(question string) *Statement {
	for i := range s.List {
		if s.List[i].Question == question {
			return &s.List[i]
		}
	}
	return nil
}

// Finds reports whether a test may be worded as a finding: its adjusted p is below what its kind demands. What is exploratory never is.
func (s *Statement) Finds() bool {
	switch {
	case !s.Adjusted.OK():
		return false
	case s.Asked == Headline:
		return float64(s.Adjusted) < 1-stats.Level
	}
	return float64(s.Adjusted) < falseShare
}

// Plain is a statement that is no test: a figure with its interval.
func Plain(question, method string, n int, exposure float64, unit string, value stats.Number, interval stats.Interval, assumes ...string) Statement {
	return Statement{Question: question, Method: method, N: n, Exposure: exposure, Unit: unit, Value: value, Interval: interval, Assumes: assumes, P: notKnown, Adjusted: notKnown}
}

// Test makes a statement a test.
func (s Statement) Test(asked string, p stats.Number) Statement {
	s.Asked, s.P = asked, p
	return s
}
