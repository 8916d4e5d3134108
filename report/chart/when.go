package chart

import "time"

// When is a time between Lo and Hi; exact where both are the same. A bound that is not known is zero.
type When struct{ Lo, Hi time.Time }

// At is an exact time.
func At(t time.Time) When { return When{t, t} }

// IsZero reports whether nothing is known.
func (w When) IsZero() bool { return w.Lo.IsZero() && w.Hi.IsZero() }

// words says "15:27" or "15:27 – 15:30"; an unknown bound stays empty.
func (w When) words(f *Formats, zone *time.Location) string {
	say := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return f.time(in(t, zone), Instant)
	}
	switch lo, hi := say(w.Lo), say(w.Hi); {
	case lo == hi:
		return lo
	case lo == "":
		return "≤ " + hi
	case hi == "":
		return "≥ " + lo
	default:
		return lo + " – " + hi
	}
}

func in(t time.Time, zone *time.Location) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	return t.In(zone)
}

// A reach is the time that an axis has to show.
type reach struct{ from, to time.Time }

func (r *reach) take(ts ...time.Time) {
	for _, t := range ts {
		if t.IsZero() {
			continue
		}
		if r.from.IsZero() || t.Before(r.from) {
			r.from = t
		}
		if r.to.IsZero() || t.After(r.to) {
			r.to = t
		}
	}
}

func (r *reach) when(ws ...When) {
	for _, w := range ws {
		r.take(w.Lo, w.Hi)
	}
}

// axis is the calendar of the reach, a little wider on both sides where pad is positive.
func (r *reach) axis(zone *time.Location, pad float64) *timeAxis {
	more := time.Duration(float64(r.to.Sub(r.from)) * pad)
	return newTimeAxis(r.from.Add(-more), r.to.Add(more), zone)
}
