package chart

import (
	"strconv"
	"strings"
	"time"
)

// A Unit says how finely a time is to be worded, and where it stands.
type Unit uint8

// The units. Minute to Year label a tick; DayTitle, MonthTitle and Year stand once under the ticks of a day, month, year;
// Instant is a time in a table or a sentence.
const (
	Minute     Unit = iota // 15:19
	Hour                   // 15:00
	Day                    // 15
	Month                  // Oct, 10월
	Quarter                // Q4, 4분기
	Year                   // 2022, 2022년
	DayTitle               // Sat 15 Oct 2022
	MonthTitle             // October 2022
	Instant                // 2022-10-15 15:19
)

// Formats words values in the language of the reader. What is nil is worded as ISO 8601 and Go do.
type Formats struct {
	Time   func(time.Time, Unit) string // the time is already in the chart's zone
	Span   func(time.Duration) string
	Number func(float64) string
}

var layouts = [...]string{"15:04", "15:04", "2", "01", "", "2006", "2006-01-02", "2006-01", "2006-01-02 15:04"}

func (f *Formats) time(t time.Time, u Unit) string {
	switch {
	case f.Time != nil:
		return clean(f.Time(t, u))
	case u == Quarter:
		return "Q" + strconv.Itoa((int(t.Month())+2)/3)
	}
	return t.Format(layouts[u])
}

func (f *Formats) span(d time.Duration) string {
	if f.Span != nil {
		return clean(f.Span(d))
	}
	return d.String()
}

func (f *Formats) number(v float64) string {
	if f.Number != nil {
		return clean(f.Number(v))
	}
	return strings.Replace(strconv.FormatFloat(v, 'g', 4, 64), "-", "−", 1)
}
