package quarter

import (
	"fmt"
	"strings"
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// A Loss is what the loss of a site for as long as an incident lasted would do.
type Loss struct {
	Site     string     `json:"site"`
	Incident string     `json:"incident"`
	Known    bool       `json:"known"` // the incident's duration is
	Minutes  Span       `json:"minutes"`
	Features []LostOne  `json:"features"`
	Years    float64    `json:"years"`    // of record
	PerYear  stats.Rate `json:"per_year"` // of losses of this site: one event says hardly anything
}

// A LostOne is one feature under a Loss: its downtime if standbys never drilled work, and if they fail.
type LostOne struct {
	ID          string       `json:"feature"`
	State       string       `json:"state"`
	Works       float64      `json:"minutes_if_standby_works"`
	Fails       float64      `json:"minutes_if_standby_fails"`
	Untimed     bool         `json:"untimed"`                       // nobody timed a switch-over: it may take as long as the loss
	BudgetYears stats.Number `json:"budget_years_if_standby_fails"` // NA without an objective
}

// ParseWhatIf reads SITE=INCIDENT.
func ParseWhatIf(s string) (WhatIf, error) {
	site, incident, ok := strings.Cut(s, "=")
	if !ok || site == "" || incident == "" {
		return WhatIf{}, fmt.Errorf("%q is no question of what if: wanted SITE=INCIDENT, such as seoul-1=INC-2024-001", s)
	}
	return WhatIf{site, incident}, nil
}

// loss answers one what-if: that site lost for as long as the incident lasted.
func (w *work) loss(q WhatIf) (Loss, error) {
	if _, ok := w.reg.Site(q.Site); !ok {
		return Loss{}, fmt.Errorf("the register has no site %q", q.Site)
	}
	in, ok := w.byID[q.Incident]
	if !ok {
		return Loss{}, fmt.Errorf("there is no incident %q, or this audience may not see it", q.Incident)
	}
	l := Loss{Site: q.Site, Incident: q.Incident, Minutes: minutes(in.Duration(w.AsOf)), Features: []LostOne{}}
	l.Known = l.Minutes.Known
	end := earlier(w.Period.To, w.AsOf)
	l.Years = w.exposure(Period{From: w.starts, To: end}) / 365.25
	if n := w.lossesOf(q.Site, end); l.Years > 0 {
		var err error
		if l.PerYear, err = stats.RateInterval(n, l.Years, level); err != nil {
			return l, err
		}
		w.state(analysis.Plain("site-loss/"+q.Site, l.PerYear.Method, n, l.Years*365.25, "year", l.PerYear.Rate, l.PerYear.Interval, "poisson"))
	}
	if !l.Known {
		return l, nil
	}
	p := plan{w.reg, end}
	for _, f := range w.reg.Features {
		state := p.state(f.ID, []string{q.Site})
		if state == Unknown || state == Survives {
			continue
		}
		l.Features = append(l.Features, lostOne(f, state, l.Minutes.Named))
	}
	return l, nil
}

// lossesOf counts the losses of a site on record.
func (w *work) lossesOf(site string, end time.Time) (n int) {
	for _, in := range w.may {
		if !in.Confirmed || !named(in).Before(end) {
			continue
		}
		for _, d := range in.Dependencies {
			if d.Site == site && d.Lost != nil && *d.Lost {
				n++
				break
			}
		}
	}
	return n
}

func lostOne(f record.Feature, state int, lost float64) LostOne {
	x := LostOne{ID: f.ID, State: stateNames[state], BudgetYears: na}
	switchover, timed := lost, false // one that nobody timed may take as long as the loss
	for _, r := range f.RunsAt {
		if r.Role == "standby" && !r.Switchover.IsZero() && !r.Switchover.Unbounded() {
			switchover, timed = min(switchover, r.Switchover.Hi.Minutes()), true
		}
	}
	switch state {
	case Down:
		x.Works, x.Fails = lost, lost
	case Switchover:
		x.Works, x.Fails = switchover, switchover
	case Unverified:
		x.Works, x.Fails = switchover, lost
	}
	x.Untimed = !timed && (state == Switchover || state == Unverified)
	if f.SLO > 0 && f.SLO < 1 {
		x.BudgetYears = stats.Number(x.Fails / ((1 - f.SLO) * 365 * 24 * 60))
	}
	return x
}

// losses answers every what-if.
func (w *work) losses() ([]Loss, error) {
	var all []Loss
	for _, q := range w.WhatIf {
		l, err := w.loss(q)
		if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, nil
}
