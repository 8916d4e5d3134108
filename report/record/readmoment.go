package record

import (
	"fmt"
	"time"
)

// ParseMoment reads a time as people write it, in Korean or English: "2022-10-15 15:30", RFC 3339, "15:33", "약 15:30",
// "about 15:30", "2022-10-15 오전", "2022-10-15", "2023-11", "2022", "2022년 10월 15일 오후 3시 30분", "unknown", "미상".
// The error says what is wrong, in one line.
func ParseMoment(s string, c Calendar) (Moment, error) {
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	m := Moment{Written: s}
	w := &words{fold(s)}
	if m.Unknown = isUnknown(w.s); m.Unknown {
		return m, nil
	}
	m.About = w.about()
	t, ok := w.clockTime()
	if !ok || !w.done() || !t.valid() {
		return Moment{}, &wordError{rule: "bad-time", msg: fmt.Sprintf("%q is not a time", s), hint: `write "2022-10-15 15:30", "15:30", "약 15:30", "2022-10-15", "2023-11" or "unknown"`}
	}
	if !t.hasDate() {
		var err error
		if t, err = c.onDay(t); err != nil {
			return Moment{}, err
		}
	}
	if err := m.set(t, c.Zone); err != nil {
		return Moment{}, err
	}
	if m.About {
		m.widen()
	}
	return m, nil
}

// clockTime takes a date, a time, or both, and a zone.
func (w *words) clockTime() (t clockTime, ok bool) {
	dated := w.date(&t)
	if dated {
		if w.done() {
			return t, true
		}
		if t.day == 0 || !w.lit("t", ", ", " ") {
			return t, false
		}
		w.spaces()
	}
	if !w.timeOfDay(&t) {
		return t, false
	}
	w.spaces()
	return t, w.done() || dated && t.hasTime && w.zone(&t)
}

// date takes 2022-10-15, 2022.10.15., 2022/10/15, 2022년 10월 15일, or the beginning of one of them.
func (w *words) date(t *clockTime) bool {
	save := *w
	y, ok := w.digits(4, 4)
	if !ok {
		return false
	}
	t.year = y
	if w.lit("년") {
		month := w.part("월", &t.month)
		day := month && w.part("일", &t.day)
		return month == (t.month > 0) && day == (t.day > 0)
	}
	for _, sep := range []string{"-", ".", "/"} {
		if !w.lit(sep) {
			continue
		}
		w.spaces()
		if t.month, ok = w.digits(1, 2); !ok || t.month == 0 {
			break
		}
		if w.lit(sep) {
			w.spaces()
			if t.day, ok = w.digits(1, 2); !ok || t.day == 0 {
				break
			}
			w.lit(".")
		}
		return true
	}
	if w.done() {
		return true
	}
	*w, t.year = save, 0
	return false
}

// part takes a number and the Korean unit after it, or nothing.
func (w *words) part(unit string, n *int) bool {
	save := *w
	w.spaces()
	if v, ok := w.digits(1, 2); ok {
		w.spaces()
		if w.lit(unit) {
			*n = v
			return true
		}
	}
	*w = save
	return false
}

// timeOfDay takes 15:30, 15:30:20.5, 15시 30분, 오후 3:30, 3:30 pm, or only 오전, 오후, morning, afternoon.
func (w *words) timeOfDay(t *clockTime) bool {
	t.half = w.halfDay()
	w.spaces()
	if w.done() {
		return t.half > 0 && t.hasDate()
	}
	if !w.colons(t) && !w.units(t) {
		return false
	}
	t.hasTime = true
	if t.half == 0 {
		save := *w
		w.spaces()
		if t.half = w.halfDay(); t.half == 0 {
			*w = save
		}
	}
	if t.half > 0 && t.hour > 12 && !(t.half == 2 && t.hour < 24) {
		return false
	}
	switch {
	case t.half == 2 && t.hour < 12:
		t.hour += 12
	case t.half == 1 && t.hour == 12:
		t.hour = 0
	}
	t.half = 0
	return true
}

func (w *words) halfDay() int {
	w.lit("in the ")
	switch {
	case w.word("오전", "morning", "a.m.", "am"):
		return 1
	case w.word("오후", "afternoon", "p.m.", "pm"):
		return 2
	}
	return 0
}

func (w *words) colons(t *clockTime) bool {
	save := *w
	var ok bool
	if t.hour, ok = w.digits(1, 2); !ok || !w.lit(":") {
		*w = save
		return false
	}
	if t.minute, ok = w.digits(2, 2); !ok {
		return false
	}
	if !w.lit(":") {
		return true
	}
	t.hasSec = true
	if t.sec, ok = w.digits(2, 2); ok && w.lit(".", ",") {
		return w.fraction(t)
	}
	return ok
}

func (w *words) fraction(t *clockTime) bool {
	n, scale := 0, int(time.Second)
	for w.s != "" && w.s[0] >= '0' && w.s[0] <= '9' {
		if scale /= 10; scale > 0 {
			n += int(w.s[0]-'0') * scale
		}
		w.s = w.s[1:]
	}
	t.nano = n
	return scale < int(time.Second)
}

func (w *words) units(t *clockTime) bool {
	if !w.part("시", &t.hour) {
		return false
	}
	if w.part("분", &t.minute) {
		t.hasSec = w.part("초", &t.sec)
	}
	return true
}

// zone takes Z, UTC, GMT, KST, +09:00, +0900 or +09.
func (w *words) zone(t *clockTime) bool {
	switch {
	case w.word("z", "utc", "gmt"):
		t.zone = time.UTC
		return w.done()
	case w.word("kst"):
		t.zone = time.FixedZone("KST", 9*60*60)
		return w.done()
	}
	sign := 1
	if w.lit("-") {
		sign = -1
	} else if !w.lit("+") {
		return false
	}
	if len(w.s) < 2 {
		return false
	}
	head := words{w.s[:2]}
	w.s = w.s[2:]
	h, ok := head.digits(2, 2)
	w.lit(":")
	m, _ := w.digits(2, 2)
	if !ok || h > 14 || m > 59 {
		return false
	}
	t.zone = time.FixedZone("", sign*(h*60+m)*60)
	return w.done()
}
