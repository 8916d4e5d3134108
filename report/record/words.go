package record

import (
	"errors"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// words reads a time or a duration as people write it, from left to right.
// A hand-written scanner, not regular expressions: those would be compiled in every process, for every page.
type words struct{ s string }

// maxWords is the length in bytes from which on a text is not looked at: no time is that long.
const maxWords = 200

// fold prepares what people wrote: composed Hangul, ASCII digits and tildes, lower case, single spaces.
func fold(s string) string {
	if len(s) > maxWords {
		return "" // which is no time and no duration
	}
	s = strings.Map(plainSign, norm.NFKC.String(s))
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}

// plainSign is the ASCII form of the tildes and dashes that Unicode does not count as the same sign.
func plainSign(r rune) rune {
	switch r {
	case '∼', '〜':
		return '~'
	case '–', '−':
		return '-'
	}
	return r
}

func (w *words) done() bool { return w.s == "" }

func (w *words) spaces() { w.s = strings.TrimLeft(w.s, " ") }

// lit takes the first of the given prefixes that is there.
func (w *words) lit(list ...string) bool {
	for _, p := range list {
		if strings.HasPrefix(w.s, p) {
			w.s = w.s[len(p):]
			return true
		}
	}
	return false
}

// word takes one of the given words if no letter of the Latin alphabet follows, so that "m" is not the start of "morning".
func (w *words) word(list ...string) bool {
	for _, p := range list {
		if rest, ok := strings.CutPrefix(w.s, p); ok && (rest == "" || rest[0] < 'a' || rest[0] > 'z') {
			w.s = rest
			return true
		}
	}
	return false
}

// suffix takes one of the given endings.
func (w *words) suffix(list ...string) bool {
	for _, p := range list {
		if rest, ok := strings.CutSuffix(w.s, p); ok && rest != "" {
			w.s = strings.TrimRight(rest, " ")
			return true
		}
	}
	return false
}

// digits takes a number of at least lo and at most hi digits.
func (w *words) digits(lo, hi int) (n int, ok bool) {
	i := 0
	for i < len(w.s) && i < hi && w.s[i] >= '0' && w.s[i] <= '9' {
		n = n*10 + int(w.s[i]-'0')
		i++
	}
	if i < lo || i < len(w.s) && w.s[i] >= '0' && w.s[i] <= '9' {
		return 0, false
	}
	w.s = w.s[i:]
	return n, true
}

// about takes the words that make an estimate of a time or a duration, before or after it.
func (w *words) about() bool {
	before := w.lit("~", "약 ", "약", "대략 ", "대략", "about ", "around ", "approximately ", "approx. ", "approx ", "circa ", "ca. ", "roughly ")
	w.spaces()
	after := w.suffix("경", "께", "쯤", "무렵", "가량", "정도", " or so")
	return before || after
}

// isUnknown reports whether the words say that somebody looked and does not know.
func isUnknown(folded string) bool {
	switch folded {
	case "unknown", "not known", "미상", "불명", "알 수 없음", "모름":
		return true
	}
	return false
}

// A wordError says why a time or a duration cannot be read.
type wordError struct {
	rule, msg, hint string
	undated         bool // only a date is missing
}

func (e *wordError) Error() string { return e.msg }

// Hint is what would be right, of an error of [ParseMoment] or [ParseSpan]; "" of others.
func Hint(err error) string {
	if w := (*wordError)(nil); errors.As(err, &w) {
		return w.hint
	}
	return ""
}
