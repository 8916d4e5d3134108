package record

import (
	"fmt"
	"time"
)

// A Calendar is what is needed to read a time: its zone, and the day that a time of day alone belongs to.
type Calendar struct {
	Zone *time.Location
	// Near: a time of day alone is on the day of Near, or on the next if it would be more than half a day before Near.
	Near time.Time
	// After, where it is set, goes first: a time of day alone is the first at or after it.
	After time.Time
}

// clockTime is a date and time as written, before it is a point in time.
type clockTime struct {
	year, month, day  int // month and day 0: not written
	hour, minute, sec int
	nano              int
	hasTime, hasSec   bool
	half              int // 1: before noon, 2: after noon, with no hour
	zone              *time.Location
}

// instant returns the points in time at which the clocks of a zone show t: usually one, two in the hour that summer time
// repeats (first and last differ), none in the hour that it skips.
func (t clockTime) instant(zone *time.Location) (first, last time.Time, err error) {
	if t.zone != nil {
		at := time.Date(t.year, time.Month(t.month), t.day, t.hour, t.minute, t.sec, t.nano, t.zone)
		if in := at.In(zone); sameOffset(in, at) {
			at = in
		}
		return at, at, nil
	}
	wall := time.Date(t.year, time.Month(t.month), t.day, t.hour, t.minute, t.sec, t.nano, time.UTC)
	for _, near := range []time.Duration{-25 * time.Hour, 25 * time.Hour} {
		_, offset := wall.Add(near).In(zone).Zone()
		at := wall.Add(-time.Duration(offset) * time.Second).In(zone)
		if _, o := at.Zone(); o != offset {
			continue
		}
		if first.IsZero() {
			first = at
		}
		last = at
	}
	if first.IsZero() {
		_, before := wall.Add(-25 * time.Hour).In(zone).Zone()
		later := wall.Add(-time.Duration(before) * time.Second).In(zone)
		return first, last, &wordError{rule: "no-such-time", hint: fmt.Sprintf("did you mean %s?", later.Format("15:04")),
			msg: fmt.Sprintf("%s does not exist in %s: the clocks skipped it", wall.Format("2006-01-02 15:04"), zone)}
	}
	if last.Before(first) {
		first, last = last, first
	}
	return first, last, nil
}

func sameOffset(a, b time.Time) bool {
	_, x := a.Zone()
	_, y := b.Zone()
	return x == y
}

// onDay gives a time of day the day that c says.
func (c Calendar) onDay(t clockTime) (clockTime, error) {
	ref := c.After
	if ref.IsZero() {
		ref = c.Near
	}
	if ref.IsZero() {
		return t, &wordError{rule: "bad-time", msg: "a time of day needs a date here", hint: `write it with its date: "2022-10-15 15:30"`, undated: true}
	}
	ref = ref.In(c.Zone)
	for days := range 2 {
		d := ref.AddDate(0, 0, days)
		t.year, t.month, t.day = d.Year(), int(d.Month()), d.Day()
		_, last, err := t.instant(c.Zone)
		if err != nil {
			return t, err
		}
		if !c.After.IsZero() && !last.Before(ref) || c.After.IsZero() && ref.Sub(last) <= 12*time.Hour {
			break
		}
	}
	return t, nil
}

// firstYear is the first year that is no slip of the hand.
const firstYear = 1900

// valid checks the numbers of a written time.
func (t clockTime) valid() bool {
	if t.hasDate() {
		if t.year < firstYear || t.month > 12 || t.day > 31 {
			return false
		}
		if t.day > 0 && time.Date(t.year, time.Month(t.month), t.day, 0, 0, 0, 0, time.UTC).Day() != t.day {
			return false
		}
	}
	midnight := t.hour == 24 && t.minute == 0 && t.sec == 0 && t.nano == 0
	return (t.hour < 24 || midnight) && t.minute < 60 && t.sec < 60
}

func (t clockTime) hasDate() bool { return t.year > 0 || t.month > 0 || t.day > 0 }
