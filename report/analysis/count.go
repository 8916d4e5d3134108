package analysis

import (
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// Counts say what was counted, and what was not.
type Counts struct {
	Incidents    int `json:"incidents"`     // that the audience may see
	Hidden       int `json:"hidden"`        // that it may not see
	Episodes     int `json:"episodes"`      // incidents that are parts of one are one
	Counted      int `json:"counted"`       // episodes that rates count
	Unconfirmed  int `json:"unconfirmed"`   // mentioned, not established: not counted
	BelowFloor   int `json:"below_floor"`   // milder than the register's floor, near misses, planned maintenance
	Families     int `json:"families"`      // that people declared
	Undecided    int `json:"undecided"`     // relations that nobody has decided on
	CauseUnknown int `json:"cause_unknown"` // counted episodes with a cause that nobody knows
}

// An Exposure is the time in which incidents would have been recorded.
type Exposure struct {
	From     Day    `json:"from"`
	To       string `json:"to"`
	Days     int    `json:"days"`       // without those in which nobody recorded
	Blind    int    `json:"blind_days"` // in which nobody recorded
	Declared bool   `json:"declared"`   // by the register; else it begins with the first incident, which is then not counted
}

// counts reports whether rates count an episode: established, at or above the floor, neither a near miss nor planned work that the
// register's accounting leaves out.
func (a *Analysis) counts(e *episode) bool {
	return slices.ContainsFunc(e.incidents, func(in *record.Incident) bool { return in.Confirmed && a.above(in) })
}

func (a *Analysis) above(in *record.Incident) bool {
	switch {
	case in.Kind == record.NearMiss, in.Kind == record.Maintenance && a.register.Accounting.Maintenance != "included":
		return false
	case a.register.SeverityFloor == "":
		return true
	}
	rank := func(id string) int {
		return slices.IndexFunc(a.register.Severities, func(s record.Severity) bool { return s.ID == id })
	}
	r, floor := rank(in.Severity), rank(a.register.SeverityFloor)
	return r < 0 || floor < 0 || r <= floor
}

func (a *Analysis) count(g *grouping) Counts {
	c := Counts{Incidents: len(a.incidents), Hidden: a.hidden, Episodes: len(g.episodes)}
	for _, e := range g.episodes {
		switch {
		case a.counts(e):
			c.Counted++
			if a.knownCause(e.incidents[0]) == "" {
				c.CauseUnknown++
			}
		case !slices.ContainsFunc(e.incidents, func(in *record.Incident) bool { return in.Confirmed }):
			c.Unconfirmed++
		default:
			c.BelowFloor++
		}
	}
	return c
}

// exposure is the time between two points in which somebody recorded, in days.
func (a *Analysis) exposure(from, to time.Time) (days, blind int) {
	for _, b := range a.register.Accounting.Blind {
		lo, hi := latest(from, b.From.Lo), earliest(to, b.To.Hi)
		if hi.After(lo) {
			blind += a.days(lo, hi)
		}
	}
	return max(0, a.days(from, to)-blind), blind
}

// observed is when the register begins, and whether it says so.
func (a *Analysis) observed(g *grouping) (time.Time, bool) {
	if t := a.register.Starts.Lo; !t.IsZero() {
		return t, true
	}
	for _, e := range g.episodes {
		if a.counts(e) && !e.begin.IsZero() {
			return e.begin, false
		}
	}
	return a.asOf, false
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func earliest(a, b time.Time) time.Time {
	if b.IsZero() || a.Before(b) {
		return a
	}
	return b
}
