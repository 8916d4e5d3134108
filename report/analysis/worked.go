package analysis

import (
	"slices"
	"time"

	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// Worked asks whether a family's actions helped: repeats and days while any of them was open, and since all were closed. The incidents
// that led to the first action are dropped: actions follow incidents, so that without any effect the time before would look worse.
type Worked struct {
	Method   string   `json:"method"`
	Actions  int      `json:"actions"`
	Triggers []string `json:"triggers"` // episodes before the first action was promised: not counted
	Open     Phase    `json:"open"`     // at least one action was promised and not closed
	Unclear  Phase    `json:"unclear"`  // whether one was open is not known
	Closed   Phase    `json:"closed"`   // all that had been promised was closed
	Since    Day      `json:"since"`    // the day from which all are certainly closed, up to now; empty: they are not

	Comparison *stats.RateComparison `json:"comparison"` // closed over open; null: one of them has no days, or it is unclear
	Chance     *stats.Prediction     `json:"chance"`     // a closed phase without a repeat, at the pace of the open one; null: not so
}

// A WorkedSum adds up families with actions, each a stratum of its own.
type WorkedSum struct {
	Families      int `json:"families"`
	OpenDays      int `json:"open_days"`
	Open          int `json:"open_repeats"`
	ClosedDays    int `json:"closed_days"`
	Closed        int `json:"closed_repeats"`
	UnclearDays   int `json:"unclear_days"`
	UnclearEvents int `json:"unclear_repeats"`
}

// sumWorked adds up what the families' actions have to show.
func sumWorked(families []*Family) (s WorkedSum) {
	for _, f := range families {
		if x := f.Worked; x.Actions > 0 {
			s.Families++
			s.OpenDays, s.Open = s.OpenDays+x.Open.Days, s.Open+len(x.Open.Repeats)
			s.ClosedDays, s.Closed = s.ClosedDays+x.Closed.Days, s.Closed+len(x.Closed.Repeats)
			s.UnclearDays, s.UnclearEvents = s.UnclearDays+x.Unclear.Days, s.UnclearEvents+len(x.Unclear.Repeats)
		}
	}
	return s
}

// A Phase is days of one state and the repeats in them.
type Phase struct {
	Days    int      `json:"days"`
	Repeats []string `json:"repeats"`
}

// The phases of a family's actions.
const (
	nonePromised = iota
	isOpen
	isUnclear
	isClosed
)

// worked sweeps over the days on which the state of any action changes.
func (a *Analysis) worked(set []*episode) Worked {
	w := Worked{Method: "action.phases", Triggers: []string{}}
	w.Open.Repeats, w.Unclear.Repeats, w.Closed.Repeats = []string{}, []string{}, []string{}
	actions := a.actionsOf(set)
	if w.Actions = len(actions); w.Actions == 0 {
		return w
	}
	phases := map[int]*Phase{isOpen: &w.Open, isUnclear: &w.Unclear, isClosed: &w.Closed}
	bounds := a.sweep(phases, actions, phaseAt, func(x action) []time.Time { return []time.Time{x.created(), x.closed().Lo, x.closed().Hi} })
	for _, e := range set {
		switch p := phases[phaseAt(actions, e.begin)]; {
		case p != nil:
			p.Repeats = append(p.Repeats, e.id())
		default:
			w.Triggers = append(w.Triggers, e.id())
		}
	}
	if last := len(bounds) - 2; last >= 0 && phaseAt(actions, bounds[last]) == isClosed {
		for ; last > 0 && phaseAt(actions, bounds[last-1]) == isClosed; last-- {
		}
		w.Since = a.day(bounds[last])
	}
	w.compare()
	return w
}

// sweep adds up the days of each phase, which is another one only at the turns of actions, and returns these in order, the as-of time last.
func (a *Analysis) sweep(phases map[int]*Phase, actions []action, phaseAt func([]action, time.Time) int, turns func(action) []time.Time) []time.Time {
	var bounds []time.Time
	for _, x := range actions {
		for _, t := range turns(x) {
			if !t.IsZero() && t.Before(a.asOf) {
				bounds = append(bounds, t)
			}
		}
	}
	slices.SortFunc(bounds, time.Time.Compare)
	bounds = append(bounds, a.asOf)
	for i := range bounds[:len(bounds)-1] {
		if p := phases[phaseAt(actions, bounds[i])]; p != nil {
			p.Days += a.days(bounds[i], bounds[i+1])
		}
	}
	return bounds
}

// actionsOf are the actions that episodes led to, without the rejected ones, each once.
func (a *Analysis) actionsOf(set []*episode) []action {
	var all []action
	for _, e := range set {
		for _, id := range e.ids() {
			for _, x := range a.promises[id] {
				if x.State != record.ActionRejected && !slices.ContainsFunc(all, func(y action) bool { return y.Action == x.Action }) {
					all = append(all, x)
				}
			}
		}
	}
	return all
}

// phaseAt is the state of all actions at a time: one open action keeps the whole open, one that nobody knows of keeps it unclear.
func phaseAt(actions []action, t time.Time) int {
	promised, unclear := false, false
	for _, x := range actions {
		switch x.at(t) {
		case open:
			return isOpen
		case unknown:
			promised, unclear = true, true
		case done:
			promised = true
		}
	}
	switch {
	case unclear:
		return isUnclear
	case promised:
		return isClosed
	}
	return nonePromised
}

// compare asks what the two phases can bear.
func (w *Worked) compare() {
	if w.Open.Days <= 0 || w.Closed.Days <= 0 || len(w.Unclear.Repeats) > 0 {
		return
	}
	n1, n2 := len(w.Closed.Repeats), len(w.Open.Repeats)
	if c, err := stats.CompareRates(n1, float64(w.Closed.Days), n2, float64(w.Open.Days), stats.Level); err == nil {
		w.Comparison = &c
	}
	if n1 == 0 && n2 > 0 {
		if p, err := stats.Predict(n2, float64(w.Open.Days), float64(w.Closed.Days), stats.Level); err == nil {
			w.Chance = &p
		}
	}
}
