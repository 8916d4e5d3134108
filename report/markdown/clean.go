package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean makes text safe to show and to compare: valid UTF-8 in NFC (so that
// Hangul typed on a Mac equals Hangul typed elsewhere), "\n" line ends, and
// none of the characters that nobody sees but that change what is seen:
// controls, zero-width spaces, soft hyphens, direction overrides, variation
// selectors, noncharacters. Joiners stay, for emoji and Indic scripts need
// them.
func Clean(text string) string { return clean(text, "    ") }

// clean is Clean with a choice of what stands for a tab: Markdown's own
// structure may hang on one.
func clean(text, tab string) string {
	if isClean(text) {
		return text
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	if !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
	}
	var b strings.Builder
	b.Grow(len(text))
	for i, r := range text {
		switch {
		case r == '\t':
			b.WriteString(tab)
		case r == '\r':
			if !strings.HasPrefix(text[i+1:], "\n") {
				b.WriteByte('\n')
			}
		case r == '\u2028' || r == '\u2029':
			b.WriteByte('\n')
		case r == '\n' || !isUnseen(r):
			b.WriteRune(r)
		}
	}
	// Dropping a character can bring a letter and its mark together.
	return norm.NFC.String(b.String())
}

// isClean tells quickly that a text needs nothing: printable ASCII, Hangul syllables, ideographs and the punctuation around them, which no
// normal form changes and nothing before them joins. It is true of nearly every text there is; others are looked at closely.
func isClean(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7F {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case 0xAC00 <= r && r <= 0xD7A3, 0x4E00 <= r && r <= 0x9FFF, 0x2010 <= r && r <= 0x2027, 0x3001 <= r && r <= 0x3029,
			0xC0 <= r && r <= 0x17F, r == 0xB7, r == 0x203A, r == 0x2212:
		default:
			return false
		}
		i += size
	}
	return true
}

func isUnseen(r rune) bool {
	switch {
	case unicode.IsControl(r),
		r == 0x00AD, r == 0x200B, r == 0x200E, r == 0x200F, r == 0x061C, r == 0xFEFF,
		0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069,
		0xFE00 <= r && r <= 0xFE0F, 0xE0100 <= r && r <= 0xE01EF,
		0xFDD0 <= r && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return true
	}
	return false
}
