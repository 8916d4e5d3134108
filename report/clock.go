package report

import (
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// clock is the report's clock. Where nobody gave a time, pages are those of a day, to its end as --as-of counts it: made again an hour
// later they are the same files. While an incident goes on, how long it has gone on is said to the minute, and not as it will be tonight.
func (b *Book) clock(o Options, audience record.Audience) (time.Time, error) {
	now, err := o.AsOf(b.Corpus.Register.Zone)
	if err != nil || !o.Daily || slices.ContainsFunc(b.Corpus.Incidents, func(in *record.Incident) bool {
		return audience.MaySee(in.Audience) && in.Duration(now).Ongoing
	}) {
		return now, err
	}
	return DayEnd(now), nil
}

// DayEnd is the last second of a time's day.
func DayEnd(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d+1, 0, 0, 0, 0, t.Location()).Add(-time.Second)
}

// asOfFlag is the option that gives the clock again.
func asOfFlag(t time.Time) string {
	switch {
	case t.Equal(DayEnd(t)):
		return " --as-of " + t.Format(time.DateOnly)
	case t.Second() == 0:
		return t.Format(` --as-of "2006-01-02 15:04"`)
	}
	return " --as-of " + t.Format(time.RFC3339)
}
