package check

import (
	"time"

	"example.com/postmortem/report/record"
)

// office are the support hours that are tried where the register names none.
var office = []struct {
	name  string
	hours []record.Hours
}{
	{"09:00–18:00 on working days", []record.Hours{{Days: workdays, From: "09:00", To: "18:00"}}},
	{"09:00–17:00 on working days", []record.Hours{{Days: workdays, From: "09:00", To: "17:00"}}},
}

var workdays = []string{"mon", "tue", "wed", "thu", "fri"}

// maxDays is how long an incident may be for its support hours to be added up.
const maxDays = 366

// supportHours names the support hours whose part of the incident is the stated duration; empty if there are none.
func (p *Pass) supportHours(s record.Span) string {
	from, to := p.Clock.Started, p.Clock.Resolved
	if !from.Exact() || !to.Exact() || to.Lo.Sub(from.Lo) > maxDays*24*time.Hour {
		return ""
	}
	fits := func(hours []record.Hours) bool {
		d := within(from.Lo.In(p.Register.Zone), to.Lo.In(p.Register.Zone), hours)
		return d > 0 && agree(s, record.Elapsed{Span: record.Span{Lo: d, Hi: d, Point: d}, Known: true})
	}
	if h := p.Register.Accounting.Hours; len(h) > 0 {
		if fits(h) {
			return "the register's support hours"
		}
		return ""
	}
	for _, o := range office {
		if fits(o.hours) {
			return o.name
		}
	}
	return ""
}

// within is how much of the time between from and to lies in the given hours, which are those of from's zone.
func within(from, to time.Time, hours []record.Hours) time.Duration {
	var sum time.Duration
	for begin, end := range record.Support(hours, from, to) {
		if begin.Before(from) {
			begin = from
		}
		if end.After(to) {
			end = to
		}
		sum += max(0, end.Sub(begin))
	}
	return sum
}
