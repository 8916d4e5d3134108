// Package quarter puts numbers on a period of a register: a quarter, or any other. It knows no language; every statement of a reliability
// report is made from its Report, which analysis.json holds.
//
//  1. ParsePeriod reads what the report is about. What a period is compared with is fixed in advance: the four of the same length before it.
//  2. New takes what an audience may see. Episodes are counted, not records: what people declared part of another incident is that one.
//  3. Counts (count.go) are ranges: an incident that may have begun on either side of the period's edge, or that is only mentioned, is a bound.
//  4. Downtime (downtime.go) is the union of what overlaps, cut at the period's edges and at the as-of time, best and worst where times are
//     approximate. Its ledger (ledger.go) names who spent each minute and adds up.
//  5. Durations, causes, sites, actions and completeness follow, a file each.
//  6. Every statement (state.go) is listed with its method, n and exposure, and every p is adjusted for the others: three or four questions
//     are fixed in advance, causes, sites and features are drilled into (drill.go), the rest is exploratory.
//
// Same records, same as-of time, same report, byte for byte.
package quarter

import (
	"slices"
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/record"
)

// Options say what a report is made of.
type Options struct {
	Period     Period
	AsOf       time.Time
	Accounting *record.Accounting // another method of accounting to show beside the register's; nil: none
	WhatIf     []WhatIf
	Recurs     *analysis.Analysis                              // what recurs in the register, for the same audience and as-of time; nil: only what people declared
	Findings   func(files map[string]bool) []record.Diagnostic // what the checks say of these files, by path; nil: nobody asked them
}

// A WhatIf asks what the loss of a site for as long as an incident lasted would do.
type WhatIf struct{ Site, Incident string }

// A Report is a period in numbers.
type Report struct {
	Schema     string              `json:"schema"` // "postmortem.quarter/1"
	Period     Period              `json:"period"`
	Before     Period              `json:"before"` // what it is compared with
	AsOf       time.Time           `json:"as_of"`
	SoFar      bool                `json:"so_far"`    // the as-of time lies within the period
	LagDays    int                 `json:"lag_days"`  // from the end of the period to the as-of time
	Counts     Counts              `json:"counts"`    // how many, and more than before?
	Incidents  []Row               `json:"incidents"` // those of the period, then those that may be of it
	Strip      []Row               `json:"strip"`     // those of the period and of the three before it
	Downtime   Downtime            `json:"downtime"`
	Other      *Downtime           `json:"other_accounting,omitempty"`
	Durations  Durations           `json:"durations"`
	Repeats    Repeats             `json:"repeats"`
	Recurs     *Recurrence         `json:"recurrence"` // nil: nobody asked
	Causes     Causes              `json:"causes"`
	Sites      Sites               `json:"sites"`
	WhatIf     []Loss              `json:"what_if,omitempty"`
	Actions    Actions             `json:"actions"`
	Complete   Complete            `json:"completeness"`
	Drills     Drills              `json:"drill_downs"`
	Statements analysis.Statements `json:"statements"` // every figure with its method, n and exposure, every p adjusted for the others
}

// Schema names the form of the report in JSON.
const Schema = "postmortem.quarter/1"

// work is a report in the making.
type work struct {
	Options
	reg       *record.Register
	all       []*record.Incident // what the audience may see, redacted, in order of their start
	byID      map[string]*record.Incident
	part      map[string]string  // of an incident to the one that it is part of
	may       []*record.Incident // of these whatever may be counted, established or not
	audience  record.Audience
	hidden    int
	later     int    // begun after the as-of time
	uncounted string // the first incident, where the register declares no start and time begins with it
	starts    time.Time
	list      []analysis.Statement // in the order of the report
}

// New makes the report of a period for an audience.
func New(c *record.Corpus, audience record.Audience, o Options) (*Report, error) {
	w := &work{Options: o, reg: c.Register, audience: audience, byID: map[string]*record.Incident{}, part: map[string]string{}}
	w.AsOf = o.AsOf.In(c.Register.Zone)
	for _, in := range c.Incidents {
		if !audience.MaySee(in.Audience) {
			w.hidden++
			continue
		}
		if Later(in, w.AsOf) {
			w.later++
			continue
		}
		seen, _ := in.For(audience)
		w.all = append(w.all, seen)
		w.byID[seen.ID] = seen
	}
	w.episodes()
	w.begin()
	for _, in := range w.all {
		if w.counts1(in) && in.ID != w.uncounted && w.part[in.ID] == "" {
			w.may = append(w.may, in)
		}
	}
	return w.report(c)
}

