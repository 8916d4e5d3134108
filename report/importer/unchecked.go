package importer

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"example.com/postmortem/report/record"
)

// Unchecked finds the comments of a record that ask for a look at what an import inferred. Whoever has looked removes the
// comment.
func Unchecked(f *record.File) []record.Diagnostic {
	var out []record.Diagnostic
	n := 0
	for line := range bytes.Lines(f.Src) {
		n++
		at := bytes.Index(line, []byte("# "+Check))
		if at < 0 {
			continue
		}
		says := strings.TrimSpace(string(line[at+2:]))
		col := utf8.RuneCount(line[:at]) + 1
		out = append(out, record.Diagnostic{At: record.Position{File: f.Path, Line: n, Col: col}, End: record.Position{File: f.Path, Line: n, Col: col + utf8.RuneCountInString(says) + 2},
			Level: record.Warning, Rule: "imported-check", Message: says, Hint: "remove the comment when you have looked at it"})
	}
	return out
}
