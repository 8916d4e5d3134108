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

// When says a moment as a sentence would: "15 October 2022 (Sat), about 15:30", "2022년 10월 15일(토) 오전", "May 2023",
// "15 October 2022 (Sat), 15:30–16:10", "after 3 May 2023 (Wed), 09:00".
func (l *Lang) When(w When) string { return l.when(w, sentence{l}) }

// WhenShort says a moment for a table: "2022-10-15 about 15:30", "2022-10-15 오전", "2023-05", "2022-10-15 15:30–16:10".
func (l *Lang) WhenShort(w When) string { return l.when(w, cell{l}) }

// A style is how the parts of a moment are written.
type style interface {
	date(time.Time) string
	month(time.Time) string
	year(time.Time) string
	join(date, time string) string // of one day
	days(lo, hi time.Time) string
}

// when says a moment by what is known of it: both bounds, one, or none.
func (l *Lang) when(w When, s style) string {
	if w.About && !w.At.IsZero() {
		if w.Grain > Minute {
			return l.T("about.time", "time", l.grained(w.At, w.Grain, s))
		}
		return s.join(s.date(w.At), l.T("about.time", "time", l.Time(w.At)))
	}
	switch {
	case w.Lo.IsZero() && w.Hi.IsZero():
		return l.T("when.unknown")
	case w.Hi.IsZero():
		return l.T("when.after", "time", l.bound(w.Lo, startOfDay(w.Lo), s))
	case w.Lo.IsZero():
		return l.T("when.before", "time", l.bound(w.Hi, endOfDay(w.Hi), s))
	case w.Grain >= HalfDay && w.Grain <= Year:
		words := l.grained(w.Lo, w.Grain, s)
		if w.About {
			words = l.T("about.time", "time", words)
		}
		return words
	case w.Lo.Equal(w.Hi):
		return s.join(s.date(w.Lo), l.Time(w.Lo))
	}
	return l.between(w.Lo, w.Hi, s)
}

// grained says a moment no finer than it was written.
func (l *Lang) grained(t time.Time, g Grain, s style) string {
	switch g {
	case HalfDay:
		half := "when.afternoon"
		if t.Hour() < 12 {
			half = "when.morning"
		}
		return s.join(s.date(t), l.T(half))
	case Day:
		return s.date(t)
	case Month:
		return s.month(t)
	case Year:
		return s.year(t)
	}
	return s.join(s.date(t), l.Time(t))
}

// between says a moment by both its bounds. Whole days are said as days.
func (l *Lang) between(lo, hi time.Time, s style) string {
	switch {
	case startOfDay(lo) && endOfDay(hi):
		return s.days(lo, hi)
	case sameDay(lo, hi):
		return s.join(s.date(lo), l.Range(l.Time(lo), l.Time(hi)))
	}
	return l.Range(s.join(s.date(lo), l.Time(lo)), s.join(s.date(hi), l.Time(hi)))
}

// bound says one bound, as a day if it is one.
func (l *Lang) bound(t time.Time, wholeDay bool, s style) string {
	if wholeDay {
		return s.date(t)
	}
	return s.join(s.date(t), l.Time(t))
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

// sentence is the style of running text.
type sentence struct{ *Lang }

func (s sentence) date(t time.Time) string       { return s.Date(t) }
func (s sentence) month(t time.Time) string      { return s.Month(t) }
func (s sentence) year(t time.Time) string       { return s.Year(t) }
func (s sentence) join(date, time string) string { return s.dateTime(date, time) }
func (s sentence) days(lo, hi time.Time) string  { return s.DateRange(lo, hi) }

// cell is the style of tables.
type cell struct{ *Lang }

func (c cell) date(t time.Time) string       { return c.DateShort(t) }
func (c cell) month(t time.Time) string      { return t.Format("2006-01") }
func (c cell) year(t time.Time) string       { return year(t) }
func (c cell) join(date, time string) string { return date + " " + time }
func (c cell) days(lo, hi time.Time) string {
	if sameDay(lo, hi) {
		return c.date(lo)
	}
	return c.Range(c.date(lo), c.date(hi))
}
