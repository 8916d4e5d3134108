package check

import (
	"fmt"
	"time"

	"example.com/postmortem/report/record"
)

var timeRules = []*Rule{
	{Name: "clock-future", Level: record.Warning, Check: clockFuture,
		Doc: "A clock of the incident lies in the future.",
		Why: "What has not happened yet cannot be in a postmortem. Mostly a digit of the year or the month is wrong, and every figure made from the clock with it. The future begins after the report's date (--as-of)."},
	{Name: "resolved-before-started", Level: record.Error, Check: func(p *Pass) { clocksInOrder(p, true) },
		Doc: "The incident is resolved before it started.",
		Why: "A length below zero would disappear from averages and sums without a trace, or distort them. Often the end was on the next day, or the start is of another incident."},
	{Name: "clock-order", Level: record.Warning, Check: func(p *Pass) { clocksInOrder(p, false) },
		Doc: "Two clocks stand in an order that cannot be.",
		Why: "Times to detect and to resolve are differences of clocks. Only what is certain is compared: a trigger comes before what it set off, nobody acknowledges or announces what nobody knows, and impact is mostly over before it is over."},
	{Name: "long-incident", Level: record.Warning, Check: longIncident,
		Doc: "The impact lasted longer than 30 days.",
		Why: "Where the month or the year of one clock is wrong, the incident seems to last for weeks and outweighs all others in the figures. If it did last so long, silence the rule for this record and say so."},
	{Name: "affected-outside", Level: record.Warning, Check: affectedOutside,
		Doc: "A feature was hit before the incident started, or restored after it was resolved.",
		Why: "The incident is resolved when the last of its features is restored. Either the end is too early, and the downtime too short, or the time of the feature is wrong."},
	{Name: "timeline-outside", Level: record.Warning, Check: timelineOutside,
		Doc: "An entry of the timeline lies far outside the incident.",
		Why: "More than 30 days before the incident or a year after it, an entry has most likely a wrong date; so has a recovery more than a week after the end."},
	{Name: "timeline-next-day", Level: record.Warning, Check: timelineNextDay,
		Doc: "A time without a date is read as the next day, after the incident was over.",
		Why: "A time without a date is on the day of the entry above, or on the next where it is earlier than that entry. Where the incident was over long before, two entries have most likely changed places."},
	{Name: "timeline-order", Level: record.Note, Check: timelineOrder,
		Doc: "An entry of the timeline comes before the entry above it.",
		Why: "Readers follow a timeline from top to bottom, and a time without a date is taken to be on the day of the entry above or the next. An entry out of order has a wrong time, or stands in the wrong place."},
}

func clockFuture(p *Pass) {
	if p.Kind == record.Maintenance {
		return // it may be planned
	}
	for _, name := range record.ClockNames {
		c := clock(p.Incident, name)
		if c.Lo.IsZero() || !c.Lo.After(p.AsOf) || c.Precision == record.Derived && p.doubted("started") {
			continue
		}
		p.report(p.clockAt(name), "", "%q is %s, which is in the future: the record is looked at as of %s", name, p.shown(c.Moment), p.time(p.AsOf))
		if p.doubt(name); name == "started" {
			p.doubt(record.ClockNames...) // which come after it
			return
		}
	}
}

const long = 30 * 24 * time.Hour

func longIncident(p *Pass) {
	d := record.Between(p.Clock.Started, p.Clock.Resolved)
	if p.Clock.Resolved.Precision == record.Derived || !d.Known || d.Lo <= long || p.doubted("started", "resolved") {
		return
	}
	p.report(p.clockAt("resolved"), "check the month and the year of both; if it is true, silence the rule for this record",
		"the incident lasted %d days, from %s to %s", int(d.Lo.Hours()/24), p.shown(p.Clock.Started.Moment), p.shown(p.Clock.Resolved.Moment))
	p.doubt("started", "resolved")
}

func affectedOutside(p *Pass) {
	if p.doubted("started", "resolved") {
		return
	}
	var late []int
	for i, a := range p.Affected {
		begin := p.Clock.Started.Moment
		if a.Started.Known() {
			begin = a.Started
		}
		switch {
		case before(a.Restored, begin):
			p.report(p.at(fmt.Sprintf("affected[%d].restored", i)), "", "%q was restored at %s, before it was hit at %s", a.Feature, p.shown(a.Restored), p.shown(begin))
		case before(a.Started, p.Clock.Started.Moment):
			p.report(p.at(fmt.Sprintf("affected[%d].started", i)), "", "%q was hit at %s, before the incident started at %s", a.Feature, p.shown(a.Started), p.shown(p.Clock.Started.Moment))
		case before(p.Clock.Resolved.Moment, a.Started):
			p.report(p.at(fmt.Sprintf("affected[%d].started", i)), "", "%q was hit at %s, after the incident was resolved at %s", a.Feature, p.shown(a.Started), p.shown(p.Clock.Resolved.Moment))
		case before(p.Clock.Resolved.Moment, a.Restored):
			late = append(late, i)
		}
	}
	p.restoredLate(late)
}

// restoredLate reports features restored after the end: one at its place; of several, the end itself is the likelier mistake.
func (p *Pass) restoredLate(late []int) {
	if len(late) == 0 {
		return
	}
	a, end := p.Affected[late[0]], p.shown(p.Clock.Resolved.Moment)
	if len(late) == 1 {
		p.report(p.at(fmt.Sprintf("affected[%d].restored", late[0])), "the incident is resolved when its last feature is restored",
			"%q was restored at %s, after the incident was resolved at %s", a.Feature, p.shown(a.Restored), end)
		return
	}
	p.report(p.clockAt("resolved"), "the incident is resolved when its last feature is restored",
		"the incident was resolved at %s, but %d features were restored later, %q at %s", end, len(late), a.Feature, p.shown(a.Restored))
	p.doubt("resolved")
}
