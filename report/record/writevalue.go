package record

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// textValue is a text as TOML: a plain string where its language goes without saying, else a table by language.
func (p *recordWriter) textValue(t Text) string {
	if len(t) == 0 {
		return ""
	}
	plain := resolver{language: p.language}
	for lang, s := range t {
		if len(t) == 1 && plain.languageOf(s) == lang {
			return quote(s)
		}
	}
	var parts []string
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		parts = append(parts, key(lang)+" = "+quote(t[lang]))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// key is a key as TOML.
func key(s string) string {
	if isLanguage(s) {
		return s
	}
	return quote(s)
}

// Quote writes a string as TOML.
func Quote(s string) string { return quote(s) }

func quoteList(list []string) string {
	if len(list) == 0 {
		return ""
	}
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quote(s)
	}
	if one := "[" + strings.Join(quoted, ", ") + "]"; len(one) < 110 && !strings.Contains(one, "\n") {
		return one
	}
	return "[\n  " + strings.Join(quoted, ",\n  ") + ",\n]"
}

// quote writes a string as TOML: over several lines where it has several, and without escapes where Markdown's
// backslashes would otherwise come in pairs.
func quote(s string) string {
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	lines := strings.Contains(s, "\n")
	plain := !strings.ContainsFunc(s, mustEscape)
	switch {
	case plain && lines && strings.ContainsAny(s, `\"`) && !strings.Contains(s, "''") && !strings.HasSuffix(s, "'"):
		return "'''\n" + s + "'''"
	case plain && !lines && strings.ContainsAny(s, `\"`) && !strings.Contains(s, "'"):
		return "'" + s + "'"
	case lines:
		return "\"\"\"\n" + escaped(s) + "\"\"\""
	}
	return `"` + escaped(s) + `"`
}

// mustEscape reports what may not stand in a TOML file as it is, and the marks that turn the writing around: a record
// must not look different from what it says.
func mustEscape(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r == 0x7f || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\' || r == '"':
			b.WriteString(`\` + string(r))
		case r == '\r':
			b.WriteString(`\r`)
		case mustEscape(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// oneLine makes a text fit for a comment.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, string(utf8.RuneError))), " ")
	return strings.Map(func(r rune) rune {
		if mustEscape(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}
