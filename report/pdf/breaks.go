package pdf

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// A breakKind says whether a line may end after a character.
type breakKind uint8

const (
	never  breakKind = iota // only where nothing else is left
	poor                    // inside a URL, where it reads less well: after a dot, a hyphen
	weak                    // where the line would be too short otherwise: between syllables, between the parts of a URL
	strong                  // after a space, a hyphen, a dash
	glued                   // not even as a last resort: before a mark that combines with the character
)

// What a line must not start with, and what it must not end with, where it is broken between syllables.
const (
	noStart = ".,!?)]}」』”’%:;…·、。％，．！？：；）］｝‰℃°〉》】〕〗〙々ー~–—-/"
	noEnd   = "([{「『“‘〈《【〔〖（［｛₩$€£¥#@"

	closers = "!?)]}」』”、。％！？）］｝〉》】〕〗〙" // which no line starts with even after a space
)

// setBreaks marks where the lines of a paragraph may end. Spaces are strong breaks. Inside a word UAX #14 decides, but what
// it allows beside a Hangul syllable, kana or ideograph is only weak: Korean is read by words, and broken by syllables where a
// line would stay too empty. URLs and paths break weakly after their punctuation.
func (s *setter) setBreaks(items []item) {
	for i := 0; i < len(items); {
		start := i
		for i < len(items) && items[i].r != ' ' && items[i].r != '\n' {
			i++
		}
		s.breakWord(items[start:i])
		for i < len(items) && (items[i].r == ' ' || items[i].r == '\n') {
			i++
		}
		switch {
		case i == start || i == len(items) || items[i-1].r != ' ' || holds(items, start, i):
		case measures(items, start, i) || dates(items, start, i):
			items[i-1].brk = weak
		default:
			items[i-1].brk = strong
		}
	}
}

// holds tells whether the space that ends at i must not end a line: something closes after it, or a dash, a point or a sign of
// comparison stands alone there (a line would start with it), or an opening mark before it.
func holds(items []item, start, i int) bool {
	next := items[i].r
	alone := i+1 == len(items) || items[i+1].r == ' '
	if in(next, closers) || alone && (in(next, noStart) || in(next, "=<>≤≥±×+−")) {
		return true
	}
	end := i - 1
	for end > start && items[end].r == ' ' {
		end--
	}
	return end == start && in(items[end].r, noEnd)
}

// measures tells whether a number stands before the space that ends at i, and its unit after it: "10 min" reads best on one line.
func measures(items []item, start, i int) bool {
	end := i - 1
	for end > start && items[end].r == ' ' {
		end--
	}
	if r := items[end].r; r < '0' || r > '9' {
		return false
	}
	var unit [4]rune
	n := 0
	for ; i < len(items) && (items[i].r >= 'a' && items[i].r <= 'z' || in(items[i].r, "%‰°")) && n < len(unit); i++ {
		unit[n] = items[i].r
		n++
	}
	if i < len(items) && !in(items[i].r, " \n.,;:)]") {
		return false
	}
	switch string(unit[:n]) {
	case "%", "‰", "°", "h", "min", "s", "ms":
		return true
	}
	return false
}

// dates tells whether a date stands before the space that ends at i and a time of day, which is no date, after it: a moment reads best
// on one line.
func dates(items []item, start, i int) bool {
	end := i
	for end > start && items[end-1].r == ' ' {
		end--
	}
	return end-start == len("2006-01-02") && like(items[start:end], "2006-01-02") && like(items[i:], "15:04")
}

// like tells whether items begin with digits where an example has them, and with the example's other characters elsewhere.
func like(items []item, example string) bool {
	if len(items) < len(example) {
		return false
	}
	for i, want := range example {
		digit := isDigit(items[i].r)
		if digit != isDigit(want) || !digit && items[i].r != want {
			return false
		}
	}
	return true
}

// ranges marks the break inside a range of times of day, "15:27–15:30", as one for lines that would be too short otherwise, and allows
// one inside a range of days, "2022-10-15~2022-10-20", where UAX #14 has none after a tilde.
func ranges(w []item) {
	const lo, day = len("15:04"), len("2006-01-02")
	if len(w) > day+day && like(w, "2006-01-02~2006-01-02") {
		w[day].brk = strong
	}
	if len(w) > lo+lo && like(w, "15:04") && in(w[lo].r, "–~-") && like(w[lo+1:], "15:04") {
		w[lo].brk = weak
	}
}

