package lang

import "time"

// A When is a point in time as people know it: somewhere from Lo to Hi, both inclusive.
// A bound that is not known is the zero time.
type When struct {
	Lo, Hi time.Time
	At     time.Time // the point that people named, if About; zero where they named none
	Grain  Grain     // how finely it was written
	About  bool      // an estimate
}

// Grain is how finely a moment was written.
type Grain uint8

// The grains, finest first. Range is between an after and a before.
const (
	Second Grain = iota
	Minute
	HalfDay // before or after noon
	Day
	Month
	Year
	Range
)

// WhenShort says a moment for a table, by what is known of it, both bounds, one, or none: "2022-10-15 about 15:30", "2022-10-15 오전",
// "2023-05", "2022-10-15 15:30–16:10".
func (l *Lang) WhenShort(w When) string {
	if w.About && !w.At.IsZero() {
		if w.Grain > Minute {
			return l.T("about.time", "time", l.grained(w.At, w.Grain))
		}
		return l.atTime(w.At, l.T("about.time", "time", l.Time(w.At)))
	}
	switch {
	case w.Lo.IsZero() && w.Hi.IsZero():
		return l.T("when.unknown")
	case w.Hi.IsZero():
		return l.T("when.after", "time", l.bound(w.Lo, startOfDay(w.Lo)))
	case w.Lo.IsZero():
		return l.T("when.before", "time", l.bound(w.Hi, endOfDay(w.Hi)))
	case w.Grain >= HalfDay && w.Grain <= Year:
		words := l.grained(w.Lo, w.Grain)
		if w.About {
			words = l.T("about.time", "time", words)
		}
		return words
	case w.Lo.Equal(w.Hi):
		return l.atTime(w.Lo, l.Time(w.Lo))
	}
	return l.between(w.Lo, w.Hi)
}

// grained says a moment no finer than it was written.
func (l *Lang) grained(t time.Time, g Grain) string {
	switch g {
	case HalfDay:
		half := "when.afternoon"
		if t.Hour() < 12 {
			half = "when.morning"
		}
		return l.atTime(t, l.T(half))
	case Day:
		return l.DateShort(t)
	case Month:
		return t.Format("2006-01")
	case Year:
		return year(t)
	}
	return l.atTime(t, l.Time(t))
}

// between says a moment by both its bounds. Whole days are said as days.
func (l *Lang) between(lo, hi time.Time) string {
	switch {
	case startOfDay(lo) && endOfDay(hi) && sameDay(lo, hi):
		return l.DateShort(lo)
	case startOfDay(lo) && endOfDay(hi):
		return l.Range(l.DateShort(lo), l.DateShort(hi))
	case sameDay(lo, hi):
		return l.atTime(lo, l.Range(l.Time(lo), l.Time(hi)))
	}
	return l.Range(l.atTime(lo, l.Time(lo)), l.atTime(hi, l.Time(hi)))
}

// bound says one bound, as a day if it is one.
func (l *Lang) bound(t time.Time, wholeDay bool) string {
	if wholeDay {
		return l.DateShort(t)
	}
	return l.atTime(t, l.Time(t))
}

// startOfDay reports whether a lower bound takes its day whole.
func startOfDay(t time.Time) bool {
	h, m, s := t.Clock()
	return h == 0 && m == 0 && s == 0
}

// endOfDay reports whether an upper bound takes its day whole: it is in the day's last minute.
func endOfDay(t time.Time) bool {
	h, m, _ := t.Clock()
	return h == 23 && m == 59
}

// atTime puts a day and a time of day together, or the half of a day.
func (l *Lang) atTime(day time.Time, words string) string { return l.DateShort(day) + " " + words }
