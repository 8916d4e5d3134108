package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// A breakKind says whether a line may end after a character.
type breakKind uint8

const (
	never   breakKind = iota // only where nothing else is left
	least                    // only where the line has no other: after a hyphen in an id, in a date
	poor                     // inside a URL, where it reads less well: after a dot, a hyphen
	weak                     // where the line would be too short otherwise: between syllables, between the parts of a URL
	strong                   // after a space, a hyphen, a dash
	parting                  // after a point that stands between two things, where the line is to end at it
	glued                    // not even as a last resort: before a mark that combines with the character
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
		if i > start && i < len(items) && items[i-1].r == ' ' {
			items[i-1].brk = spaceBreak(items, start, i)
		}
	}
}

// breakWord marks the breaks inside a word. Words of letters, digits and Hangul, nearly all, need no tables.
func (s *setter) breakWord(w []item) {
	cjk, other, hyphen := false, false, false
	for i := range w {
		switch r := w[i].r; {
		case isPlain(r):
			hyphen = hyphen || r == '_'
		case isSyllable(r):
			cjk = true
		case r == '-':
			other, hyphen = true, true
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
	if address := (hyphen || cjk) && isAddress(w); !address {
		if hyphen {
			ids(w)
		}
		if cjk {
			syllableBreaks(w)
		}
	}
	if other && whole(w) {
		for i := range w {
			if w[i].brk != glued {
				w[i].brk = never
			}
		}
	}
}

// whole tells whether a word is to stay on one line: figures in parentheses, "(98.3%–99.28%)" and "(95% 98.3–99.28)", and what has no-break spaces inside, by
// which somebody asks for it. Text pasted from pages that have nothing but such spaces is no such word.
func whole(w []item) bool {
	if len(w) > 40 {
		return false
	}
	if len(w) <= 20 && w[len(w)-1].r == ')' && (isDigit(w[0].r) || w[0].r == '(' && isDigit(w[1].r)) && !hasLetter(w) {
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
			switch a, b := w[at-1].r, w[at].r; {
			case isDigit(a) && isSyllable(b): // a number and what it counts
				w[at-1].brk = poor
			case isSyllable(a) || isSyllable(b) || a == '/':
				w[at-1].brk = weak
			default:
				w[at-1].brk = strong
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
		switch {
		case isDigit(a) && isSyllable(b): // as in unicodeBreaks
			w[i].brk = poor
		case w[i].brk == never && (isSyllable(a) || isSyllable(b)) && !in(a, noEnd) && !in(b, noStart):
			w[i].brk = weak
		}
	}
}

func hasLetter(w []item) bool {
	return slices.ContainsFunc(w, func(it item) bool { return unicode.IsLetter(it.r) })
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

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

func in(r rune, set string) bool { return strings.ContainsRune(set, r) }
