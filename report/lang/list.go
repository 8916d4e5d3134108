package lang

import "strings"

// List says words one after the other: "A, B and C", "A, B, C".
func (l *Lang) List(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	last := len(words) - 1
	return l.T("list.last", "words", strings.Join(words[:last], l.T("list.comma")), "last", words[last])
}

// Quote marks words as somebody else's: “so”, and ‘이렇게’ in Korean, where double quotes are for speech and single ones for
// phrases taken from elsewhere. Words that have such marks themselves get the language's other marks around them.
func (l *Lang) Quote(s string) string {
	id := "quote.outer"
	outer := l.T(id, "words", "")
	if strings.ContainsAny(s, outer) {
		id = "quote.inner"
	}
	return l.T(id, "words", s)
}

// Range says a range of two things already in words: "0.13–7.5", "127 h 15 min – 127 h 45 min", "127시간 15분~127시간 45분".
//
// English has the en dash, with spaces around it where a side has a space or hyphen of its own. Korean has the tilde without spaces: the
// orthography (한글 맞춤법 부록, 물결표) names it first for ranges of time and number, and a dash would read as the minus of a number.
// Whoever writes Markdown must escape it, since two of them strike out what is between.
func (l *Lang) Range(lo, hi string) string {
	if strings.ContainsAny(lo+hi, " -") {
		return l.T("range.phrases", "from", lo, "to", hi)
	}
	return l.T("range.words", "from", lo, "to", hi)
}
