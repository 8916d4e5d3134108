package chart_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones also where the system has none

	. "example.com/postmortem/report/chart"
)

// A tongue is what a language brings to the samples: formats, and one of two wordings.
type tongue struct {
	tag string
	ko  bool
	Formats
}

func tongues() []tongue {
	return []tongue{
		{tag: "en", Formats: Formats{Time: timeEN, Span: spanEN, Number: number}},
		{tag: "ko", ko: true, Formats: Formats{Time: timeKO, Span: spanKO, Number: number}},
	}
}

// say chooses the wording.
func (t tongue) say(en, ko string) string {
	if t.ko {
		return ko
	}
	return en
}

func number(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'g', 4, 64), "-", "−", 1)
}

func timeEN(t time.Time, u Unit) string {
	if u == Quarter {
		return "Q" + strconv.Itoa((int(t.Month())+2)/3)
	}
	return t.Format([...]string{"15:04", "15:04", "2", "Jan", "", "2006", "Mon 2 Jan 2006", "January 2006", "2 Jan 2006 15:04"}[u])
}

func timeKO(t time.Time, u Unit) string {
	switch u {
	case Quarter:
		return strconv.Itoa((int(t.Month())+2)/3) + "분기"
	case DayTitle:
		return t.Format("2006년 1월 2일") + " (" + []string{"일", "월", "화", "수", "목", "금", "토"}[t.Weekday()] + ")"
	}
	return t.Format([...]string{"15:04", "15:04", "2일", "1월", "", "2006년", "", "2006년 1월", "2006년 1월 2일 15:04"}[u])
}

func spanEN(d time.Duration) string {
	return spanIn(d, " ", [...]string{"s", "min", "h", "d", "w", "mo", "y"})
}

func spanKO(d time.Duration) string {
	return spanIn(d, "", [...]string{"초", "분", "시간", "일", "주", "개월", "년"})
}

// spanIn words a duration in its largest whole unit, else in hours and minutes.
func spanIn(d time.Duration, gap string, u [7]string) string {
	const day = 24 * time.Hour
	for i, unit := range [...]time.Duration{365 * day, 30 * day, 7 * day, day, time.Hour, time.Minute} {
		if d >= unit && d%unit == 0 {
			return fmt.Sprint(int(d/unit), gap, u[6-i])
		}
	}
	if d < time.Minute {
		return fmt.Sprint(int(d/time.Second), gap, u[0])
	}
	return fmt.Sprint(int(d/time.Hour), gap, u[2], " ", int(d%time.Hour/time.Minute), gap, u[1])
}
