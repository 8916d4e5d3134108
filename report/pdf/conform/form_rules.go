package conform

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strconv"

	"example.com/postmortem/report/pdf/file"
)

// formRules look at how a file is written, before anybody reads values out of it.
var formRules = []Rule{
	{"hex-strings", "A 6.1.6", "strings in hexadecimal are of whole bytes", checkHex},
	{"stream-form", "A 6.1.7.1", "the data of streams begin and end with a line, and are as long as they say", checkStreamForm},
	{"object-form", "A 6.1.8", "objects stand in lines of their own", checkObjectForm},
	{"content-limits", "A 6.1.13", "what content holds is within the limits too", checkContentLimits},
	{"permissions", "A 6.1.12", "nobody but signers sets permissions", checkPermissions},
	{"intents", "A 6.2.6", "colours are rendered in ways that the standard names", checkRenderingIntents},
}

// A lexer goes through the letters of a file or of a stream.
type lexer struct {
	hex     broken
	streams broken
}

// read looks at b. In a file, bodies of streams are left out.
func (l *lexer) read(b []byte, isFile bool) {
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '%':
			for i < len(b) && b[i] != '\n' && b[i] != '\r' {
				i++
			}
		case c == '(':
			i = afterLiteral(b, i)
		case c == '<' && i+1 < len(b) && b[i+1] == '<':
			i += 2
		case c == '<':
			i = l.hexadecimal(b, i)
		case isFile && bytes.HasPrefix(b[i:], []byte("stream")) && !bytes.HasPrefix(b[max(i-3, 0):], []byte("endstream")):
			i = l.stream(b, i)
		default:
			i++
		}
	}
}

func afterLiteral(b []byte, i int) int {
	depth := 0
	for ; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return i
}

func (l *lexer) hexadecimal(b []byte, i int) int {
	n := 0
	for i++; i < len(b) && b[i] != '>'; i++ {
		switch c := b[i]; {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'f', c >= 'A' && c <= 'F':
			n++
		case c == ' ', c == '\n', c == '\r', c == '\t', c == '\f', c == 0:
		default:
			l.hex.add("a string in hexadecimal has the letter %q", c)
		}
	}
	l.hex.must(n%2 == 0, "a string in hexadecimal has %d digits", n)
	return i + 1
}

// stream looks at the lines around a stream's data.
func (l *lexer) stream(b []byte, i int) int {
	rest := b[i+len("stream"):]
	l.streams.must(bytes.HasPrefix(rest, []byte("\n")) || bytes.HasPrefix(rest, []byte("\r\n")), "the data at byte %d do not begin in a line of their own", i)
	n := bytes.Index(rest, []byte("endstream"))
	for n > 0 { // the word may stand in the data
		after := bytes.TrimLeft(rest[n+len("endstream"):], "\r\n ")
		if bytes.HasPrefix(after, []byte("endobj")) {
			break
		}
		next := bytes.Index(rest[n+1:], []byte("endstream"))
		if next < 0 {
			break
		}
		n += 1 + next
	}
	if n < 1 {
		l.streams.add("the data at byte %d do not end", i)
		return len(b)
	}
	l.streams.must(rest[n-1] == '\n' || rest[n-1] == '\r', "the data at byte %d do not end with a line", i)
	return i + len("stream") + n + len("endstream")
}

// lex goes through the file, the objects in its streams, and the content of pages, once.
func (d *document) lex() *lexer {
	if d.lexed != nil {
		return d.lexed
	}
	l := &lexer{}
	d.lexed = l
	l.read(d.raw, true)
	for _, o := range d.objects {
		if o.err == nil && o.o.IsStream && d.f.Dict(o.o.Value).Get("Type") == file.Name("ObjStm") {
			l.read(d.data(o.n), false)
		}
	}
	for _, p := range d.pages {
		l.read(d.data(p.d.Get("Contents")), false)
	}
	return l
}

func checkHex(d *document) broken { return d.lex().hex }

func checkStreamForm(d *document) broken { return d.lex().streams }

var objectLine = regexp.MustCompile(`\n(\d+) 0 obj\n`)

// checkObjectForm knows where objects begin by what stands before and behind their numbers.
func checkObjectForm(d *document) (b broken) {
	well := map[string]bool{}
	for _, m := range objectLine.FindAllSubmatch(d.raw, -1) {
		well[string(m[1])] = true
	}
	for _, o := range d.objects {
		if o.err != nil || o.o.Packed || o.o.Value == nil {
			continue
		}
		b.must(well[strconv.Itoa(int(o.n))], "object %d does not stand in a line of its own", o.n)
	}
	return b
}

func checkContentLimits(d *document) (b broken) {
	for i, p := range d.pages {
		for _, what := range p.beyond {
			b.add("page %d has %s", i+1, what)
		}
	}
	return b
}

// limit notes what no reader need hold.
func (r *contentReader) limit(v any) {
	beyond := func(format string, args ...any) {
		if len(r.p.beyond) < 5 {
			r.p.beyond = append(r.p.beyond, fmt.Sprintf(format, args...))
		}
	}
	switch v := v.(type) {
	case int:
		if v < math.MinInt32 || v > math.MaxInt32 {
			beyond("the number %d", v)
		}
	case float64:
		if !real32(v) {
			beyond("the number %g", v)
		}
	case file.String:
		if len(v) > 32767 {
			beyond("a string of %d bytes", len(v))
		}
	case file.Name:
		if len(v) > 127 {
			beyond("a name of %d bytes", len(v))
		}
	case file.Array:
		for _, x := range v {
			r.limit(x)
		}
	}
}

// real32 tells whether a number that is not whole is within what the standard has readers hold.
func real32(v float64) bool { return v == 0 || math.Abs(v) >= 1.175e-38 && math.Abs(v) <= 3.403e38 }

func checkPermissions(d *document) (b broken) {
	for _, e := range d.f.Dict(d.catalog.Get("Perms")).Entries() {
		b.must(e.Key == "UR3" || e.Key == "DocMDP", "the file sets permissions by %s", e.Key)
	}
	return b
}

func checkRenderingIntents(d *document) (b broken) {
	for i, p := range d.pages {
		for _, name := range p.intents {
			switch name {
			case "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation":
			default:
				b.add("page %d renders colours by %q", i+1, name)
			}
		}
	}
	return b
}
