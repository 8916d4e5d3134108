package quarter

import (
	"slices"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// Repeats are the incidents of the period that people declared to repeat an earlier one. The share is of those that the register reaches
// back far enough for: otherwise a longer register would look worse.
type Repeats struct {
	N        int                   `json:"n"` // incidents of the period with a full look-back
	K        int                   `json:"k"` // of these: repeats
	IDs      []string              `json:"incidents"`
	Older    []string              `json:"older"` // with a full look-back: they repeat one from before it
	Short    []string              `json:"short"` // without a full look-back
	Early    []string              `json:"early"` // of these: declared repeats
	LookBack int                   `json:"look_back_days"`
	Share    *stats.Share          `json:"share"`           // exact limits, for the appendix
	Now      int                   `json:"declared"`        // declared repeats of the period, whatever they reach back to
	Before   int                   `json:"declared_before"` // and of the four periods before
	Compare  *stats.RateComparison `json:"compare"`         // now over before; nil: there is none, or nothing to compare with
	Families []Family              `json:"families"`
}

// A Family is what declared recurrences join, whole, whatever the period's edges.
type Family struct {
	Members  []string `json:"members"` // in order of time
	InPeriod []string `json:"in_period"`
	Gaps     []int    `json:"gap_days"` // from each member to the next
	Since    int      `json:"days_since_last"`
}

func (w *work) repeats() (r Repeats, err error) {
	r = Repeats{IDs: []string{}, Older: []string{}, Short: []string{}, Early: []string{}, Families: []Family{}, LookBack: lookBack}
	for _, in := range w.of(w.Period) {
		before := w.declared(in)
		switch {
		case w.starts.After(named(in).AddDate(0, 0, -lookBack)):
			r.Short = append(r.Short, in.ID)
			if len(before) > 0 {
				r.Early = append(r.Early, in.ID)
			}
			continue
		case slices.ContainsFunc(before, func(id string) bool { return w.isEarlier(id, in) }):
			r.IDs = append(r.IDs, in.ID)
		case len(before) > 0:
			r.Older = append(r.Older, in.ID)
		}
		r.N++
	}
	r.K = len(r.IDs)
	if r.N > 0 {
		s, err := stats.Proportion(r.K, r.N, level)
		if err != nil {
			return r, err
		}
		r.Share = &s
		w.state(analysis.Plain("share-repeats", s.Method, r.N, 0, "share", s.P, s.Interval, "declared", "look-back"))
	}
	r.Families = w.families()
	return r, w.compareRepeats(&r)
}

// compareRepeats compares how often declared repeats came with the four periods before.
func (w *work) compareRepeats(r *Repeats) error {
	count := func(p Period) (n int) {
		for _, in := range w.of(p) {
			if len(w.declared(in)) > 0 {
				n++
			}
		}
		return n
	}
	before := w.Period.before()
	r.Now, r.Before = count(w.Period), count(before)
	t1, t2 := w.exposure(w.Period), w.exposure(before)
	if r.Now+r.Before == 0 || t1 <= 0 || t2 <= 0 {
		return nil
	}
	c, err := stats.CompareRates(r.Now, t1, r.Before, t2, level)
	if err != nil {
		return err
	}
	r.Compare = &c
	w.state(compared("quarter-repeats", &c, "poisson", "declared"))
	return nil
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
