package quarter

import (
	"cmp"
	"slices"

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
	w.method("cause.bounds", "causes", c.N, "")
	return c
}

func (w *work) open(in *record.Incident) Open {
	o := Open{ID: in.ID, State: string(in.Cause.State), Guess: in.Cause.Category, Days: max(0, dayNumber(named(in).In(w.reg.Zone), w.AsOf))}
	if due := in.Cause.AnswerDue; due.Known() {
		last := due.Hi
		if last.IsZero() {
			last = due.Lo
		}
		o.Due = last.In(w.reg.Zone).Format("2006-01-02")
		o.Late = max(0, dayNumber(last.In(w.reg.Zone), w.AsOf))
	}
	return o
}

// Repeats are the incidents of the period that people declared to repeat an earlier one.
type Repeats struct {
	N        int          `json:"n"` // incidents of the period
	K        int          `json:"k"`
	IDs      []string     `json:"incidents"`
	Older    []string     `json:"older"` // of the period: they repeat one from before the look-back
	LookBack int          `json:"look_back_days"`
	Share    *stats.Share `json:"share"` // exact limits, for the appendix
	Families []Family     `json:"families"`
}

// A Family is what declared recurrences join, whole, whatever the period's edges.
type Family struct {
	Members  []string `json:"members"` // in order of time
	InPeriod []string `json:"in_period"`
	Gaps     []int    `json:"gap_days"` // from each member to the next
	Since    int      `json:"days_since_last"`
}

func (w *work) repeats() (r Repeats, err error) {
	r = Repeats{IDs: []string{}, Older: []string{}, Families: []Family{}, LookBack: lookBack}
	now := w.of(w.Period)
	r.N = len(now)
	for _, in := range now {
		switch before := w.declared(in); {
		case slices.ContainsFunc(before, func(id string) bool { return w.isEarlier(id, in) }):
			r.K++
			r.IDs = append(r.IDs, in.ID)
		case len(before) > 0:
			r.Older = append(r.Older, in.ID)
		}
	}
	if r.N > 0 {
		s, err := stats.Proportion(r.K, r.N, level)
		if err != nil {
			return r, err
		}
		r.Share = &s
		w.method(s.Method, "repeats", r.N, "")
	}
	r.Families = w.families()
	return r, nil
}

// lookBack is how far back an earlier one counts, in days, so that a longer register does not look worse.
const lookBack = 365

func (w *work) isEarlier(id string, in *record.Incident) bool {
	e := named(w.byID[id])
	return e.Before(named(in)) && dayNumber(e.In(w.reg.Zone), named(in).In(w.reg.Zone)) <= lookBack
}

// families joins declared recurrences, and keeps those with a member in the period.
func (w *work) families() []Family {
	root := map[string]string{}
	var find func(id string) string
	find = func(id string) string {
		if root[id] == "" || root[id] == id {
			return id
		}
		root[id] = find(root[id])
		return root[id]
	}
	for _, in := range w.all {
		for _, other := range w.declared(in) {
			if a, b := find(w.episode(in.ID)), find(w.episode(other)); a != b {
				root[a] = b
			}
		}
	}
	members := map[string][]*record.Incident{}
	var order []string
	for _, in := range w.all {
		if w.part[in.ID] != "" {
			continue
		}
		r := find(in.ID)
		if members[r] == nil {
			order = append(order, r)
		}
		members[r] = append(members[r], in)
	}
	families := []Family{}
	for _, r := range order {
		if f := w.family(members[r]); len(f.Members) > 1 && len(f.InPeriod) > 0 {
			families = append(families, f)
		}
	}
	return families
}

func (w *work) family(members []*record.Incident) Family {
	f := Family{InPeriod: []string{}, Gaps: []int{}}
	for i, in := range members {
		t := named(in).In(w.reg.Zone)
		f.Members = append(f.Members, in.ID)
		if w.Period.contains(t) {
			f.InPeriod = append(f.InPeriod, in.ID)
		}
		if i > 0 {
			f.Gaps = append(f.Gaps, dayNumber(named(members[i-1]).In(w.reg.Zone), t))
		}
		f.Since = dayNumber(t, w.AsOf)
	}
	return f
}
