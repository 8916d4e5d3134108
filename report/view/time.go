package view

import (
	"strconv"
	"strings"
	"time"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
)

// moment words a moment in the register's zone, as finely as it was written, in the form for tables and facts.
func (w *writer) moment(m record.Moment) string { return w.momentIn(m, w.Register.Zone) }

// utc is a moment in UTC, for those that name a time of day; a day or a month is not the same day or month elsewhere.
func (w *writer) utc(m record.Moment) string {
	if !m.Known() || m.Grain != record.Range && m.Grain > record.Minute || w.wholeDays(m) {
		return ""
	}
	return w.momentIn(m, time.UTC)
}

// utcBeside is a moment in UTC for a place beside its local form: its day is said only where it is another one, so that two columns of
// stamps leave room for what happened.
func (w *writer) utcBeside(m record.Moment) string {
	utc := w.utc(m)
	day, clock, ok := strings.Cut(utc, " ")
	if ok && len(day) == len(time.DateOnly) && strings.HasPrefix(w.moment(m), day+" ") && !strings.Contains(clock, "-") {
		return clock
	}
	return utc
}

// wholeDays reports whether a range begins and ends with a day.
func (w *writer) wholeDays(m record.Moment) bool {
	return m.Grain == record.Range && !m.Lo.IsZero() && !m.Hi.IsZero() && m.Lo.Equal(midnight(m.Lo.In(w.Register.Zone))) &&
		m.Hi.Sub(midnight(m.Hi.In(w.Register.Zone))) >= 23*time.Hour+59*time.Minute
}

func (w *writer) momentIn(m record.Moment, zone *time.Location) string {
	switch {
	case m.Unknown:
		return w.t("unknown")
	case !m.Known():
		return ""
	}
	if m.At.IsZero() {
		m.Lo = m.Named()
	}
	in := func(t time.Time) time.Time {
		if t.IsZero() {
			return t
		}
		return t.In(zone)
	}
	return w.lang.WhenShort(lang.When{Lo: in(m.Lo), Hi: in(m.Hi), At: in(m.At), Grain: grains[m.Grain], About: m.About})
}

// grains are the record's in the words of package lang, which knows nothing of records.
var grains = [...]lang.Grain{
	record.Second: lang.Second, record.Minute: lang.Minute, record.HalfDay: lang.HalfDay, record.Day: lang.Day,
	record.Month: lang.Month, record.Year: lang.Year, record.Range: lang.Range,
}

// day words a moment that matters to the day only.
func (w *writer) day(m record.Moment) string {
	if !m.Known() || m.Grain > record.Day || m.Grain == record.Day && m.About {
		return w.moment(m)
	}
	switch {
	case !m.At.IsZero():
		m.Lo = m.At // the day that people named, not the first of those around it
	case m.Lo.IsZero():
		m.Lo = m.Hi
	}
	m.At, m.Grain, m.About = time.Time{}, record.Day, false
	return w.moment(m)
}

// point is a clock with how exact it is, who noticed, and the numbers of its sources.
func (w *writer) point(p record.Point) Markup {
	words := Say(w.moment(p.Moment))
	if p.Precision == record.Derived {
		words = append(words, Say(w.t("aside.open")+w.t("precision.derived")+")")...)
	}
	if p.By != "" {
		words = append(words, Say(w.t("aside.open")+w.word("noticed", p.By).Plain()+")")...)
	}
	return w.cited(words.markup(), p.Source)
}

// span words a duration as it was stated.
func (w *writer) span(s record.Span) string {
	switch {
	case s.IsZero():
		return ""
	case s.Unbounded():
		return w.lang.DurationRange(s.Lo, -1)
	case s.Exact():
		return w.lang.Duration(s.Lo)
	case s.Point > 0:
		return w.lang.About(w.lang.Duration(s.Point))
	}
	return w.lang.DurationRange(s.Lo, s.Hi)
}

// elapsed words a duration that the program computed: with its interval where the clocks are not exact.
func (w *writer) elapsed(e record.Elapsed) string {
	switch {
	case !e.Known:
		return w.t("duration.unknown")
	case e.Ongoing:
		return w.t("elapsed.so-far", "duration", w.lang.Duration(e.Lo))
	case e.Exact() && e.Lo == 0:
		return w.t("elapsed.at-once")
	case e.Exact():
		return w.lang.Duration(e.Lo)
	case e.Unbounded():
		return w.span(e.Span)
	case e.Point > 0:
		lo, hi := outward(e.Lo, e.Hi)
		return w.t("elapsed.about", "duration", w.lang.Duration(e.Point), "range", w.lang.DurationRange(lo, hi))
	}
	return w.lang.DurationRange(e.Lo, e.Hi)
}

// outward rounds the limits of an estimate to whole minutes: "about 9 min" is known to the minute at best.
func outward(lo, hi time.Duration) (time.Duration, time.Duration) {
	if hi < time.Minute {
		return lo, hi
	}
	return lo.Truncate(time.Minute), (hi + time.Minute - 1).Truncate(time.Minute)
}

// zoneName is the register's zone as people know it: "Asia/Seoul". Its offset may change within a page; UTC stands beside it.
func (w *writer) zoneName() string { return w.Register.Zone.String() }

// tick words a time of a figure's axis.
func (w *writer) tick(t time.Time, u chart.Unit) string {
	switch u {
	case chart.Minute, chart.Hour:
		return w.lang.Time(t)
	case chart.Day:
		return strconv.Itoa(t.Day())
	case chart.Month:
		return w.t("month_short." + strconv.Itoa(int(t.Month())))
	case chart.Quarter:
		return w.lang.Quarter(t)
	case chart.Year:
		return w.lang.Year(t)
	case chart.DayTitle:
		return w.lang.Date(t)
	case chart.MonthTitle:
		return w.lang.Month(t)
	}
	return w.lang.DateTimeShort(t)
}

// first is the earliest instant that a moment allows, for putting moments in order.
func first(m record.Moment) time.Time {
	switch {
	case !m.At.IsZero():
		return m.At
	case !m.Lo.IsZero():
		return m.Lo
	}
	return m.Hi
}

// latest is the later of two times.
func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
