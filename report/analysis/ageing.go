package analysis

import (
	"slices"
	"time"

	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// Ageing is what becomes of promises: how long actions stay open, which are overdue, and what nobody can follow up.
type Ageing struct {
	Actions     int            `json:"actions"`  // without the rejected ones
	Rejected    int            `json:"rejected"` // and these
	Closing     stats.Survival `json:"closing"`  // days from creation to closing, censored at the as-of time
	Shares      []FreeOf       `json:"shares"`   // still open after so many days
	LatestDay   int            `json:"latest_day"`
	NotKnown    []ActionID     `json:"closing_not_known"` // nobody knows whether or by when they were done: left out
	Overdue     []Late         `json:"overdue"`           // open, and past their due date
	OverdueNow  int            `json:"overdue_days_now"`  // of these, added up
	OverdueEver int            `json:"overdue_days_ever"` // of all actions with a due date, those closed late among them
	NoOwner     []ActionID     `json:"no_owner"`
	NoDue       []ActionID     `json:"no_due"`
	NoEvidence  []ActionID     `json:"no_evidence"`       // closed, and nothing shows that they were
	AfterRepeat []ActionID     `json:"after_next_repeat"` // closed only after the next repeat had begun
	Lateness    Lateness       `json:"lateness"`
}

// An ActionID names an action by its record.
type ActionID struct {
	Record string `json:"record"`
	ID     string `json:"id"`
}

// Late is an action past its due date.
type Late struct {
	ActionID
	Due  Day `json:"due"`
	Days int `json:"days"`
}

// ageing looks at every action that the audience may see.
func (a *Analysis) ageing(g *grouping) (Ageing, error) {
	x := Ageing{
		Shares: []FreeOf{}, NotKnown: []ActionID{}, Overdue: []Late{}, NoOwner: []ActionID{}, NoDue: []ActionID{},
		NoEvidence: []ActionID{}, AfterRepeat: []ActionID{},
	}
	var times []stats.Spell
	for _, in := range a.incidents {
		for i := range in.Actions {
			act := action{in, a.asOf, &in.Actions[i]}
			if act.State == record.ActionRejected {
				x.Rejected++
				continue
			}
			x.Actions++
			x.gaps(act)
			a.late(&x, act)
			if s, ok := a.openFor(act); ok {
				times = append(times, s)
				if s.Event && a.days(act.closed().Lo, act.closed().Hi) > 0 {
					x.LatestDay++
				}
			} else {
				x.NotKnown = append(x.NotKnown, act.id())
			}
		}
	}
	x.AfterRepeat = a.closedAfterRepeat(g)
	x.Lateness = a.lateness(g)
	return x, x.curve(times)
}

func (x action) id() ActionID { return ActionID{x.of.ID, x.ID} }

// gaps notes what nobody can follow up.
func (x *Ageing) gaps(act action) {
	note := func(list *[]ActionID, when bool) {
		if when {
			*list = append(*list, act.id())
		}
	}
	note(&x.NoOwner, act.Owner.IsZero())
	note(&x.NoDue, !act.Due.Known())
	note(&x.NoEvidence, act.State == record.ActionDone && act.Evidence == "")
}

// late counts the days that an action was, or is, open past its due date. What may have been closed in time is not late.
func (a *Analysis) late(x *Ageing, act action) {
	due := act.Due.Hi
	if due.IsZero() || !a.asOf.After(due) {
		return
	}
	switch act.State {
	case record.ActionOpen:
		days := a.days(due, a.asOf)
		x.Overdue = append(x.Overdue, Late{act.id(), a.dayOf(act.Due), days})
		x.OverdueNow, x.OverdueEver = x.OverdueNow+days, x.OverdueEver+days
	case record.ActionDone:
		if closed := act.Closed.Lo; closed.After(due) {
			x.OverdueEver += a.days(due, closed)
		}
	}
}

// openFor is how long an action was open, in days: until the latest day that it may have been closed, since an earlier one would flatter,
// or until now. Without any such day there is none.
func (a *Analysis) openFor(act action) (stats.Spell, bool) {
	from, until, done := act.created(), a.asOf, false
	switch act.State {
	case record.ActionOpen:
	case record.ActionDone:
		if act.Closed.Hi.IsZero() {
			return stats.Spell{}, false
		}
		until, done = act.Closed.Hi, true
	default:
		return stats.Spell{}, false
	}
	return stats.Spell{Time: max(float64(a.days(from, until)), 1.0/86400), Event: done}, !from.After(a.asOf)
}

// curve is the share of actions that are still open, by Kaplan and Meier.
func (x *Ageing) curve(times []stats.Spell) error {
	x.Closing = stats.Survival{Basis: stats.Basis{Method: "km"}, Median: notKnown, MedianInterval: noInterval}
	if len(times) == 0 {
		return nil
	}
	km, err := stats.KaplanMeier(times, stats.Level)
	if err != nil {
		return err
	}
	x.Closing = km
	for _, days := range []int{30, 90, 365} {
		share, interval, atRisk := km.At(float64(days))
		x.Shares = append(x.Shares, FreeOf{days, share, interval, atRisk})
	}
	return nil
}

// noInterval is one that does not exist.
var noInterval = stats.Interval{Lo: notKnown, Hi: notKnown, Level: stats.Level}

// closedAfterRepeat are the actions that were closed only after the next repeat of their family had begun: what they were to prevent had
// happened by then.
func (a *Analysis) closedAfterRepeat(g *grouping) []ActionID {
	list := []ActionID{}
	for _, set := range g.families {
		for _, act := range a.actionsOf(set) {
			created, closed := act.created(), act.closed().Lo
			if act.State != record.ActionDone || !act.Closed.Known() {
				continue
			}
			late := slices.ContainsFunc(set, func(e *episode) bool { return e.begin.After(created) && e.begin.Before(closed) })
			if late && !slices.Contains(list, act.id()) {
				list = append(list, act.id())
			}
		}
	}
	return list
}

// Lateness is how often families repeat while an action of theirs is overdue, and while none is. Hard problems are late and repeat: the
// two go together for that reason alone, so this is an association and says nothing of what being late does.
type Lateness struct {
	Families int                   `json:"families"` // with an action that has a due date
	Overdue  Phase                 `json:"overdue"`  // days on which an action was overdue, and the repeats of these days
	OnTime   Phase                 `json:"on_time"`  // days from the first promise on with none overdue
	Unclear  Phase                 `json:"unclear"`  // days of which that is not known
	Compared *stats.RateComparison `json:"compared"` // overdue over on time; null: one of them has no days
}

// lateness adds up the families with due dates, each over its own days.
func (a *Analysis) lateness(g *grouping) Lateness {
	l := Lateness{Overdue: Phase{Repeats: []string{}}, OnTime: Phase{Repeats: []string{}}, Unclear: Phase{Repeats: []string{}}}
	for _, set := range g.families {
		actions := a.actionsOf(set)
		if slices.ContainsFunc(actions, func(x action) bool { return !x.Due.Hi.IsZero() }) {
			l.Families++
			a.addLateness(&l, set, actions)
		}
	}
	if l.Overdue.Days > 0 && l.OnTime.Days > 0 {
		c, err := stats.CompareRates(len(l.Overdue.Repeats), float64(l.Overdue.Days), len(l.OnTime.Repeats), float64(l.OnTime.Days), stats.Level)
		if err == nil {
			l.Compared = &c
		}
	}
	return l
}

func (a *Analysis) addLateness(l *Lateness, set []*episode, actions []action) {
	phases := map[int]*Phase{isOpen: &l.Overdue, isUnclear: &l.Unclear, isClosed: &l.OnTime}
	a.sweep(phases, actions, overdueAt, func(x action) []time.Time { return []time.Time{x.created(), x.Due.Hi, x.closed().Lo, x.closed().Hi} })
	for _, e := range set {
		if p := phases[overdueAt(actions, e.begin)]; p != nil {
			p.Repeats = append(p.Repeats, e.id())
		}
	}
}

// overdueAt says whether any action is overdue at a time (isOpen), perhaps (isUnclear), or none of those promised (isClosed).
func overdueAt(actions []action, t time.Time) int {
	promised, unclear := false, false
	for _, x := range actions {
		state := x.at(t)
		promised = promised || state != notYet
		if past := !x.Due.Hi.IsZero() && !t.Before(x.Due.Hi); past && state == open {
			return isOpen
		} else if past && state == unknown {
			unclear = true
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

// state is what the actions' figures stand on. The association is exploratory.
func (x *Ageing) state() []Statement {
	var list []Statement
	if x.Closing.N > 0 {
		list = append(list, Plain("action-closing", x.Closing.Method, x.Closing.N, 0, "days", x.Closing.Median, x.Closing.MedianInterval, "latest-day", "censored"))
	}
	if c := x.Lateness.Compared; c != nil {
		s := Plain("overdue-repeats", c.Method, c.N, c.T1+c.T2, "ratio", c.Ratio, c.Interval, "poisson", "declared", "association").Test(Exploratory, c.P)
		if !c.Attainable {
			s.P = notKnown
		}
		list = append(list, s)
	}
	return list
}
