package analysis

import (
	"maps"
	"slices"

	"example.com/postmortem/report/stats"
)

// ByCause asks whether the time to recurrence differs between causes, each named by the first part of its category: leaves would be too
// many. Spells of a cause that nobody knows are a stratum of their own: listed, and compared with none.
type ByCause struct {
	Groups []CauseSpells      `json:"groups"`
	N      int                `json:"n"`      // spells of a known cause
	Events int                `json:"events"` // of these: ended by a recurrence
	Needed int                `json:"needed"` // events for a test
	Test   *stats.LogRankTest `json:"test"`   // null: too few, or one cause
}

// CauseSpells are the first spells of one cause.
type CauseSpells struct {
	Cause    string       `json:"cause"` // empty: not known
	Spells   int          `json:"spells"`
	Repeated int          `json:"repeated"`
	Expected stats.Number `json:"expected"` // recurrences if all causes were alike; NA: not compared
}

// causeEvents is how many recurrences a comparison of causes needs.
const causeEvents = 5

// byCause compares the spells of causes, from the group of each to its spells.
func byCause(groups map[string][]stats.Spell) (ByCause, error) {
	b := ByCause{Groups: []CauseSpells{}, Needed: causeEvents}
	var known [][]stats.Spell
	for _, cause := range slices.Sorted(maps.Keys(groups)) {
		row := CauseSpells{Cause: cause, Spells: len(groups[cause]), Expected: notKnown}
		for _, s := range groups[cause] {
			if s.Event {
				row.Repeated++
			}
		}
		if cause != "" {
			known, b.N, b.Events = append(known, groups[cause]), b.N+row.Spells, b.Events+row.Repeated
		}
		b.Groups = append(b.Groups, row)
	}
	if len(b.Groups) > 0 && b.Groups[0].Cause == "" { // what is not known stands last
		b.Groups = append(b.Groups[1:], b.Groups[0])
	}
	if b.Events < causeEvents || len(known) < 2 {
		return b, nil
	}
	t, err := stats.LogRank(known)
	if err != nil {
		return b, err
	}
	b.Test = &t
	for i := range known {
		b.Groups[i].Expected = stats.Number(t.Expected[i])
	}
	return b, nil
}

// state is the test as one of the report's: a drill-down.
func (b *ByCause) state() []Statement {
	if b.Test == nil {
		return nil
	}
	return []Statement{Plain("time-by-cause", b.Test.Method, b.N, 0, "", notKnown, stats.Interval{Lo: notKnown, Hi: notKnown, Level: stats.Level},
		"first-spells", "censored", "cause-groups").Test(DrillDown, b.Test.PExact)}
}
