package match

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A script says how a run of characters is cut into terms.
type script byte

const (
	separator script = iota
	latin            // words: letters and digits of any script but the following, and _, which keeps identifiers whole
	hangul
	han // Han and Kana, written without spaces
)

// scriptOf tells the script of a character of normalised text, which has no capitals.
func scriptOf(r rune) script {
	switch {
	case r < unicode.MaxASCII:
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '_' {
			return latin
		}
		return separator
	case '가' <= r && r <= '힣':
		return hangul
	case r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return han
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		return latin
	}
	return separator
}

// normalise composes and folds a text: NFKC, lower case. Half-width and full-width forms become one, jamo become syllables.
func normalise(text string) string {
	return strings.ToLower(norm.NFKC.String(text))
}

// eachRun calls yield with the runs of one script in a normalised text, in order. The runes are valid during the call only.
func eachRun(text string, yield func(s script, run []rune)) {
	var run []rune
	current := separator
	flush := func() {
		if len(run) > 0 {
			yield(current, run)
		}
		run = run[:0]
	}
	for _, r := range text {
		s := scriptOf(r)
		if s != current {
			flush()
			current = s
		}
		if s != separator {
			run = append(run, r)
		}
	}
	flush()
}
