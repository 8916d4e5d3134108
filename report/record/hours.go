package record

import (
	"iter"
	"slices"
	"time"
)

// Hours are support hours on some days of the week, by the clocks on the wall.
type Hours struct {
	Days     []string // "mon" to "sun"
	From, To string   // "00:00" to "24:00"; To at or before From is on the next day
}

// Support gives the beginnings and ends of the support of all days from the one before from, whose night may reach into it, to that of
// to, in from's zone. They may overlap and reach beyond both. A day on which the clocks are changed is an hour longer or shorter.
func Support(hours []Hours, from, to time.Time) iter.Seq2[time.Time, time.Time] {
	names := [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	return func(yield func(begin, end time.Time) bool) {
		const noon = "12:00" // which every day has: in some zones the clocks go forward at midnight
		for n := -1; ; n++ {
			day := hourOf(from, n, noon)
			if hourOf(from, n, "00:00").After(to) {
				return
			}
			for _, h := range hours {
				if !slices.Contains(h.Days, names[day.Weekday()]) {
					continue
				}
				begin, end := hourOf(day, 0, h.From), hourOf(day, 0, h.To)
				if !end.After(begin) {
					end = hourOf(day, 1, h.To)
				}
				if !yield(begin, end) {
					return
				}
			}
		}
	}
}

// hourOf is an hour such as "09:00", some days after a day; "24:00" is the midnight at its end. What is no hour is refused when the
// register is read.
func hourOf(day time.Time, after int, hour string) time.Time {
	var h, m int
	if len(hour) == len("09:00") {
		h, m = int(hour[0]-'0')*10+int(hour[1]-'0'), int(hour[3]-'0')*10+int(hour[4]-'0')
	}
	return time.Date(day.Year(), day.Month(), day.Day()+after, h, m, 0, 0, day.Location())
}
