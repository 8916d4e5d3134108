package quarter

import (
	"slices"

	"example.com/postmortem/report/analysis"
)

// A Recurrence is what the analysis of the whole register adds to what people declared about the period.
type Recurrence struct {
	Asked     bool               `json:"asked"`     // whether suggestions were looked for
	Suggested []string           `json:"suggested"` // of the period: similar to an earlier one, and nobody decided
	AtMost    int                `json:"at_most"`   // repeats if every suggestion were confirmed
	Families  []*analysis.Family `json:"families"`  // those of Repeats, as far as they are drawn
	Time      *analysis.TimeTo   `json:"time_to_recurrence"`
	Rule      *analysis.Rule     `json:"rule"` // its groups with a member in the period
}

// MaxFamilies is how many families are drawn, and maxAsked how many incidents of a period are compared with earlier ones.
const (
	MaxFamilies = 12
	maxAsked    = 1000
)

// recurrence asks the analysis; without one there is only what people declared.
func (w *work) recurrence(r *Report) (*Recurrence, error) {
	a := w.Recurs
	if a == nil {
		return nil, nil
	}
	x := &Recurrence{Suggested: []string{}, Families: []*analysis.Family{}}
	if err := w.suggested(x, r); err != nil {
		return nil, err
	}
	x.AtMost = r.Repeats.K + len(r.Repeats.Older) + len(r.Repeats.Early) + len(x.Suggested)
	for _, f := range r.Repeats.Families[:min(len(r.Repeats.Families), MaxFamilies)] {
		c, err := a.Case(f.InPeriod[0])
		if err != nil {
			return nil, err
		}
		x.Families = append(x.Families, c.Family)
	}
	t, err := a.TimeToRecurrence()
	if err != nil {
		return nil, err
	}
	x.Time = &t
	w.state(analysis.Plain("time-to-recurrence", t.Method, t.N, 0, "days", t.Median, t.MedianInterval, "first-spells", "censored", "declared"))
	rule, err := a.RuleOfTwo()
	if err != nil {
		return nil, err
	}
	rule.Groups = slices.DeleteFunc(slices.Clone(rule.Groups), func(g analysis.RuleGroup) bool {
		return !slices.ContainsFunc(g.Incidents, func(p analysis.RulePart) bool { return slices.Contains(r.Counts.Now.IDs, p.ID) })
	})
	x.Rule = &rule
	return x, nil
}

// suggested are the incidents of the period that nobody declared to repeat anything, and that the program would suggest do.
func (w *work) suggested(x *Recurrence, r *Report) error {
	if !w.Recurs.Settings().Suggest || len(r.Counts.Now.IDs) > maxAsked {
		return nil
	}
	x.Asked = true
	var ids []string
	for _, id := range r.Counts.Now.IDs {
		if len(w.declared(w.byID[id])) == 0 {
			ids = append(ids, id)
		}
	}
	cases, err := w.Recurs.Cases(ids)
	if err != nil {
		return err
	}
	for i, c := range cases {
		if slices.ContainsFunc(c.Suggestions(), func(r analysis.Relation) bool { return r.Relation != "possible" }) {
			x.Suggested = append(x.Suggested, ids[i])
		}
	}
	return nil
}
