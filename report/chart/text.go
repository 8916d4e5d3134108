package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

const (
	body  = 8.5  // points: labels
	small = 7.5  // points: tick labels, notes
	lead  = 11.0 // from baseline to baseline
	slack = 1.03 // the reader's font may be a little wider than the one measured
)

// clean makes a text one line that XML and HTML can hold: white space becomes one space, what no document may hold is dropped.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			space = b.Len() > 0
			continue
		case forbidden(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r) // a broken byte has become U+FFFD
	}
	return b.String()
}

func isClean(s string) bool {
	space := true // a space may not begin or end the text, nor follow another
	for _, r := range s {
		switch {
		case r == ' ':
			if space {
				return false
			}
		case r > ' ' && r < 0x7f || r >= 0xac00 && r < 0xd7a4: // nearly all there is
		case r == utf8.RuneError || unicode.IsSpace(r) || forbidden(r):
			return false
		}
		space = r == ' '
	}
	return !space || s == ""
}

// forbidden are controls, noncharacters, and the characters that turn the direction of the text after them.
func forbidden(r rune) bool {
	return unicode.IsControl(r) || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// cut shortens a text with an ellipsis to the width given, between characters as people see them. Not even the ellipsis fits: nothing.
func (s *sheet) cut(text string, size, width float64, bold bool) string {
	if s.wide(text, size, bold) <= width {
		return text
	}
	fit, end, rest, state := "", 0, text, -1
	if s.wide("…", size, bold) <= width {
		fit = "…"
	}
	for rest != "" {
		var c string
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		end += len(c)
		try := strings.TrimRight(text[:end], " ,·-–~") + "…"
		if s.wide(try, size, bold) > width {
			break
		}
		fit = try
	}
	return fit
}

// brief shortens a note to the width given: it leaves out what stands in parentheses at its end, "about 1 h 40 min (1 h 15 min – 1 h
// 40 min)", before it cuts anything.
func (s *sheet) brief(note string, width float64) string {
	if s.wide(note, small, false) <= width {
		return note
	}
	if before, _, ok := strings.Cut(note, "("); ok && strings.HasSuffix(note, ")") {
		if before = strings.TrimRight(before, " "); before != "" && s.wide(before, small, false) <= width {
			return before
		}
	}
	return s.cut(note, small, width, false)
}

// wrap breaks a text into at most n lines no wider than width, between words; a word that is too wide is broken, the last line is cut.
// Where little is left for the last line, the lines before give it some of theirs, if that costs no line and no word.
func (s *sheet) wrap(text string, size, width float64, n int, bold bool) []string {
	if text == "" || s.wide(text, size, bold) <= width {
		return []string{text}
	}
	lines := s.lines(text, size, width, n, bold)
	if s.wide(lines[len(lines)-1], size, bold) < width/4 {
		if evener := s.lines(text, size, 0.8*width, n, bold); strings.Join(evener, " ") == text {
			return evener
		}
	}
	return lines
}

// lines fills line after line.
func (s *sheet) lines(text string, size, width float64, n int, bold bool) (lines []string) {
	for text != "" && len(lines) < n-1 {
		line, rest := s.line(text, size, width, bold)
		lines, text = append(lines, line), rest
	}
	if text != "" {
		lines = append(lines, s.cut(text, size, width, bold))
	}
	return lines
}

// line takes the first line off a text.
func (s *sheet) line(text string, size, width float64, bold bool) (line, rest string) {
	fit, end, tail, state := 0, 0, text, -1
	for tail != "" {
		var c string
		c, tail, _, state = uniseg.FirstLineSegmentInString(tail, state)
		end += len(c)
		if s.wide(strings.TrimRight(text[:end], " "), size, bold) > width {
			break
		}
		if tail == "" || !insideWord(text[:end]) {
			fit = end
		}
	}
	if fit == 0 {
		fit = s.fits(text, size, width, bold)
	}
	return strings.TrimRight(text[:fit], " "), strings.TrimLeft(text[fit:], " ")
}

// fits tells how many bytes of the text fit, at least one character.
func (s *sheet) fits(text string, size, width float64, bold bool) int {
	fit, rest, state := 0, text, -1
	for rest != "" {
		var c string
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if fit > 0 && s.wide(text[:fit+len(c)], size, bold) > width {
			break
		}
		fit += len(c)
	}
	return fit
}

// insideWord reports whether a break after the text would split a word: UAX #14 breaks Hangul between any two syllables, readers do not.
func insideWord(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
