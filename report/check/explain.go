package check

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"strings"
)

// The cases of the tests are the examples of the rules: an example that no longer fires cannot be printed.
//
//go:embed testdata/*.txtar
var cases embed.FS

// Example is what check prints where the rule fires; empty for what a file of text cannot show.
func (r *Rule) Example() string {
	src, err := cases.ReadFile("testdata/" + r.Name + ".txtar")
	if err != nil {
		return ""
	}
	_, want, _ := strings.Cut(string(src), "\n-- want --\n")
	return want
}

// Explain writes what a rule finds, why, and an example.
func Explain(w io.Writer, r *Rule) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n\n%s\n", r.Name, r.Level, wrapped(r.Doc), wrapped(r.Why))
	if e := r.Example(); e != "" {
		fmt.Fprintf(&b, "\nFor example:\n\n  %s\n", strings.ReplaceAll(strings.TrimSpace(e), "\n", "\n  "))
	}
	if r.silenceable() {
		fmt.Fprintf(&b, "\nTo silence it for one record, in the register:\n\n  [[silence]]\n  rule    = %q\n  record  = \"…\"\n  because = \"…\"\n", r.Name)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// List writes all rules, one a line, with what they find.
func List(w io.Writer) error {
	var b bytes.Buffer
	wide := 0
	for _, r := range Rules {
		wide = max(wide, len(r.Name))
	}
	for _, r := range Rules {
		fmt.Fprintf(&b, "%-*s  %-7s  %s\n", wide, r.Name, r.Level, r.Doc)
	}
	_, err := w.Write(b.Bytes())
	return err
}

const width = 80

// wrapped breaks a text into lines.
func wrapped(s string) string {
	var b strings.Builder
	n := 0
	for word := range strings.FieldsSeq(s) {
		switch {
		case n == 0:
		case n+1+len(word) > width:
			b.WriteByte('\n')
			n = 0
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(word)
		n += len(word)
	}
	return b.String()
}
