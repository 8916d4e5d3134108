package importer

import (
	"fmt"
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// A clockReader reads times as a source writes them.
type clockReader struct {
	zone    *time.Location // of times that name none; nil: they are refused
	layouts []string       // as package time takes them; before the usual ones
}

// withZone and withoutZone are how systems write times where nobody says how.
var (
	withZone    = []string{time.RFC3339Nano, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST", "2006-01-02T15:04:05.999-0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04 -0700"}
	withoutZone = []string{"2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02T15:04"}
)

// read reads an exact time. A date alone is none: nobody knows at which hour it began.
func (c clockReader) read(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	for _, l := range c.layouts {
		t, err := time.ParseInLocation(l, s, c.location())
		if err != nil {
			continue
		}
		if !layoutHasZone(l) && c.zone == nil {
			return time.Time{}, fmt.Errorf("%q has no zone, and the mapping names none", s)
		}
		return c.onClock(t, l, s)
	}
	for _, l := range withZone {
		if t, err := time.Parse(l, s); err == nil && !strangeZone(t, l) {
			return usable(t, s)
		}
	}
	for _, l := range withoutZone {
		if t, err := time.ParseInLocation(l, s, c.location()); err == nil {
			if c.zone == nil {
				return time.Time{}, fmt.Errorf("%q has no zone, and nothing says which one is meant", s)
			}
			return c.onClock(t, l, s)
		}
	}
	return time.Time{}, fmt.Errorf("%q is no time that can be read", clip(s, 60))
}

// onClock refuses a local time that the clocks of its zone skipped, or showed twice: package time would pick one.
func (c clockReader) onClock(t time.Time, layout, s string) (time.Time, error) {
	wall, err := time.Parse(layout, s)
	switch {
	case err != nil || layoutHasZone(layout):
	case wall.Format(time.DateTime) != t.Format(time.DateTime):
		return time.Time{}, fmt.Errorf("%q does not exist in %s: the clocks skipped it", s, c.location())
	case t.Add(time.Hour).Format(time.DateTime) == t.Format(time.DateTime) || t.Add(-time.Hour).Format(time.DateTime) == t.Format(time.DateTime):
		return time.Time{}, fmt.Errorf("%q is there twice in %s: the clocks were set back", s, c.location())
	}
	return usable(t, s)
}

func (c clockReader) location() *time.Location {
	if c.zone == nil {
		return time.UTC
	}
	return c.zone
}

func layoutHasZone(l string) bool { return strings.Contains(l, "-07") || strings.Contains(l, "Z07") }

// strangeZone reports whether a zone was only a name: package time gives those it does not know an offset of zero.
func strangeZone(t time.Time, layout string) bool {
	name, offset := t.Zone()
	return strings.Contains(layout, "MST") && offset == 0 && name != "UTC" && name != "GMT"
}

// usable refuses what no record can hold, and offsets that no zone has.
func usable(t time.Time, s string) (time.Time, error) {
	if t.Year() < 1970 || t.Year() > 9998 {
		return time.Time{}, fmt.Errorf("%q is no time of an incident", clip(s, 60))
	}
	if _, offset := t.Zone(); offset%60 != 0 || offset > 14*3600 || offset < -12*3600 {
		t = t.UTC()
	}
	return t, nil
}

// time reads a value as a time; ok is false where there is none. What is there and cannot be read is a complaint.
func (x value) time(c clockReader) (t time.Time, ok bool) {
	s := x.str()
	if s == "" {
		return t, false
	}
	t, err := c.read(s)
	if err != nil {
		x.warn("cannot be used: "+err.Error(), "")
		return t, false
	}
	return t, true
}

// exact is a clock at an exact time.
func exact(t time.Time) record.Point {
	return record.Point{Moment: record.At(t), Precision: record.Exact}
}

// derived is a clock at a time that follows from another fact.
func derived(t time.Time) record.Point {
	return record.Point{Moment: record.At(t), Precision: record.Derived}
}

// notAfter is a clock of which only the end is known.
func notAfter(t time.Time) record.Point {
	return record.Point{Moment: record.Moment{Hi: t, Grain: record.Range}, Precision: record.Estimated}
}

// unknown is a clock of which the source says nothing.
func unknown() record.Point {
	return record.Point{Moment: record.Moment{Unknown: true, Written: "unknown"}, Precision: record.Exact}
}
