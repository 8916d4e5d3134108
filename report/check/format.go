package check

import (
	"io"

	"example.com/postmortem/report/record"
)

// A Report is findings on their way out.
type Report struct {
	Corpus  *record.Corpus // whose source lines are shown
	Found   []record.Diagnostic
	Color   bool   // for a person's terminal
	Version string // of the program
}

// A Format is a way to print findings.
type Format struct {
	Name, Doc string
	Print     func(io.Writer, *Report) error
}

// Formats are all of them, the default first.
var Formats = []*Format{
	{"text", "for people: each finding with its source line", printText},
	{"json", "an array of findings", printJSON},
	{"sarif", "SARIF 2.1.0, for code scanners", printSARIF},
	{"github", "annotations of a pull request, from a GitHub workflow", printGitHub},
}

// FormatNamed returns the format of that name.
func FormatNamed(name string) (*Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return nil, false
}

func printText(w io.Writer, r *Report) error { return record.Print(w, r.Corpus, r.Found, r.Color) }
