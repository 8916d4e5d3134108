package quarter

import (
	"cmp"
	"slices"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// Causes count incidents by cause. What is not established is never shared out among the others: it is the upper bound of each.
type Causes struct {
	N    int     `json:"n"`
	Bars []Cause `json:"causes"` // most first; by confirmed cause only
	Open []Open  `json:"open"`   // without a confirmed cause, the oldest first
}

// A Cause is a category with how many incidents it explains: N for certain, Hi if all open ones turn out to be its.
type Cause struct {
	Category  string   `json:"category"`
	N         int      `json:"n"`
	Hi        int      `json:"hi"`
	Suspected int      `json:"suspected"` // of the open ones
	Incidents []string `json:"incidents"`
}

// An Open is an incident whose cause is not established, with its age.
type Open struct {
	ID    string `json:"id"`
	State string `json:"state"` // unknown · suspected · disputed · "" (not stated)
	Guess string `json:"category"`
	Days  int    `json:"age_days"`
	Due   string `json:"answer_due,omitempty"`
	Late  int    `json:"days_late,omitempty"`
}

func (w *work) causes() Causes {
	c := Causes{Bars: []Cause{}, Open: []Open{}}
	at := map[string]*Cause{}
	get := func(category string) *Cause {
		if at[category] == nil {
			at[category] = &Cause{Category: category, Incidents: []string{}}
		}
		return at[category]
	}
	for _, in := range w.of(w.Period) {
		c.N++
		if in.Cause.State == record.CauseConfirmed && in.Cause.Category != "" {
			x := get(in.Cause.Category)
			x.N++
			x.Incidents = append(x.Incidents, in.ID)
			continue
		}
		if in.Cause.Category != "" {
			get(in.Cause.Category).Suspected++
		}
		c.Open = append(c.Open, w.open(in))
	}
	for _, x := range at {
		x.Hi = x.N + len(c.Open)
		c.Bars = append(c.Bars, *x)
	}
	slices.SortFunc(c.Bars, func(a, b Cause) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(b.Suspected, a.Suspected), cmp.Compare(a.Category, b.Category))
	})
	w.state(analysis.Plain("quarter-causes", "cause.bounds", c.N, 0, "count", stats.Number(c.N-len(c.Open)), none, "episodes", "confirmed"))
	return c
}

func (w *work) open(in *record.Incident) Open {
	o := Open{ID: in.ID, State: string(in.Cause.State), Guess: in.Cause.Category, Days: max(0, dayNumber(named(in).In(w.reg.Zone), w.AsOf))}
	if due := in.Cause.AnswerDue; due.Known() {
		day := due.Named()
		o.Due = day.In(w.reg.Zone).Format("2006-01-02")
		o.Late = max(0, dayNumber(day.In(w.reg.Zone), w.AsOf))
	}
	return o
}
