package record

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Print writes diagnostics for people, each with its source line and a caret below the place:
//
//	incidents/x.toml:3:12: error: there is no severity "sve1" [unknown-severity]
//	  3 | severity = "sve1"
//	    |            ^^^^^^
//	    = did you mean "sev1"?
//
// Carets stand right under wide characters and behind tabs. With color, ANSI sequences mark levels and carets.
func Print(w io.Writer, c *Corpus, ds []Diagnostic, color bool) error {
	files := map[string]*File{}
	for _, f := range c.Files {
		files[f.Path] = f
	}
	p := &printer{color: color}
	for _, d := range ds {
		p.diagnostic(d, files[d.At.File])
	}
	_, err := w.Write(p.b.Bytes())
	return err
}

type printer struct {
	b     bytes.Buffer
	color bool
}

// paint marks s with an ANSI color.
func (p *printer) paint(code, s string) string {
	if !p.color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p *printer) diagnostic(d Diagnostic, f *File) {
	code := map[Level]string{Error: "1;31", Warning: "1;33", Note: "1;36"}[d.Level]
	fmt.Fprintf(&p.b, "%s: %s: %s [%s]\n", shown(d.At.String()), p.paint(code, d.Level.String()), p.paint("1", shown(d.Message)), d.Rule)
	bar := p.paint("34", "|")
	pad := "   "
	if f != nil && len(f.Src) > 0 && d.At.Line > 0 && d.At.Line <= len(f.lineStarts()) {
		number := fmt.Sprintf("%3d", d.At.Line)
		pad = strings.Repeat(" ", len(number))
		before, marked, after := excerpt(f.line(d.At.Line), d)
		fmt.Fprintf(&p.b, "%s %s %s%s%s\n", p.paint("34", number), bar, shown(before), shown(marked), shown(after))
		carets := strings.Repeat("^", max(1, uniseg.StringWidth(shown(marked))))
		fmt.Fprintf(&p.b, "%s %s %s%s\n", pad, bar, blank(shown(before)), p.paint(code, carets))
	}
	if d.Hint != "" {
		fmt.Fprintf(&p.b, "%s %s %s\n", pad, p.paint("34", "="), shown(d.Hint))
	}
}

// line is a line of the file without its end and without a byte order mark.
func (f *File) line(n int) string {
	starts := f.lineStarts()
	end := len(f.Src)
	if n < len(starts) {
		end = starts[n]
	}
	s := strings.TrimRight(string(f.Src[starts[n-1]:end]), "\r\n")
	if n == 1 {
		s = strings.TrimPrefix(s, "\ufeff")
	}
	return s
}

// Long lines are cut around the marked place: minified files and hostile ones have lines of megabytes.
const (
	maxBefore = 60
	maxMarked = 80
	maxAfter  = 40
)

// excerpt cuts a source line into what stands before, at and behind the place of d.
func excerpt(line string, d Diagnostic) (before, marked, after string) {
	runes := []rune(line)
	from := min(d.At.Col-1, len(runes))
	to := len(runes)
	if d.End.Line == d.At.Line {
		to = min(max(d.End.Col-1, from), len(runes))
	}
	b, m, a := runes[:from], runes[from:to], runes[to:]
	if len(b) > maxBefore {
		b = append([]rune("…"), b[len(b)-maxBefore:]...)
	}
	if len(m) > maxMarked {
		m, a = m[:maxMarked], append([]rune("…"), a[:0]...)
	}
	if len(a) > maxAfter {
		a = append(a[:maxAfter:maxAfter], '…')
	}
	return string(b), string(m), string(a)
}

// blank is as wide as s and shows nothing; tabs stay tabs.
func blank(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(strings.Repeat(" ", uniseg.StringWidth(part)))
	}
	return b.String()
}

// shown replaces what a terminal would obey or hide: control characters and the marks that turn the writing around.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
