package quarter

import (
	"cmp"
	"slices"
	"sync"

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

// answers are what the analysis of the whole register says of a period.
type answers struct {
	cases map[string]*analysis.Case // of the incidents that nobody declared to repeat anything; nil: suggestions are not asked for
	rule  analysis.Rule
	err   error
}

// ask asks the analysis about the counted incidents of the period while the rest of the report is made: comparing texts takes as long as all
// of that. The answers are waited for when somebody calls what it returns.
func (w *work) ask(now []string) func() answers {
	if w.Recurs == nil {
		return func() answers { return answers{} }
	}
	var x answers
	var ruled error
	var group sync.WaitGroup
	group.Go(func() { x.cases, x.err = w.askCases(now) })
	group.Go(func() { x.rule, ruled = w.Recurs.RuleOfTwo() })
	return func() answers {
		group.Wait()
		x.err = cmp.Or(x.err, ruled)
		return x
	}
}

func (w *work) askCases(now []string) (map[string]*analysis.Case, error) {
	if !w.Recurs.Settings().Suggest || len(now) > maxAsked {
		return nil, nil
	}
	var ids []string
	for _, id := range now {
		if len(w.declared(w.byID[id])) == 0 {
			ids = append(ids, id)
		}
	}
	cases, err := w.Recurs.Cases(ids)
	byID := make(map[string]*analysis.Case, len(ids))
	for i, c := range cases {
		byID[ids[i]] = c
	}
	return byID, err
}

// recurrence is what the analysis answered; without one there is only what people declared.
func (w *work) recurrence(r *Report, told answers) (*Recurrence, error) {
	a := w.Recurs
	if a == nil || told.err != nil {
		return nil, told.err
	}
	x := &Recurrence{Asked: told.cases != nil, Suggested: []string{}, Families: []*analysis.Family{}}
	for _, id := range r.Counts.Now.IDs {
		if c := told.cases[id]; c != nil && slices.ContainsFunc(c.Suggestions(), func(r analysis.Relation) bool { return r.Relation != "possible" }) {
			x.Suggested = append(x.Suggested, id)
		}
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
	counted := map[string]bool{}
	for _, id := range r.Counts.Now.IDs {
		counted[id] = true
	}
	told.rule.Groups = slices.DeleteFunc(slices.Clone(told.rule.Groups), func(g analysis.RuleGroup) bool {
		return !slices.ContainsFunc(g.Incidents, func(p analysis.RulePart) bool { return counted[p.ID] })
	})
	x.Rule = &told.rule
	return x, nil
}
