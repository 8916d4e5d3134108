package pdf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean repairs text before it is set: bytes that are no UTF-8 become U+FFFD, decomposed letters are composed (fonts draw
// loose jamo otherwise), what has no shape and would print as a box is dropped, tabs become spaces and all kinds of line
// end "\n". Text that needs nothing, the usual case, is returned as it is.
func clean(s string) string {
	dirty, compose := inspect(s)
	if compose {
		s = norm.NFC.String(strings.ToValidUTF8(s, "\ufffd"))
	}
	if !dirty {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case r == '\r':
			if !strings.HasPrefix(s[i+1:], "\n") {
				b.WriteByte('\n')
			}
		case r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte('\n')
		case r == '\n' || !invisible(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// inspect tells whether s holds something to drop or replace, and whether it may need composing.
func inspect(s string) (dirty, compose bool) {
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7f || r >= 0xac00 && r <= 0xd7a3 || r >= 0x4e00 && r <= 0x9fff || r >= 0xa0 && r < 0x300 && r != 0xad:
		case r == '\n' || r >= 0x2010 && r <= 0x2027 || r >= 0x2190 && r <= 0x21ff || r >= 0x2500 && r <= 0x27bf:
		case r == utf8.RuneError:
			dirty, compose = true, true
		case r < ' ' || r == 0x2028 || r == 0x2029 || invisible(r):
			dirty = true
		default:
			compose = true
		}
	}
	return dirty, compose && !norm.NFC.IsNormalString(s) || dirty && !utf8.ValidString(s)
}

// invisible runes have no shape of their own: controls, soft hyphen, joiners, direction marks, variation selectors, tags.
func invisible(r rune) bool {
	switch {
	case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xad || r == 0xfeff || r == 0x061c || r == 0x180e:
		return true
	case r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x206f || r >= 0xfff9 && r <= 0xfffb:
		return true
	}
	return r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0000 && r <= 0xe01ef
}
