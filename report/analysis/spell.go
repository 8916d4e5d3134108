package analysis

import (
	"math"

	"example.com/postmortem/report/stats"
)

// A Spell is the time from the end of an episode to the next of its family, or to the as-of time without one.
type Spell struct {
	After   string `json:"after"` // the episode that it follows
	Seconds int    `json:"seconds"`
	Next    string `json:"next"`  // the episode that ended it; empty: none so far
	First   bool   `json:"first"` // the first of its family
}

// spells are those of a family, or of an episode that nothing repeats. A spell whose beginning nobody knows is none.
func (a *Analysis) spells(set []*episode) []Spell {
	spells := []Spell{}
	for i, e := range set {
		if e.end.IsZero() || e.end.After(a.asOf) {
			continue
		}
		s := Spell{After: e.id(), First: i == 0}
		until := a.asOf
		if i+1 < len(set) {
			until, s.Next = set[i+1].begin, set[i+1].id()
		}
		s.Seconds = max(0, int(until.Sub(e.end).Seconds()))
		spells = append(spells, s)
	}
	return spells
}

// TimeTo is how long it takes until something happens again: Kaplan-Meier over first spells only, one a family, so that they are independent.
type TimeTo struct {
	stats.Survival
	Families  int      `json:"families"` // episodes that nothing earlier repeats: each begins one
	Repeated  int      `json:"repeated"`
	Excluded  []string `json:"excluded"` // their end is not known
	Spells    []Spell  `json:"spells"`
	Shares    []FreeOf `json:"shares"` // without a recurrence after so many days
	Censored  string   `json:"censored_at"`
	Incidents []string `json:"incidents"`
	Causes    ByCause  `json:"by_cause"`
}

// FreeOf is the share of families without a recurrence after some days.
type FreeOf struct {
	Days     int            `json:"days"`
	Share    stats.Number   `json:"share"`
	Interval stats.Interval `json:"interval"`
	AtRisk   int            `json:"at_risk"`
}

// timeTo estimates the time to recurrence over counted episodes.
func (a *Analysis) timeTo(g *grouping) (TimeTo, error) {
	t := TimeTo{Excluded: []string{}, Spells: []Spell{}, Shares: []FreeOf{}, Censored: a.asOf.Format(timeLayout), Incidents: []string{}}
	var times []stats.Spell
	causes := map[string][]stats.Spell{}
	for _, e := range g.episodes {
		if g.place[e] > 0 || !a.counts(e) {
			continue
		}
		t.Families++
		set := []*episode{e}
		if f, ok := g.family[e]; ok {
			set = g.families[f]
		}
		s := a.spells(set)
		if len(s) == 0 || !s[0].First {
			t.Excluded = append(t.Excluded, e.id())
			continue
		}
		t.Spells = append(t.Spells, s[0])
		t.Incidents = append(t.Incidents, e.id())
		if s[0].Next != "" {
			t.Repeated++
		}
		spell := stats.Spell{Time: math.Max(float64(s[0].Seconds)/86400, 1.0/86400), Event: s[0].Next != ""}
		of := group(a.knownCause(e.incidents[0]))
		times, causes[of] = append(times, spell), append(causes[of], spell)
	}
	var err error
	if t.Causes, err = byCause(causes); err != nil {
		return t, err
	}
	if len(times) == 0 {
		t.Survival = stats.Survival{Basis: stats.Basis{Method: "km"}, Median: notKnown}
		return t, nil
	}
	km, err := stats.KaplanMeier(times, stats.Level)
	if err != nil {
		return t, err
	}
	t.Survival = km
	for _, days := range []int{30, 90, 365} {
		share, interval, atRisk := km.At(float64(days))
		t.Shares = append(t.Shares, FreeOf{days, share, interval, atRisk})
	}
	return t, nil
}
