package chart

import "time"

// A step is the distance between two ticks of a calendar axis: n minutes, hours, days, months; seven days start on Mondays.
// Quarters and years are months, worded otherwise.
type step struct {
	unit  Unit // Minute, Hour, Day, Month
	n     int
	label Unit
	title Unit // what stands once under the labels; Instant for nothing
}

var timeSteps = [...]step{
	{Minute, 1, Minute, DayTitle}, {Minute, 2, Minute, DayTitle}, {Minute, 5, Minute, DayTitle}, {Minute, 10, Minute, DayTitle},
	{Minute, 15, Minute, DayTitle}, {Minute, 30, Minute, DayTitle},
	{Hour, 1, Hour, DayTitle}, {Hour, 2, Hour, DayTitle}, {Hour, 3, Hour, DayTitle}, {Hour, 6, Hour, DayTitle}, {Hour, 12, Hour, DayTitle},
	{Day, 1, Day, MonthTitle}, {Day, 2, Day, MonthTitle}, {Day, 7, Day, MonthTitle}, {Day, 14, Day, MonthTitle},
	{Month, 1, Month, Year}, {Month, 3, Quarter, Year}, {Month, 6, Month, Year},
	{Month, 12, Year, Instant}, {Month, 24, Year, Instant}, {Month, 60, Year, Instant}, {Month, 120, Year, Instant},
	{Month, 240, Year, Instant}, {Month, 600, Year, Instant}, {Month, 1200, Year, Instant},
}

// about is the usual length of the step.
func (s step) about() time.Duration {
	const day = 24 * time.Hour
	return time.Duration(s.n) * [...]time.Duration{Minute: time.Minute, Hour: time.Hour, Day: day, Month: 30 * day}[s.unit]
}

// period reports whether a label names the time up to the next tick, and not the instant of its tick.
func (s step) period() bool {
	return s.unit == Day && s.n == 1 || s.unit == Month && (s.n == 1 || s.n == 3 || s.n == 12)
}

const maxTicks = 200

// ticks are the instants of the step within [from, to], in from's location. An hour that the clocks skip has no tick, one that they
// repeat has two where the step is an hour or less.
func (s step) ticks(from, to time.Time) []time.Time {
	var ts []time.Time
	for t := s.floor(from); !t.After(to) && len(ts) < maxTicks; {
		if !t.Before(from) {
			ts = append(ts, t)
		}
		next := s.next(t)
		if !next.After(t) {
			break
		}
		t = next
	}
	return ts
}

// floor is the tick at or before t.
func (s step) floor(t time.Time) time.Time {
	y, m, d := t.Date()
	switch s.unit {
	case Minute:
		return t.Add(-sinceTick(t, time.Duration(s.n)*time.Minute))
	case Hour:
		if s.n == 1 {
			return t.Add(-sinceTick(t, time.Hour))
		}
		return midnight(y, m, d, t.Location())
	case Day:
		if s.n%7 == 0 {
			d -= (int(t.Weekday()) + 6) % 7
		}
		return midnight(y, m, d, t.Location())
	}
	months := y*12 + int(m) - 1
	months -= months % s.n
	return midnight(0, time.Month(months+1), 1, t.Location())
}

// next is the tick after the tick t.
func (s step) next(t time.Time) time.Time {
	switch s.unit {
	case Minute, Hour:
		if s.unit == Hour && s.n > 1 {
			return s.nextHour(t)
		}
		length := s.about()
		next := t.Add(length)
		if off := sinceTick(next, length); off != 0 { // the clocks were turned by a part of the step
			next = next.Add(length - off)
		}
		return next
	case Day:
		return nextDay(t, s.n)
	}
	y, m, _ := t.Date()
	return midnight(y, m+time.Month(s.n), 1, t.Location())
}

// nextHour goes from wall clock to wall clock: 0:00, 6:00, 12:00 also on the day when the clocks change.
func (s step) nextHour(t time.Time) time.Time {
	y, m, d := t.Date()
	for h := t.Hour()/s.n*s.n + s.n; h <= 48; h += s.n {
		if h >= 24 {
			return nextDay(t, 1)
		}
		next := time.Date(y, m, d, h, 0, 0, 0, t.Location())
		if next.Hour() == h && next.Minute() == 0 && next.After(t) {
			return next
		}
	}
	return t
}

// nextDay is the midnight n days on; later where a country moved across the date line and left that day out.
func nextDay(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	next := midnight(y, m, d+n, t.Location())
	if !next.After(t) {
		next = midnight(y, m, d+n+1, t.Location())
	}
	return next
}

// sinceTick is the time since the wall clock showed a whole multiple of length, which divides an hour.
func sinceTick(t time.Time, length time.Duration) time.Duration {
	wall := time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
	return wall % length
}

// midnight is the first instant of a day, also where the clocks are turned at midnight.
func midnight(y int, m time.Month, d int, loc *time.Location) time.Time {
	t := time.Date(y, m, d, 0, 0, 0, 0, loc)
	if t.Hour() >= 22 { // time.Date took the zone from before the change: it is still the day before
		t = t.Add(time.Duration(24-t.Hour())*time.Hour - time.Duration(t.Minute())*time.Minute)
	}
	return t
}
