package main

import (
	"encoding/json"
	"slices"
	"time"

	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
)

// listed is a record as list --json gives it. Times and durations are intervals; what is not known is absent.
type listed struct {
	ID         string            `json:"id"`
	File       string            `json:"file"`
	Title      map[string]string `json:"title"`
	Started    *interval         `json:"started,omitempty"`
	Resolved   *interval         `json:"resolved,omitempty"`
	Duration   *length           `json:"duration,omitempty"`
	Severity   string            `json:"severity,omitempty"`
	Status     string            `json:"status"`
	Kind       string            `json:"kind"`
	Confirmed  bool              `json:"confirmed"`
	Cause      string            `json:"cause,omitempty"`
	CauseState string            `json:"causeState,omitempty"`
	Features   []string          `json:"features"`
	Sites      []string          `json:"sites"`
}

// interval is a point in time, as far as it is known.
type interval struct {
	Earliest *time.Time `json:"earliest,omitempty"`
	Latest   *time.Time `json:"latest,omitempty"`
}

// length is a duration in seconds.
type length struct {
	Least   float64  `json:"least"`
	Most    *float64 `json:"most,omitempty"`
	Ongoing bool     `json:"ongoing,omitempty"`
}

// listJSON prints the records that a filter keeps, the latest first.
func (env *environment) listJSON(b *report.Book, audience record.Audience, want *filter, asOf time.Time) error {
	out := []listed{}
	for _, in := range slices.Backward(b.Incidents()) {
		in, _ = in.For(audience)
		if want.keeps(in) {
			out = append(out, describe(in, asOf))
		}
	}
	e := json.NewEncoder(env.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func describe(in *record.Incident, asOf time.Time) listed {
	l := listed{
		ID: in.ID, File: in.File.Path, Title: in.Title, Started: between(in.Clock.Started.Moment), Resolved: between(in.Clock.Resolved.Moment),
		Severity: in.Severity, Status: string(in.Status), Kind: string(in.Kind), Confirmed: in.Confirmed, Cause: in.Cause.Category,
		CauseState: string(in.Cause.State), Features: []string{}, Sites: []string{},
	}
	for _, a := range in.Affected {
		l.Features = append(l.Features, a.Feature)
	}
	for _, d := range in.Dependencies {
		l.Sites = append(l.Sites, d.Site)
	}
	if e := in.Duration(asOf); e.Known {
		l.Duration = &length{Least: e.Lo.Seconds(), Ongoing: e.Ongoing}
		if !e.Unbounded() {
			most := e.Hi.Seconds()
			l.Duration.Most = &most
		}
	}
	return l
}

func between(m record.Moment) *interval {
	if !m.Known() {
		return nil
	}
	i := &interval{}
	if !m.Lo.IsZero() {
		i.Earliest = &m.Lo
	}
	if !m.Hi.IsZero() {
		i.Latest = &m.Hi
	}
	return i
}
