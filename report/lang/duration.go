package lang

import (
	"strconv"
	"time"
)

// dayFrom is where durations begin to be said in days. Reliability people count an outage in hours and minutes, and the press quotes it so
// ("127시간 30분"): days would swallow the minutes. Beyond three digits of hours nobody can picture them, and minutes no longer matter.
const dayFrom = 1000 * time.Hour

// An amount is a number of one unit.
type amount struct {
	unit string // the message that says it
	n    int
}

// Duration says how long something took, in at most two units, rounded to the smaller one: "45 s", "9 min", "1 h 40 min",
// "127시간 30분"; from 1,000 hours on "41 days 16 h".
func (l *Lang) Duration(d time.Duration) string {
	if d < 0 {
		return l.T("number.minus") + l.Duration(-max(d, -1<<62))
	}
	large, small := amounts(d)
	if small.n == 0 {
		return l.amount(large)
	}
	return l.T("duration.pair", "large", l.amount(large), "small", l.amount(small))
}

// DurationRange says a duration that is known to lie between lo and hi, both inclusive: "127시간 15분~127시간 45분", "2–10 min".
// Without an upper end (hi < 0) it is "more than 1 h", "1시간 이상"; from nothing up it is "at most 10 min".
func (l *Lang) DurationRange(lo, hi time.Duration) string {
	lo = max(lo, 0)
	switch {
	case hi < 0 && lo == 0:
		return l.T("duration.unknown")
	case hi < 0:
		return l.T("duration.from", "duration", l.Duration(lo))
	case lo == 0 && hi > 0:
		return l.T("duration.to", "duration", l.Duration(hi))
	}
	a, aSmall := amounts(lo)
	b, bSmall := amounts(hi)
	switch {
	case a == b && aSmall == bSmall:
		return l.Duration(lo)
	case a.unit == b.unit && aSmall.n == 0 && bSmall.n == 0:
		count := l.Range(strconv.Itoa(a.n), strconv.Itoa(b.n))
		return l.say(b.unit, l.formOf(b.n), []any{"count", count})
	}
	return l.Range(l.Duration(lo), l.Duration(hi))
}

// Days says a number of days: "412 days".
func (l *Lang) Days(n int) string { return l.amount(amount{"duration.day", n}) }

// About says that an amount is an estimate: "about 20 min", "약 20분".
func (l *Lang) About(words string) string { return l.T("about.amount", "amount", words) }

// amounts splits a duration into its two largest units after rounding, so that 59 min 59.9 s is an hour and not 60 minutes.
func amounts(d time.Duration) (large, small amount) {
	const day = 24 * time.Hour
	if r := d.Round(time.Second); r < time.Hour {
		if r < time.Minute {
			return amount{"duration.second", int(r / time.Second)}, amount{}
		}
		return split(r, time.Minute, "duration.minute", time.Second, "duration.second")
	}
	if r := d.Round(time.Minute); r < dayFrom {
		return split(r, time.Hour, "duration.hour", time.Minute, "duration.minute")
	}
	return split(d.Round(time.Hour), day, "duration.day", time.Hour, "duration.hour")
}

// split counts d in two units.
func split(d, large time.Duration, largeID string, small time.Duration, smallID string) (a, b amount) {
	return amount{largeID, int(d / large)}, amount{smallID, int(d % large / small)}
}

// amount says a number of one unit.
func (l *Lang) amount(a amount) string { return l.T(a.unit, "count", a.n) }
