package markdown

import (
	"strings"
	"unicode/utf8"
)

// isPlain tells quickly that an author's Markdown is nothing but words in paragraphs, which reading and writing would give back as they
// are. It is true of most texts in records; whatever is in doubt is not plain.
//
// Its lines begin with a letter, or a number that numbers no item, and end in no space; between words is one space and between paragraphs
// one blank line; and no character in it means anything to Markdown where it stands.
func isPlain(s string) bool {
	s = strings.Trim(s, "\n")
	if s == "" || !isClean(s) {
		return false
	}
	for i := 0; i < len(s); i++ {
		if i == 0 || s[i-1] == '\n' {
			if i > 1 && s[i] == '\n' && s[i-2] != '\n' { // the one blank line
				continue
			}
			if !beginsPlainly(s[i:]) {
				return false
			}
		}
		var next byte
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch c := s[i]; {
		case c >= utf8.RuneSelf, 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '\n':
		case strings.IndexByte(`,;'"?%$()-`, c) >= 0:
		case c == ' ':
			if next == ' ' || next == '\n' || next == 0 {
				return false
			}
		case c == '.':
			if hasSuffixFold(s[:i], "www") {
				return false
			}
		case c == ':', c == '/', c == '!':
			if next != ' ' && next != '\n' && next != 0 && !isLetterOrDigit(next) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// beginsPlainly tells that a line begins with a letter, or with a number that is no item's.
func beginsPlainly(line string) bool {
	rest := strings.TrimLeft(line, "0123456789")
	switch {
	case rest == "":
		return true
	case len(rest) < len(line):
		return rest[0] != '.' && rest[0] != ')'
	}
	return isLetterOrDigit(rest[0])
}

func isLetterOrDigit(c byte) bool {
	return c >= utf8.RuneSelf || 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}
