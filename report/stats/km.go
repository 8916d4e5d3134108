package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Spell is a time until an event, or a time without one when observation ended.
type Spell struct {
	Time  float64
	Event bool // false: censored
}

// SurvivalPoint is a step of the curve.
type SurvivalPoint struct {
	Time     float64  `json:"time"`
	AtRisk   int      `json:"at_risk"`
	Events   int      `json:"events"`
	Surv     Number   `json:"surv"`     // share without the event after Time
	SE       Number   `json:"se"`       // Greenwood
	Interval Interval `json:"interval"` // log-log; NA where the curve is 0
}

// Survival is a Kaplan-Meier curve. N counts spells.
type Survival struct {
	Basis
	Events         int             `json:"events"`
	Points         []SurvivalPoint `json:"points"` // one for each time with events
	Median         Number          `json:"median"` // NA if the curve does not reach one half
	MedianInterval Interval        `json:"median_interval"`
	Longest        float64         `json:"longest"` // the longest spell; nothing is known beyond it
	level          float64
	times          []float64
}

// KaplanMeier estimates the share of spells without an event by each time (km):
// S = Π (1 - d/r), Greenwood's se, limits S^exp(±z·se/(S·ln S)). The median's
// limits invert that band, an upper one often does not exist. Where S is exactly
// one half the median is the middle of that step. Times are in any one unit.
// Source: Kalbfleisch & Prentice, Statistical Analysis of Failure Time Data (2002).
func KaplanMeier(spells []Spell, level float64) (Survival, error) {
	if err := checkLevel(level); err != nil {
		return Survival{}, err
	}
	ordered, events, err := orderSpells(spells)
	if err != nil {
		return Survival{}, err
	}
	s := Survival{Basis: newBasis("km", len(spells), events), Events: events, level: level}
	surv, greenwood, z := 1.0, 0.0, zOf(level)
	for i := 0; i < len(ordered); {
		t, r, d := ordered[i].Time, len(ordered)-i, 0
		for ; i < len(ordered) && ordered[i].Time == t; i++ {
			s.times = append(s.times, t)
			if ordered[i].Event {
				d++
			}
		}
		if s.Longest = t; d == 0 {
			continue
		}
		surv *= 1 - float64(d)/float64(r)
		greenwood += float64(d) / (float64(r) * float64(r-d))
		p := SurvivalPoint{Time: t, AtRisk: r, Events: d, Surv: Number(surv)}
		p.SE, p.Interval = survivalBand(surv, greenwood, z, level)
		s.Points = append(s.Points, p)
	}
	s.Median = s.crossing(func(p SurvivalPoint) Number { return p.Surv })
	s.MedianInterval = Interval{
		s.crossing(func(p SurvivalPoint) Number { return p.Interval.Lo }),
		s.crossing(func(p SurvivalPoint) Number { return p.Interval.Hi }), level}
	return s, nil
}

func orderSpells(spells []Spell) ([]Spell, int, error) {
	events := 0
	for _, s := range spells {
		if !(s.Time >= 0) || !finite(s.Time) {
			return nil, 0, fmt.Errorf("spell of %g: want no less than 0", s.Time)
		}
		if s.Event {
			events++
		}
	}
	ordered := slices.Clone(spells)
	slices.SortFunc(ordered, func(a, b Spell) int { return cmp.Compare(a.Time, b.Time) })
	return ordered, events, nil
}

func survivalBand(surv, greenwood, z, level float64) (Number, Interval) {
	if surv <= 0 { // everyone has had the event: no spread to speak of, and no band
		return notANumber, noInterval(level)
	}
	w := z * math.Sqrt(greenwood) / math.Abs(math.Log(surv))
	return Number(surv * math.Sqrt(greenwood)),
		between(math.Pow(surv, math.Exp(w)), math.Pow(surv, math.Exp(-w)), level)
}

// crossing is the time at which a curve falls to one half or below.
func (s *Survival) crossing(curve func(SurvivalPoint) Number) Number {
	const slack = 1.5e-8 // of a product of fractions
	for i, p := range s.Points {
		v := curve(p)
		if !v.OK() || v >= .5+slack {
			continue
		}
		if math.Abs(float64(v)-.5) < slack {
			for _, q := range s.Points[i+1:] {
				if w := curve(q); w.OK() && w < v {
					return Number((p.Time + q.Time) / 2)
				}
			}
		}
		return Number(p.Time)
	}
	return notANumber
}

// At gives the share without an event after t, its interval and how many spells
// were still under observation just before. Before the first event the share is 1
// and has no interval; beyond the longest spell nothing is known, unless the
// curve has reached 0.
func (s *Survival) At(t float64) (Number, Interval, int) {
	i, _ := slices.BinarySearch(s.times, t)
	atRisk := len(s.times) - i
	share, band := Number(1), noInterval(s.level)
	for _, p := range s.Points {
		if p.Time <= t {
			share, band = p.Surv, p.Interval
		}
	}
	if atRisk == 0 && share > 0 {
		return notANumber, noInterval(s.level), 0
	}
	return share, band, atRisk
}
