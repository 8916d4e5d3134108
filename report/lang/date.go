package lang

import (
	"strconv"
	"time"
)

// Date says a day as a sentence would: "15 October 2022 (Sat)", "2022년 10월 15일(토)". All times are said in the zone that they carry.
func (l *Lang) Date(t time.Time) string {
	return l.T("date.weekday", "date", l.day(t), "weekday", l.weekdays[t.Weekday()])
}

// DateTime says a day and the time of day: "15 October 2022 (Sat), 15:30".
func (l *Lang) DateTime(t time.Time) string {
	return l.T("date.time", "date", l.Date(t), "time", l.Time(t))
}

// Time says the time of day on the 24-hour clock, with seconds only if there are any: "15:30".
func (l *Lang) Time(t time.Time) string {
	if t.Second() != 0 {
		return t.Format("15:04:05")
	}
	return t.Format("15:04")
}

// DateShort is the form for tables, the same in every language: "2022-10-15".
func (l *Lang) DateShort(t time.Time) string { return t.Format(time.DateOnly) }

// DateTimeShort is the form for tables, the same in every language: "2022-10-15 15:30".
func (l *Lang) DateTimeShort(t time.Time) string { return l.DateShort(t) + " " + l.Time(t) }

// Month says a month: "October 2022", "2022년 10월".
func (l *Lang) Month(t time.Time) string {
	return l.T("date.month", "month", l.months[t.Month()], "year", year(t))
}

// Quarter says the calendar quarter that t is in: "Q4 2022", "2022년 4분기".
func (l *Lang) Quarter(t time.Time) string {
	return l.T("date.quarter", "quarter", strconv.Itoa((int(t.Month())+2)/3), "year", year(t))
}

// Year says a year: "2022", "2022년".
func (l *Lang) Year(t time.Time) string { return l.T("date.year", "year", year(t)) }

// DateRange says the days from lo to hi, both inclusive, and repeats nothing: "15–20 October 2022", "2022년 10월 15~20일".
func (l *Lang) DateRange(lo, hi time.Time) string {
	switch {
	case sameDay(lo, hi):
		return l.Date(lo)
	case lo.Year() != hi.Year():
		return l.Range(l.day(lo), l.day(hi))
	case lo.Month() != hi.Month():
		return l.T("date.days-of-year", "from_day", day(lo), "from_month", l.months[lo.Month()],
			"to_day", day(hi), "to_month", l.months[hi.Month()], "year", year(hi))
	}
	return l.T("date.days-of-month", "days", l.Range(day(lo), day(hi)), "month", l.months[hi.Month()], "year", year(hi))
}

// day says a day without its weekday.
func (l *Lang) day(t time.Time) string {
	return l.T("date.day", "day", day(t), "month", l.months[t.Month()], "year", year(t))
}

func year(t time.Time) string { return strconv.Itoa(t.Year()) }

func day(t time.Time) string { return strconv.Itoa(t.Day()) }

func sameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}
