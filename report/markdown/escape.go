package markdown

import "strings"

// Escape turns plain text into Markdown that shows exactly that text, on one
// line, wherever a template may put it: a paragraph, a list item, a heading, a
// table cell, the text of a link. It does not try to be pretty, for Write
// keeps only the escapes that are needed.
func Escape(text string) string {
	text = singleSpaced(Clean(text))
	first := 0
	for first < len(text) && !isMark(text[first]) {
		first++
	}
	if first == len(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	b.WriteString(text[:first])
	for i := first; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			// As an entity: before the "|" that ends a cell a backslash
			// would escape the bar, however many there are.
			b.WriteString("&#92;")
		case isMark(c):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// singleSpaced is a text on one line with one space between its words.
func singleSpaced(text string) string {
	space := true // a space here would be one too many
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' || c == '\t' || c == ' ' && space:
			return strings.Join(words(text), " ")
		default:
			space = c == ' '
		}
	}
	return strings.TrimSuffix(text, " ")
}

// isMark tells whether a character may mean something to Markdown.
func isMark(c byte) bool {
	switch c {
	case ',', ';', '\'', '"', '/', '?', '%', '$':
		return false
	}
	return isPunct(c)
}

// isPunct tells whether a backslash can escape the byte.
func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
