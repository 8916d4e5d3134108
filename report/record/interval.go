package record

import "time"

// set makes m the interval that t names.
func (m *Moment) set(t clockTime, zone *time.Location) error {
	day := func(y, mo, d, h int) time.Time { return time.Date(y, time.Month(mo), d, h, 0, 0, 0, zone) }
	until := func(end time.Time) time.Time { return end.Add(-1) } // both ends of a Moment belong to it
	switch {
	case t.hasTime:
		first, last, err := t.instant(zone)
		if err != nil {
			return err
		}
		m.Lo, m.Hi, m.At = first, last, first
		if m.Grain = Minute; t.hasSec {
			m.Grain = Second
		}
	case t.half == 1:
		m.Lo, m.Hi, m.Grain = day(t.year, t.month, t.day, 0), until(day(t.year, t.month, t.day, 12)), HalfDay
	case t.half == 2:
		m.Lo, m.Hi, m.Grain = day(t.year, t.month, t.day, 12), until(day(t.year, t.month, t.day+1, 0)), HalfDay
	case t.day > 0:
		m.Lo, m.Hi, m.Grain = day(t.year, t.month, t.day, 0), until(day(t.year, t.month, t.day+1, 0)), Day
	case t.month > 0:
		m.Lo, m.Hi, m.Grain = day(t.year, t.month, 1, 0), until(day(t.year, t.month+1, 1, 0)), Month
	default:
		m.Lo, m.Hi, m.Grain = day(t.year, 1, 1, 0), until(day(t.year+1, 1, 1, 0)), Year
	}
	return nil
}

// widen makes an estimate of what was written as a point, a part of a day, a day, a month or a year.
func (m *Moment) widen() {
	by := AboutTime(*m)
	m.About = true
	m.Lo, m.Hi = m.Lo.Add(-by), m.Hi.Add(by)
}

// AboutTime is how far on either side of m a time may be that was written as "about" m: half of the grain to which
// people round such a time. This is a judgement, and reports that use it print it:
//
//	about 15:00        ± 30 min     on the hour
//	about 15:30        ± 15 min     on the half hour
//	about 15:20, 15:25 ±  5 min     on a multiple of five minutes
//	about 15:33        ±  1 min     any other minute
//	about a half day   ±  6 h
//	about a day        ± 12 h
//	about a month      ± 15 days
//	about a year       ± 183 days
func AboutTime(m Moment) time.Duration {
	switch m.Grain {
	case HalfDay:
		return 6 * time.Hour
	case Day:
		return 12 * time.Hour
	case Month:
		return 15 * 24 * time.Hour
	case Year:
		return 183 * 24 * time.Hour
	}
	switch minute := m.At.Minute(); {
	case m.At.Second() != 0:
		return time.Minute
	case minute == 0:
		return 30 * time.Minute
	case minute == 30:
		return 15 * time.Minute
	case minute%5 == 0:
		return 5 * time.Minute
	}
	return time.Minute
}
