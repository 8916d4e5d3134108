package analysis

import "example.com/postmortem/report/stats"

// PerFeature is how many episodes a feature has had by now on average. It compares features, so that its limits hold without assuming that
// the episodes of one feature are independent; the company as a whole is one unit and has no such limits.
type PerFeature struct {
	Method   string         `json:"method"`
	Features int            `json:"features"`
	Events   int            `json:"events"` // an episode counts for each feature that it hit
	Mean     stats.Number   `json:"mean"`
	Interval stats.Interval `json:"interval"`
	Most     string         `json:"most"` // the feature with most
	MostN    int            `json:"most_n"`
}

// perFeature needs 5 features that the register names and 8 episodes of theirs; nil: there are not so many.
func (a *Analysis) perFeature(g *grouping) (*PerFeature, error) {
	start, declared := a.observed(g)
	end := a.recorded(start, a.asOf)
	if !declared || end <= 0 {
		return nil, nil
	}
	units := make([]stats.Unit, len(a.register.Features))
	number := map[string]int{}
	for i, f := range a.register.Features {
		units[i].End, number[f.ID] = end, i
	}
	for _, e := range g.episodes {
		if !a.counts(e) || e.begin.Before(start) || e.begin.After(a.asOf) {
			continue
		}
		hit := map[int]bool{}
		for _, in := range e.incidents {
			for _, x := range in.Affected {
				if i, ok := number[x.Feature]; ok && !hit[i] {
					hit[i] = true
					units[i].Times = append(units[i].Times, a.recorded(start, e.begin))
				}
			}
		}
	}
	m, err := stats.MeanCumulative(units, stats.Level)
	if err != nil || m.Bears == stats.Refused || len(m.Points) == 0 {
		return nil, err
	}
	last := m.Points[len(m.Points)-1]
	p := &PerFeature{Method: m.Method, Features: len(units), Events: m.Events, Mean: last.MCF, Interval: last.Interval}
	for i, u := range units {
		if len(u.Times) > p.MostN {
			p.Most, p.MostN = a.register.Features[i].ID, len(u.Times)
		}
	}
	return p, nil
}
