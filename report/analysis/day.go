package analysis

import (
	"math"
	"time"

	"example.com/postmortem/report/record"
)

// A Day is a date in the register's zone as text, "2024-05-21", a coarser one as it was written ("2023-11", "2012"), a range as
// "2024-05-31/2024-09-24" with an end empty where it is not known. Empty: nothing is known.
type Day string

func (a *Analysis) day(t time.Time) Day {
	if t.IsZero() {
		return ""
	}
	t = t.In(a.register.Zone)
	if t.Year() < 0 || t.Year() > 9999 { // a day has ten characters
		return Day(t.Format(time.DateOnly))
	}
	at := (t.YearDay() - 1) * len(time.DateOnly)
	return a.year(t.Year())[at:][:len(time.DateOnly)]
}

// year is all days of a year, one after another in one text: a large result has millions, and every one is a piece of these.
func (a *Analysis) year(year int) Day {
	if days, ok := a.years.Load(year); ok {
		return days.(Day)
	}
	var days []byte
	for t := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); t.Year() == year; t = t.Add(24 * time.Hour) {
		days = t.AppendFormat(days, time.DateOnly)
	}
	a.years.Store(year, Day(days))
	return Day(days)
}

func (a *Analysis) dayOf(m record.Moment) Day {
	lo, hi := a.day(m.Lo), a.day(m.Hi)
	switch {
	case !m.Known():
		return ""
	case lo == hi:
		return lo
	case m.Grain == record.Month && !m.About:
		return lo[:len("2006-01")]
	case m.Grain == record.Year && !m.About:
		return lo[:len("2006")]
	}
	return lo + "/" + hi
}

// days is the number of days from one date to another, whatever the clocks did in between.
func (a *Analysis) days(from, to time.Time) int {
	midnight := func(t time.Time) time.Time {
		y, m, d := t.In(a.register.Zone).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(math.Round(midnight(to).Sub(midnight(from)).Hours() / 24))
}

// gap is the number of days from one incident's start to another's, where both are known to the day; nil: they are not.
func (a *Analysis) gap(earlier, later *record.Incident) *int {
	e, l := earlier.Clock.Started, later.Clock.Started
	for _, m := range []record.Moment{e.Moment, l.Moment} {
		if m.Lo.IsZero() || m.Hi.IsZero() || a.days(m.Lo, m.Hi) != 0 {
			return nil
		}
	}
	n := a.days(e.Lo, l.Lo)
	return &n
}
