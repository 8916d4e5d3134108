package markdown

import "strings"

// Escape turns plain text into Markdown that shows exactly that text, on one
// line, wherever a template may put it: a paragraph, a list item, a heading, a
// table cell, the text of a link. It does not try to be pretty, for Write
// keeps only the escapes that are needed.
func Escape(text string) string {
	text = strings.Join(words(Clean(text)), " ")
	if strings.IndexFunc(text, isMark) < 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			// As an entity: before the "|" that ends a cell a backslash
			// would escape the bar, however many there are.
			b.WriteString("&#92;")
		case isMark(rune(c)):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isMark tells whether a character may mean something to Markdown.
func isMark(r rune) bool {
	switch r {
	case ',', ';', '\'', '"', '/', '?', '%', '$':
		return false
	}
	return r < 0x80 && isPunct(byte(r))
}

// isPunct tells whether a backslash can escape the byte.
func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
