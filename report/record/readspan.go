package record

import (
	"fmt"
	"strings"
	"time"
)

// maxSpan bounds durations, so that sums of them cannot overflow.
const maxSpan = 100 * 365 * 24 * time.Hour

// ParseSpan reads a duration as people write it, in Korean or English: "127h30m", "20 minutes", "PT20M", "127시간 30분",
// "약 20분", "about 20m", "수 분", "several minutes", "잠시", "more than 1h", "1시간 이상", "within 2h", "2시간 이내", "5~10분".
// About N is [0.75 N, 1.33 N], N and a bit more ("1시간여") [N, 1.33 N], and several are [2, 10]: judgements, which reports that use them print.
// "unknown" is [0, ∞).
func ParseSpan(s string) (Span, error) {
	w := &words{strings.TrimPrefix(fold(s), "for ")}
	if isUnknown(w.s) {
		return Span{Hi: -1, Written: s}, nil
	}
	out, ok := w.vague()
	if !ok {
		out, ok = w.bounded()
	}
	if !ok || !w.done() || out.Lo > maxSpan || out.Hi > maxSpan {
		return Span{}, &wordError{rule: "bad-duration", msg: fmt.Sprintf("%q is not a duration", s), hint: `write "1h30m", "20 minutes", "약 20분", "수 분" or "more than 1h"`}
	}
	out.Written = s
	return out, nil
}

// vague takes words that name no number.
func (w *words) vague() (Span, bool) {
	switch w.s {
	case "잠시", "잠깐", "잠시 동안", "briefly", "brief", "a moment", "a short time":
		w.s = ""
		return Span{Lo: time.Minute, Hi: 10 * time.Minute, About: true}, true
	}
	save := *w
	factor := time.Duration(1)
	switch {
	case w.lit("수십 ", "수십", "tens of "):
		factor = 10
	case w.lit("수 ", "수", "몇 ", "몇", "several ", "a few ", "few ", "some ", "a couple of "):
	default:
		return Span{}, false
	}
	unit, ok := w.unit()
	if w.lit("간", " 동안"); !ok || !w.done() {
		*w = save
		return Span{}, false
	}
	return Span{Lo: 2 * factor * unit, Hi: 10 * factor * unit, About: true}, true
}

// bounded takes a length with the words that say in which direction it is not exact.
func (w *words) bounded() (Span, bool) {
	more := w.lit("more than ", "over ", "at least ", "longer than ", ">=", "> ", ">", "≥")
	less := !more && w.lit("less than ", "under ", "up to ", "at most ", "within ", "no more than ", "<=", "< ", "<", "≤")
	nearly := !more && !less && w.lit("nearly ", "almost ", "거의 ")
	w.spaces()
	switch {
	case more || less || nearly:
	case w.suffix(" 이상", "이상", " 초과", "초과", " 넘게", "넘게", " or more", "+"):
		more = true
	case w.suffix(" 이내", "이내", " 이하", "이하", " 미만", "미만", " 안에", " or less"):
		less = true
	}
	about := w.about()
	w.suffix(" 동안", "동안")
	beyond := w.suffix("여")
	lo, hi, ok := w.lengths()
	switch {
	case !ok:
		return Span{}, false
	case more:
		return Span{Lo: lo, Hi: -1}, true
	case less:
		return Span{Hi: hi}, true
	case lo != hi:
		return Span{Lo: lo, Hi: hi, About: about}, true
	case nearly:
		return Span{Lo: scale(lo, 75), Hi: lo, Point: lo, About: true}, true
	case beyond:
		return Span{Lo: lo, Hi: scale(lo, 133), Point: lo, About: true}, true
	case about:
		return aboutSpan(lo), true
	}
	return Span{Lo: lo, Hi: lo, Point: lo}, true
}

// aboutSpan is what "about d" means: between three quarters and four thirds of it.
func aboutSpan(d time.Duration) Span {
	return Span{Lo: scale(d, 75), Hi: scale(d, 133), Point: d, About: true}
}

func scale(d time.Duration, percent int64) time.Duration {
	return time.Duration(float64(d) * float64(percent) / 100).Round(time.Second)
}

