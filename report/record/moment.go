package record

import (
	"strings"
	"time"
)

// A Moment is a point in time as people know it: somewhere between Lo and Hi, both inclusive.
// An exact time has Lo == Hi. "2023-11" is the whole month, "about 15:30" some minutes around it, {after = …} has no Hi.
// A bound that is not known is the zero time; a Moment that nobody wrote is the zero value.
type Moment struct {
	Lo, Hi  time.Time // in the register's zone, or the one written
	At      time.Time // the point that people named ("about 15:30"); zero where they named a range, a part of a day, a day, a month
	Grain   Grain     // how finely it was written
	About   bool      // "about", "약": an estimate around At
	Unknown bool      // the record says "unknown": somebody looked and does not know
	Written string    // as it stands in the file
}

// IsZero reports whether the record says nothing about this moment. "unknown" is something.
func (m Moment) IsZero() bool { return m.Lo.IsZero() && m.Hi.IsZero() && !m.Unknown }

// Known reports whether at least one bound is known.
func (m Moment) Known() bool { return !m.Lo.IsZero() || !m.Hi.IsZero() }

// Exact reports whether the moment is a single instant.
func (m Moment) Exact() bool { return !m.Lo.IsZero() && m.Lo.Equal(m.Hi) }

// Named is the time that people named, or the beginning of the day, month or year: "about 8 October" may have been on the 7th and is
// called the 8th. Where they named none it is the earliest that may have been.
func (m Moment) Named() time.Time {
	switch {
	case !m.At.IsZero():
		return m.At
	case m.About && m.Grain >= HalfDay && m.Grain <= Year && !m.Lo.IsZero():
		return m.Lo.Add(AboutTime(m))
	}
	return m.Lo
}

// Grain is how finely a moment was written.
type Grain uint8

// The grains, finest first.
const (
	Second Grain = iota
	Minute
	HalfDay // "2022-10-15 오전": before or after noon
	Day
	Month
	Year
	Range // between an after and a before
)

// A Span is a duration as people know it: between Lo and Hi. "about 20m" is [15m, 26m36s], "several minutes" [2m, 10m],
// "more than 1h" has no upper end (Hi < 0). A Span that nobody wrote is the zero value.
type Span struct {
	Lo, Hi  time.Duration
	Point   time.Duration // the number that people named; 0 where they named none
	About   bool
	Written string // as it stands in the file
}

// IsZero reports whether the record says nothing about this duration.
func (s Span) IsZero() bool { return s == Span{} }

// Unbounded reports whether the span has no upper end.
func (s Span) Unbounded() bool { return s.Hi < 0 }

// Exact reports whether the span is a single length.
func (s Span) Exact() bool { return s.Lo == s.Hi }

// Unit is the whole unit in which an exact span was written, a day or an hour: the truth may lie half of it away. 0: it was written
// finer, or with its own limits. "48h" is in hours, "2 days" in days.
func (s Span) Unit() time.Duration {
	written := strings.ToLower(s.Written)
	switch {
	case !s.Exact() || s.Lo == 0 || s.Lo%time.Hour != 0 || strings.ContainsAny(written, "m분"):
		return 0
	case s.Lo%(24*time.Hour) == 0 && !strings.ContainsAny(written, "h시"):
		return 24 * time.Hour
	}
	return time.Hour
}
