package quarter

import (
	"cmp"
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// Actions are what was promised: opened and closed in the period, open at its end, overdue at the as-of time.
type Actions struct {
	Opened      int          `json:"opened"`
	Closed      int          `json:"closed"`
	Open        int          `json:"open"`
	OpenUnknown int          `json:"open_not_known"` // of which it is not known whether they were open at its end
	Overdue     int          `json:"overdue"`
	OverdueDays int          `json:"overdue_days"` // of all overdue ones, added up
	NotKnown    int          `json:"not_known"`    // whose state nobody outside knows
	NoOwner     int          `json:"no_owner"`     // of the open ones
	NoDue       int          `json:"no_due"`       // of the open ones
	NoEvidence  int          `json:"no_evidence"`  // of those closed in the period
	DayUnknown  int          `json:"closed_day_unknown"`
	Kinds       []ActionKind `json:"kinds"`
	Rows        []Action     `json:"actions"`
	OfFamilies  []Action     `json:"overdue_of_families"` // overdue, and its incident has repeated
	Recurred    []Recurred   `json:"recurred"`
}

// An ActionKind counts actions of one kind.
type ActionKind struct {
	Kind                          string
	Opened, Closed, Open, Overdue int
}

// An Action is one action item of the period.
type Action struct {
	Incident string    `json:"incident"`
	ID       string    `json:"id"`
	Kind     string    `json:"kind"`
	State    string    `json:"state"`
	Created  time.Time `json:"created"`
	Due      time.Time `json:"due"`
	Closed   time.Time `json:"closed"`
	Late     int       `json:"days_overdue"`
	InFamily bool      `json:"of_a_family_that_repeats"`
}

// Recurred is a repeat in the period, and how the earlier incident's actions stood when it began.
type Recurred struct {
	Incident string `json:"incident"`
	Earlier  string `json:"earlier"`
	Actions  int    `json:"actions"`
	Done     int    `json:"done"`
	Open     int    `json:"open"`
	Unknown  int    `json:"unknown"`
}

func (w *work) actions() Actions {
	a := Actions{Kinds: []ActionKind{}, Rows: []Action{}, OfFamilies: []Action{}, Recurred: []Recurred{}}
	repeats := map[string]bool{}
	for _, in := range w.all {
		for _, other := range w.declared(in) {
			repeats[in.ID], repeats[other] = true, true
		}
	}
	kinds := map[string]*ActionKind{}
	for _, in := range w.all {
		for i := range in.Actions {
			w.action(&a, in, &in.Actions[i], kinds, repeats)
		}
	}
	for _, name := range []string{"prevent", "detect", "mitigate", "process", ""} {
		if k := kinds[name]; k != nil {
			a.Kinds = append(a.Kinds, *k)
		}
	}
	slices.SortStableFunc(a.Rows, func(x, y Action) int {
		return cmp.Or(cmp.Compare(y.Late, x.Late), x.Created.Compare(y.Created), cmp.Compare(x.Incident, y.Incident), cmp.Compare(x.ID, y.ID))
	})
	for _, x := range a.Rows {
		if x.Late > 0 && x.InFamily {
			a.OfFamilies = append(a.OfFamilies, x)
		}
	}
	w.recurred(&a)
	return a
}

func (w *work) action(a *Actions, in *record.Incident, x *record.Action, kinds map[string]*ActionKind, repeats map[string]bool) {
	end := earlier(w.Period.To, w.AsOf)
	created := x.Created.Lo
	if created.IsZero() {
		created = named(in) // promised after the incident, no earlier than it
	}
	if !created.Before(end) {
		return
	}
	k := kinds[x.Kind]
	if k == nil {
		k = &ActionKind{Kind: x.Kind}
		kinds[x.Kind] = k
	}
	row := Action{
		Incident: in.ID, ID: x.ID, Kind: x.Kind, State: string(x.State), Created: x.Created.Lo, Due: x.Due.Hi, Closed: x.Closed.Lo,
		InFamily: repeats[in.ID] || slices.ContainsFunc(x.Incidents, func(id string) bool { return repeats[id] }),
	}
	opened := w.Period.contains(created)
	closed := x.State == record.ActionDone && x.Closed.Known() && w.Period.contains(middle(x.Closed))
	open := x.State == record.ActionOpen || x.State == record.ActionDone && !x.Closed.Lo.IsZero() && !x.Closed.Lo.Before(end)
	if opened {
		a.Opened, k.Opened = a.Opened+1, k.Opened+1
	}
	if closed {
		a.Closed, k.Closed = a.Closed+1, k.Closed+1
		if x.Evidence == "" {
			a.NoEvidence++
		}
	}
	if open {
		a.Open, k.Open = a.Open+1, k.Open+1
		if x.Owner.IsZero() {
			a.NoOwner++
		}
		if !x.Due.Known() {
			a.NoDue++
		}
	}
	if x.State == record.ActionOpen && !x.Due.Hi.IsZero() && w.AsOf.After(x.Due.Hi) {
		if row.Late = dayNumber(x.Due.Hi.In(w.reg.Zone), w.AsOf); row.Late > 0 {
			a.Overdue, k.Overdue, a.OverdueDays = a.Overdue+1, k.Overdue+1, a.OverdueDays+row.Late
		}
	}
	if !open && w.perhapsOpen(x, end) {
		a.OpenUnknown++
	}
	if opened && x.State == record.ActionUnknown {
		a.NotKnown++
	}
	if opened && x.State == record.ActionDone && !x.Closed.Known() {
		a.DayUnknown++
	}
	if opened || closed || open {
		a.Rows = append(a.Rows, row)
	}
}

// perhapsOpen reports whether an action that is not open now, or of which nobody knows, may have been open at the period's end.
func (w *work) perhapsOpen(x *record.Action, end time.Time) bool {
	done := x.State == record.ActionDone && end.Equal(w.Period.To) && (x.Closed.Hi.IsZero() || x.Closed.Hi.After(end))
	return done || x.State == record.ActionUnknown
}

// recurred sets every declared repeat of the period beside what the earlier incident's actions had come to.
func (w *work) recurred(a *Actions) {
	for _, in := range w.of(w.Period) {
		for _, id := range w.declared(in) {
			r := Recurred{Incident: in.ID, Earlier: id}
			for _, x := range w.byID[id].Actions {
				r.Actions++
				switch start := named(in); {
				case x.State == record.ActionUnknown, x.State == record.ActionDone && !x.Closed.Known():
					r.Unknown++
				case x.State == record.ActionDone && !middle(x.Closed).After(start):
					r.Done++
				default:
					r.Open++
				}
			}
			a.Recurred = append(a.Recurred, r)
		}
	}
}
