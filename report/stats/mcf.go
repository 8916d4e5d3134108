package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Unit is a service or feature under observation from Start to End with the times
// of its events.
type Unit struct {
	Start, End float64
	Times      []float64
}

// CumulativePoint is a step of the mean cumulative function.
type CumulativePoint struct {
	Time      float64  `json:"time"`
	MCF       Number   `json:"mcf"` // mean number of events a unit has had by now
	SE        Number   `json:"se_robust"`
	Interval  Interval `json:"interval"`
	SEPoisson Number   `json:"se_poisson"` // if each unit were a Poisson process
	AtRisk    int      `json:"at_risk"`
	Events    int      `json:"events"`
}

// Cumulative is a mean cumulative function. N counts units.
type Cumulative struct {
	Basis
	Events int               `json:"events"`
	Points []CumulativePoint `json:"points"` // one for each time with events
}

// MeanCumulative estimates the mean number of events of a unit by each time (mcf):
//
//	M(t) = Σ d_k/r_k,  Var = Σ_i {Σ_k Y_i(t_k)/r_k (d_i(t_k) - d_k/r_k)}²
//
// with limits M·exp(±z·se/M). The variance is robust: it compares units and does
// not assume that events within a unit are independent. With one unit there is
// nothing to compare and it is NA. Source: Lawless & Nadeau, Technometrics 37
// (1995); Nelson, Recurrent Events Data Analysis (2003).
func MeanCumulative(units []Unit, level float64) (Cumulative, error) {
	if err := checkLevel(level); err != nil {
		return Cumulative{}, err
	}
	marks, events, err := unitMarks(units)
	if err != nil {
		return Cumulative{}, err
	}
	c := Cumulative{Basis: newBasis("mcf", len(units), events), Events: events}
	z := zOf(level)
	risk := riskSet{value: make([]float64, len(units))}
	var m, poisson float64
	for len(marks) > 0 {
		group := marks[:sameMarks(marks)]
		marks = marks[len(group):]
		switch group[0].kind {
		case enter:
			for _, g := range group {
				risk.enter(g.unit)
			}
		case leave:
			for _, g := range group {
				risk.leave(g.unit)
			}
		case happen:
			r, d := float64(risk.n), float64(len(group))
			for _, g := range group {
				risk.happen(g.unit, 1/r)
			}
			risk.step(d / (r * r))
			m += d / r
			poisson += d / (r * r)
			p := CumulativePoint{Time: group[0].time, AtRisk: risk.n, Events: len(group)}
			p.fill(m, risk.squares(m), poisson, len(units), z, level)
			c.Points = append(c.Points, p)
		}
	}
	if len(units) == 1 {
		c.warn(OneUnit, "one unit has no variance between units")
	}
	return c, nil
}

func (p *CumulativePoint) fill(m, variance, poisson float64, units int, z, level float64) {
	p.MCF, p.SEPoisson = Number(m), Number(math.Sqrt(poisson))
	p.SE, p.Interval = notANumber, noInterval(level)
	if units > 1 {
		se := math.Sqrt(variance)
		p.SE, p.Interval = Number(se), between(m*math.Exp(-z*se/m), m*math.Exp(z*se/m), level)
	}
}

type markKind int

const (
	enter markKind = iota
	happen
	leave
)

// mark is something that happens to a unit. At one time a unit enters before and
// leaves after the events of that time.
type mark struct {
	time float64
	kind markKind
	unit int
}

func unitMarks(units []Unit) ([]mark, int, error) {
	var marks []mark
	events := 0
	for i, u := range units {
		if !(u.Start < u.End) || !finite(u.Start) || !finite(u.End) {
			return nil, 0, fmt.Errorf("unit %d observed from %g to %g: want a positive span", i+1, u.Start, u.End)
		}
		marks = append(marks, mark{u.Start, enter, i}, mark{u.End, leave, i})
		for _, t := range u.Times {
			if !(t >= u.Start && t <= u.End) {
				return nil, 0, fmt.Errorf("unit %d has an event at %g: want %g to %g", i+1, t, u.Start, u.End)
			}
			marks = append(marks, mark{t, happen, i})
		}
		events += len(u.Times)
	}
	slices.SortFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.time, b.time), cmp.Compare(a.kind, b.kind), cmp.Compare(a.unit, b.unit))
	})
	return marks, events, nil
}

// sameMarks counts the marks at the head that have the same time and kind.
func sameMarks(marks []mark) int {
	n := 1
	for n < len(marks) && marks[n].time == marks[0].time && marks[n].kind == marks[0].kind {
		n++
	}
	return n
}