// Later reports whether an incident began after a time, so that nobody knew of it then: a report as of that time says nothing of it, whatever
// was recorded since.
func Later(in *record.Incident, asOf time.Time) bool { return in.Clock.Started.Lo.After(asOf) }

func (w *work) report(c *record.Corpus) (r *Report, err error) {
	p := w.Period
	r = &Report{Schema: Schema, Period: p, Before: p.before(), AsOf: w.AsOf, SoFar: w.AsOf.Before(p.To), LagDays: dayNumber(p.To, w.AsOf)}
	if r.Counts, err = w.counts(); err != nil {
		return nil, err
	}
	asked := w.ask(r.Counts.Now.IDs)
	r.Incidents, r.Strip = w.rows(p), w.rows(Period{From: p.Earlier(3).From, To: p.To})
	if r.Downtime, err = w.downtime(w.reg.Accounting); err != nil {
		return nil, err
	}
	w.stateDowntime(&r.Downtime)
	if w.Accounting != nil {
		other, err := w.downtime(*w.Accounting)
		if err != nil {
			return nil, err
		}
		r.Other = &other
	}
	if r.Durations, err = w.durations(); err != nil {
		return nil, err
	}
	if r.Repeats, err = w.repeats(); err != nil {
		return nil, err
	}
	if r.Recurs, err = w.recurrence(r, asked()); err != nil {
		return nil, err
	}
	r.Causes = w.causes()
	if r.Sites, err = w.sites(); err != nil {
		return nil, err
	}
	if r.WhatIf, err = w.losses(); err != nil {
		return nil, err
	}
	if r.Drills, err = w.drills(&r.Counts); err != nil {
		return nil, err
	}
	r.Actions = w.actions()
	r.Complete = w.completeness(c)
	w.findings(r, c)
	r.Statements = analysis.NewStatements(w.list)
	return r, nil
}

// begin settles when exposure begins: as the register declares, else with the first incident, which then is not counted.
func (w *work) begin() {
	if w.reg.Starts.Known() {
		w.starts = w.reg.Starts.Lo
		if w.starts.IsZero() {
			w.starts = w.reg.Starts.Hi
		}
		return
	}
	for _, in := range w.all {
		if t := named(in); !t.IsZero() && w.counts1(in) && in.Confirmed {
			w.starts, w.uncounted = t, in.ID
			return
		}
	}
}

// episodes finds which incidents people declared to be part of others.
func (w *work) episodes() {
	for _, in := range w.all {
		for _, r := range in.Related {
			if _, visible := w.byID[r.Incident]; visible && r.Relation == "part-of" && r.Incident != in.ID {
				w.part[in.ID] = r.Incident
			}
		}
	}
}

// episode is the incident that this one is part of in the end: itself, mostly. A circle ends where it began.
func (w *work) episode(id string) string {
	for range len(w.part) {
		next, ok := w.part[id]
		if !ok {
			break
		}
		id = next
	}
	return id
}

// counts1 reports whether an incident is of the kind and severity that is counted. One without a severity may be.
func (w *work) counts1(in *record.Incident) bool {
	if in.Kind == record.NearMiss || in.Kind == record.Maintenance {
		return false
	}
	floor := slices.IndexFunc(w.reg.Severities, func(s record.Severity) bool { return s.ID == w.reg.SeverityFloor })
	at := slices.IndexFunc(w.reg.Severities, func(s record.Severity) bool { return s.ID == in.Severity })
	return floor < 0 || at <= floor
}

// bounds are the earliest and the latest that an incident can have begun. It began no later than anything else of it is known to have
// happened; zero: no bound.
func bounds(in *record.Incident) (lo, hi time.Time) {
	s := in.Clock.Started
	lo, hi = s.Lo, s.Hi
	if hi.IsZero() {
		for _, p := range []record.Point{in.Clock.Detected, in.Clock.Mitigated, in.Clock.Resolved} {
			if !p.Hi.IsZero() && (hi.IsZero() || p.Hi.Before(hi)) {
				hi = p.Hi
			}
		}
	}
	return lo, hi
}

// named is when an incident began as people say it: the time that they named, else the middle of what is possible.
func named(in *record.Incident) time.Time { return middle(in.Clock.Started.Moment) }

func middle(m record.Moment) time.Time {
	switch {
	case !m.At.IsZero():
		return m.At
	case m.Lo.IsZero():
		return m.Hi
	case m.Hi.IsZero():
		return m.Lo
	}
	return m.Lo.Add(m.Hi.Sub(m.Lo) / 2)
}