// breakWord marks the breaks inside a word. Words of letters, digits and Hangul, nearly all, need no tables.
func (s *setter) breakWord(w []item) {
	cjk, other := false, false
	for i := range w {
		switch r := w[i].r; {
		case isSyllable(r):
			cjk = true
		case isPlain(r):
		default:
			other = true
		}
	}
	if other {
		s.unicodeBreaks(w)
		ranges(w)
	}
	if len(w) > 12 {
		addressBreaks(w)
	}
	if cjk {
		syllableBreaks(w)
	}
	if other && whole(w) {
		for i := range w {
			if w[i].brk != glued {
				w[i].brk = never
			}
		}
	}
}

// whole tells whether a word is to stay on one line: figures in parentheses, "(98.3%–99.28%)", and what has no-break spaces inside, by
// which somebody asks for it. Text pasted from pages that have nothing but such spaces is no such word.
func whole(w []item) bool {
	if len(w) > 40 {
		return false
	}
	if len(w) <= 20 && w[0].r == '(' && w[len(w)-1].r == ')' && isDigit(w[1].r) && !hasLetter(w) {
		return true
	}
	for i := range w {
		if w[i].r == '\u00a0' {
			return true
		}
	}
	return false
}

// isPlain tells whether r is ASCII beside which UAX #14 allows no break inside a word.
func isPlain(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r < utf8.RuneSelf && in(r, ".,:;()\"'%*+_")
}

// unicodeBreaks asks UAX #14.
func (s *setter) unicodeBreaks(w []item) {
	s.bytes = s.bytes[:0]
	for i := range w {
		s.bytes = utf8.AppendRune(s.bytes, w[i].r)
	}
	at, state := 0, -1
	for rest := s.bytes; len(rest) > 0; {
		var segment []byte
		segment, rest, _, state = uniseg.FirstLineSegment(rest, state)
		at += utf8.RuneCount(segment)
		if at < len(w) && at > 1 && len(w)-at > 1 {
			w[at-1].brk = strong
			if isSyllable(w[at-1].r) || isSyllable(w[at].r) || w[at-1].r == '/' {
				w[at-1].brk = weak
			}
		}
	}
	for i := 1; i < len(w); i++ {
		if isMark(w[i].r) {
			w[i-1].brk = glued
		}
	}
}

// syllableBreaks allows weak breaks beside syllables, but leaves no syllable alone at either end of a word.
func syllableBreaks(w []item) {
	last := len(w) - 1 // the last that is no closing mark
	for last > 0 && in(w[last].r, noStart) {
		last--
	}
	for i := 1; i+2 <= last; i++ {
		a, b := w[i].r, w[i+1].r
		if w[i].brk == never && (isSyllable(a) || isSyllable(b)) && !in(a, noEnd) && !in(b, noStart) {
			w[i].brk = weak
		}
	}
}

// addressBreaks allows breaks after the punctuation of URLs, paths and long names: best after a slash (but not inside "//")
// and before the next parameter, at a pinch after a dot or a hyphen.
func addressBreaks(w []item) {
	address := isAddress(w)
	for i := 2; i+3 < len(w); i++ {
		a, b := w[i].r, w[i+1].r
		kind := never
		switch {
		case !address && in(a, ".,") && isDigit(w[i-1].r) && isDigit(b): // a number
		case b == a || b == '/' || b == '.' || a == '/' && w[i-1].r == '/' || in(b, noStart):
		case in(a, "/?&"):
			kind = weak
		case in(a, "=._-#,%:;+~@|\\"):
			kind = poor
		}
		if kind > w[i].brk || address && w[i].brk != glued {
			w[i].brk = kind
		}
	}
}

func hasLetter(w []item) bool {
	return slices.ContainsFunc(w, func(it item) bool { return unicode.IsLetter(it.r) })
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isAddress tells whether a word is a URL, where the breaks of UAX #14 (after any hyphen) are not the best.
func isAddress(w []item) bool {
	for i := 1; i+2 < len(w); i++ {
		if w[i].r == ':' && w[i+1].r == '/' && w[i+2].r == '/' {
			return true
		}
	}
	return false
}

// isSyllable tells whether a line may be broken beside r like beside an ideograph: Hangul, kana, Han.
func isSyllable(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r >= 0xac00 && r <= 0xd7a3 || r >= 0x4e00 && r <= 0x9fff:
		return true
	}
	return r >= 0x3040 && r <= 0x30ff || r >= 0x3130 && r <= 0x318f || r >= 0x3400 && r <= 0x4dbf || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}

// isMark tells whether r belongs to the character before it: combining marks, and the vowels and finals of loose jamo.
func isMark(r rune) bool {
	return r >= 0x300 && (unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r >= 0x1160 && r <= 0x11ff || r >= 0xd7b0 && r <= 0xd7ff || r >= 0x1f3fb && r <= 0x1f3ff)
}

func in(r rune, set string) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}
