package check

import (
	"time"

	"example.com/postmortem/report/record"
)

// clock returns the clock of that name; one that is not set if there is none.
func clock(in *record.Incident, name string) record.Point {
	if c := in.Clock.Named(name); c != nil {
		return *c
	}
	return record.Point{}
}

// before reports whether a is certainly before b: whatever is meant within their limits.
func before(a, b record.Moment) bool {
	return !a.Hi.IsZero() && !b.Lo.IsZero() && a.Hi.Before(b.Lo)
}

// shown is a moment as findings name it: the time that people wrote, in the register's zone and with its date.
func (p *Pass) shown(m record.Moment) string {
	switch {
	case !m.At.IsZero():
		return p.time(m.At)
	case m.Grain == record.Day || m.Grain == record.Month || m.Grain == record.Year || m.Grain == record.HalfDay:
		return m.Written
	case !m.Lo.IsZero() && !m.Hi.IsZero():
		return p.time(m.Lo) + "–" + p.time(m.Hi)
	case !m.Lo.IsZero():
		return "after " + p.time(m.Lo)
	}
	return "before " + p.time(m.Hi)
}

func (p *Pass) time(t time.Time) string { return t.In(p.Register.Zone).Format("2006-01-02 15:04") }
