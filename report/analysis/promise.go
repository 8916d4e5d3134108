package analysis

import (
	"cmp"
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// An action is a promise with the record that holds it.
type action struct {
	of   *record.Incident
	asOf time.Time
	*record.Action
}

// promise enters an action under every incident that it answers.
func (a *Analysis) promise(in *record.Incident, x *record.Action) {
	answers := x.Incidents
	if len(answers) == 0 {
		answers = []string{in.ID}
	}
	for _, id := range answers {
		a.promises[id] = append(a.promises[id], action{in, a.asOf, x})
	}
}

// The states of a promise at a time.
const (
	notYet   = "not-yet"   // promised only later
	open     = "open"      // promised and not done
	done     = "done"      // done
	unknown  = "not-known" // it may have been done or not: nobody knows, or the day is not known
	rejected = "rejected"
)

// A Promise is an action and its state when a later incident began.
type Promise struct {
	Record  string `json:"record"`
	ID      string `json:"id"`
	State   string `json:"state"` // not-yet · open · done · not-known · rejected
	Created Day    `json:"created"`
	Due     Day    `json:"due"`
	Closed  Day    `json:"closed"`
	Overdue int    `json:"overdue_days"` // while open and past its due date, else 0
}

// Promises are the actions that earlier incidents led to, as of the start of a later one.
type Promises struct {
	At       Day       `json:"at"`
	Promised int       `json:"promised"` // by then: all but those promised only later
	Done     int       `json:"done"`
	Open     int       `json:"open"`
	Overdue  int       `json:"overdue"` // of the open ones
	Unknown  int       `json:"not_known"`
	Rejected int       `json:"rejected"`
	NotYet   int       `json:"not_yet"`
	Latest   Day       `json:"latest"` // if all that is not known was done by some day: that day
	List     []Promise `json:"list"`
}

// promisesAt is what the actions for some incidents had come to at a time.
func (a *Analysis) promisesAt(ids []string, at time.Time) *Promises {
	var actions []action
	for _, id := range ids {
		for _, x := range a.promises[id] {
			if !slices.ContainsFunc(actions, func(y action) bool { return y.Action == x.Action }) {
				actions = append(actions, x)
			}
		}
	}
	if len(actions) == 0 || at.IsZero() {
		return nil
	}
	p := &Promises{At: a.day(at), List: make([]Promise, 0, len(actions))}
	latest, all := time.Time{}, true
	for _, x := range actions {
		one := a.promiseAt(x, at)
		p.List = append(p.List, one)
		p.count(one)
		if one.State == unknown {
			hi := x.Closed.Hi
			if all = all && !hi.IsZero(); hi.After(latest) {
				latest = hi
			}
		}
	}
	if all && p.Unknown > 0 {
		p.Latest = a.day(latest)
	}
	slices.SortStableFunc(p.List, func(a, b Promise) int {
		return cmp.Or(cmp.Compare(a.Record, b.Record), cmp.Compare(a.ID, b.ID))
	})
	return p
}

func (p *Promises) count(one Promise) {
	switch one.State {
	case done:
		p.Done++
	case open:
		p.Open++
	case unknown:
		p.Unknown++
	case rejected:
		p.Rejected++
	case notYet:
		p.NotYet++
	}
	if one.State != notYet {
		p.Promised++
	}
	if one.Overdue > 0 {
		p.Overdue++
	}
}

func (a *Analysis) promiseAt(x action, at time.Time) Promise {
	p := Promise{Record: x.of.ID, ID: x.ID, State: x.at(at), Created: a.dayOf(x.Created), Due: a.dayOf(x.Due), Closed: a.dayOf(x.Closed)}
	if p.State == open && !x.Due.Hi.IsZero() && at.After(x.Due.Hi) {
		p.Overdue = a.days(x.Due.Hi, at)
	}
	return p
}

// created is when an action was promised. Without a day it counts from the end of the incident whose record holds it, and so it does
// where the day is written so coarsely ("2012") that it may have been before.
func (x action) created() time.Time {
	end := latest(x.of.Clock.Resolved.Hi, begin(x.of).Add(time.Second))
	switch lo, hi := x.Created.Lo, x.Created.Hi; {
	case !lo.IsZero() && (!lo.Before(end) || hi.Before(end)):
		return lo
	case lo.IsZero() && !hi.IsZero():
		return hi
	}
	return end
}

// closed is when an action was done: an interval, up to the as-of time where only its being done is known, without an upper end where
// nobody knows that it was.
func (x action) closed() record.Moment {
	m := x.Closed
	switch {
	case x.State != record.ActionDone:
		m = record.Moment{}
	case m.Hi.IsZero():
		m.Hi = x.asOf
	}
	if c := x.created(); m.Lo.Before(c) {
		m.Lo = c // not before it was promised
	}
	return m
}

// at is the state of an action at a time. What is done without a day, or between two days around this one, may have been done or not.
func (x action) at(t time.Time) string {
	if x.created().After(t) {
		return notYet
	}
	closed := x.closed()
	switch {
	case x.State == record.ActionRejected:
		return rejected
	case x.State == record.ActionOpen:
		return open
	case x.State == record.ActionDone && !closed.Hi.IsZero() && !closed.Hi.After(t):
		return done
	case x.State == record.ActionDone && closed.Lo.After(t):
		return open
	}
	return unknown
}
