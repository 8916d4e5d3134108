package importer

import (
	"strings"

	htmltomarkdown "github.com/JohannesKaufmann/html-to-markdown/v2"
)

// maxHTML bounds what is parsed as HTML; a longer text stays as it is, and is shown as written.
const maxHTML = 1 << 20

// markdownOf turns a text with HTML in it into Markdown. One without is taken as it is: systems that send Markdown or
// plain text would otherwise have their signs escaped. What a browser would run (script, style) is gone after it.
func markdownOf(s string) string {
	if len(s) > maxHTML || !looksLikeHTML(s) || deep(s) {
		return s
	}
	md, err := htmltomarkdown.ConvertString(s)
	if err != nil {
		return s
	}
	return strings.TrimSpace(md)
}

// looksLikeHTML reports whether a text has an element that status pages use, or one that nobody should.
func looksLikeHTML(s string) bool {
	for i := strings.IndexByte(s, '<'); i >= 0; {
		name := s[i+1:]
		name = strings.TrimPrefix(name, "/")
		end := 0
		for end < len(name) && end < 12 && (name[end]|0x20 >= 'a' && name[end]|0x20 <= 'z' || end > 0 && name[end] >= '0' && name[end] <= '9') {
			end++
		}
		if end < len(name) && strings.IndexByte(" \t\n/>", name[end]) >= 0 && strings.Contains(htmlNames, " "+strings.ToLower(name[:end])+" ") {
			return true
		}
		next := strings.IndexByte(s[i+1:], '<')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// deep reports whether a text has more elements than a message has: nested ones cost a parser time by the square.
func deep(s string) bool { return strings.Count(s, "<") > 5000 }

// htmlNames are the elements by which a text is known to be HTML.
const htmlNames = " a abbr b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i iframe img ins li object ol p pre s script small span strong style sub sup svg table tbody td th thead tr tt u ul var "