// lengths takes one length, or two with a sign between them; the first may leave its unit to the second.
func (w *words) lengths() (lo, hi time.Duration, ok bool) {
	save := *w
	if lo, ok = w.length(); ok {
		w.spaces()
		if w.done() {
			return lo, lo, true
		}
		if !w.lit("~", "-", "to ") {
			return 0, 0, false
		}
		w.spaces()
		hi, ok = w.length()
		return lo, hi, ok && lo <= hi
	}
	*w = save
	if from, to, ok := w.oneOrTwo(); ok {
		unit, ok := w.unit()
		w.lit("간")
		return times(from, unit), times(to, unit), ok
	}
	n, ok := w.number()
	w.spaces()
	if !ok || !w.lit("~", "-", "to ") {
		return 0, 0, false
	}
	w.spaces()
	unit := words{strings.TrimLeft(w.s, "0123456789. ")}
	u, ok := unit.unit()
	if !ok {
		return 0, 0, false
	}
	hi, ok = w.length()
	lo = times(n, u)
	return lo, hi, ok && lo <= hi
}

// length takes numbers with units, the larger unit first: 1d2h, 127시간 30분, 1 hour and 5 minutes, pt1h30m.
func (w *words) length() (d time.Duration, ok bool) {
	w.lit("pt", "p")
	last := maxSpan
	for {
		save := *w
		if d > 0 {
			w.lit(" and ", ", ", " ", "t")
		}
		w.spaces()
		n, unit, good := w.numberAndUnit()
		if !good || unit >= last {
			*w = save
			return d + w.andAHalf(last, ok), ok
		}
		if w.s == "간" { // 30분간
			w.s = ""
		}
		d, last, ok = d+times(n, unit), unit, true
		if d > maxSpan {
			return 0, false
		}
	}
}

func times(n float64, unit time.Duration) time.Duration {
	f := n * float64(unit)
	if f > 2*float64(maxSpan) {
		f = 2 * float64(maxSpan)
	}
	return time.Duration(f).Round(time.Millisecond)
}

// numberAndUnit takes one part of a length: a number and its unit, or a word that is both.
func (w *words) numberAndUnit() (float64, time.Duration, bool) {
	if n, ok := w.days(); ok {
		return n, 24 * time.Hour, true
	}
	n, good := w.number()
	w.spaces()
	half := good && w.lit("and a half ") // one and a half hours
	unit, known := w.unit()
	if half {
		n += .5
	}
	return n, unit, good && known
}

// andAHalf takes the half of a unit that stands behind it: 한 시간 반, an hour and a half.
func (w *words) andAHalf(unit time.Duration, ok bool) time.Duration {
	if ok && unit <= 7*24*time.Hour && w.lit(" 반", "반", " and a half") {
		return unit / 2
	}
	return 0
}

// unit takes a unit of time.
func (w *words) unit() (time.Duration, bool) {
	const day = 24 * time.Hour
	switch {
	case w.word("weeks", "week", "w") || w.lit("주일", "주"):
		return 7 * day, true
	case w.word("days", "day", "d") || w.lit("일"):
		return day, true
	case w.word("hours", "hour", "hrs", "hr") || w.lit("시간"):
		return time.Hour, true
	case w.word("minutes", "minute", "mins", "min") || w.lit("분"):
		return time.Minute, true
	case w.word("seconds", "second", "secs", "sec") || w.lit("초"):
		return time.Second, true
	}
	// One letter may be followed by the next number, as in 1h30m, or by the t of ISO 8601, as in p1dt2h.
	for _, u := range []struct {
		letter string
		d      time.Duration
	}{{"w", 7 * day}, {"d", day}, {"h", time.Hour}, {"m", time.Minute}, {"s", time.Second}} {
		rest, ok := strings.CutPrefix(w.s, u.letter)
		if ok && (rest == "" || rest[0] < 'a' || rest[0] > 'z' || len(rest) > 1 && rest[0] == 't' && rest[1] >= '0' && rest[1] <= '9') {
			w.s = rest
			return u.d, true
		}
	}
	return 0, false
}
