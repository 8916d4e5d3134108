package record

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/rivo/uniseg"
)

// Format writes a record or a register in the one form that all of them have, and says why it cannot.
//
//  1. Tables stand in the order of the table of fields, each with its comments, one blank line apart. Keys stay where they are.
//  2. The = of the keys between two blank lines stand below each other, by the width of the letters on a screen, and so do
//     comments behind neighbouring values.
//  3. Nothing is indented, no space stands at the end of a line, all lines end alike, and there is no byte order mark.
//
// Words, numbers, times and strings keep their spelling, and a value over several lines keeps its lines. The new text is decoded
// and compared with the old: if they did not say the same, the old one would stay. A file that Format wrote is left as it is.
func Format(f *File) ([]byte, []Diagnostic) {
	if bad := sound(f.Src); bad != nil {
		return nil, f.diagnostics([]finding{*bad})
	}
	if _, findings, _ := parse(f.Src); hasError(findings) {
		return nil, f.diagnostics(findings)
	}
	before, err := decode(f.Src)
	if err != nil {
		return nil, f.diagnostics([]finding{decodeError(f.Src, err)})
	}
	g := newGrammar()
	fields := g.incident
	if path.Base(f.Path) == "register.toml" {
		fields = g.register
	}
	out := format(f.Src, fields)
	if after, err := decode(out); err != nil || !same(before, after) {
		return nil, f.diagnostics([]finding{{level: Error, rule: "not-formatted", msg: "formatting it would change what it says; it is left as it is"}})
	}
	return out, nil
}

// format is Format without its proof.
func format(src []byte, fields *shape) []byte {
	s := readScript(src)
	p := &formatter{src: src, eol: lineEnd(src)}
	p.comments(s.head)
	for i, b := range arrange(s.blocks(), fields, 0) {
		if i > 0 {
			p.gap(b)
		}
		p.block(b)
	}
	p.comments(s.tail)
	out := bytes.TrimRight(p.out, "\r\n")
	if len(out) == 0 {
		return out
	}
	return append(out, p.eol...)
}

// lineEnd is how most lines of a file end.
func lineEnd(src []byte) string {
	if crlf := bytes.Count(src, []byte("\r\n")); crlf*2 > bytes.Count(src, []byte("\n")) {
		return "\r\n"
	}
	return "\n"
}

// A formatter writes a file line by line.
type formatter struct {
	src  []byte
	out  []byte
	eol  string
	root string // the first key of the block before
}

func (p *formatter) line(s string) { p.out = append(append(p.out, s...), p.eol...) }

// blank makes sure that there is one blank line, except at the top.
func (p *formatter) blank() {
	if len(p.out) > 0 && !bytes.HasSuffix(p.out, []byte(p.eol+p.eol)) {
		p.line("")
	}
}

func (p *formatter) comments(lines []string) {
	for _, l := range lines {
		if l == "" {
			p.blank()
			continue
		}
		p.line(l)
	}
}

// gap parts a block from the one before, unless it is a table below the same key: people set those close together, or not.
func (p *formatter) gap(b *block) {
	if len(b.path) == 1 || b.path[0] != p.root {
		p.blank()
	}
	p.root = b.path[0]
}

// block writes a header and what is below it.
func (p *formatter) block(b *block) {
	lines := b.lines
	if len(b.path) > 0 {
		h := lines[0]
		p.comments(h.above)
		p.line(h.key + behind(h.comment))
		lines = lines[1:]
	}
	if len(b.path) > 0 && len(lines) > 0 && len(lines[0].above) > 0 && lines[0].above[0] == "" {
		lines[0].above = lines[0].above[1:]
	}
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && !hasBlank(lines[n].above) {
			n++
		}
		p.group(lines[:n])
		lines = lines[n:]
	}
	p.comments(b.below)
}

func behind(comment string) string {
	if comment == "" {
		return ""
	}
	return "  " + comment
}

func hasBlank(lines []string) bool {
	for _, l := range lines {
		if l == "" {
			return true
		}
	}
	return false
}

// group writes statements whose = stand below each other.
func (p *formatter) group(lines []*statement) {
	width := 0
	for _, st := range lines {
		width = max(width, uniseg.StringWidth(st.key))
	}
	written := make([]string, len(lines))
	for i, st := range lines {
		pad := strings.Repeat(" ", width-uniseg.StringWidth(st.key))
		written[i] = string(appendValue([]byte(st.key+pad+" = "), p.src[st.value.at:st.value.end], p.eol))
	}
	for i, st := range lines {
		p.comments(st.above)
		if st.comment == "" {
			p.line(written[i])
			continue
		}
		p.line(written[i] + strings.Repeat(" ", column(lines, written, i)-lineWidth(written[i])) + st.comment)
	}
}

// widest is the width from which on a line has its comment right behind it, wherever those of its neighbours stand.
const widest = 80

// column is where the comment behind a line begins: two columns behind the widest of the lines next to each other that have one.
func column(lines []*statement, written []string, i int) int {
	own := lineWidth(written[i])
	if own > widest {
		return own + 2
	}
	at, end := i, i+1
	for at > 0 && len(lines[at].above) == 0 && lines[at-1].comment != "" {
		at--
	}
	for end < len(lines) && len(lines[end].above) == 0 && lines[end].comment != "" {
		end++
	}
	for _, w := range written[at:end] {
		if n := lineWidth(w); n <= widest {
			own = max(own, n)
		}
	}
	return own + 2
}

// lineWidth is the width of the last line of a text.
func lineWidth(s string) int {
	return uniseg.StringWidth(s[strings.LastIndexByte(s, '\n')+1:])
}

// same reports whether two decoded values are the same. Times are compared with their zones, which say how they were written.
func same(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for k, v := range a {
			if w, ok := b[k]; !ok || !same(v, w) {
				return false
			}
		}
		return true
	case []map[string]any:
		b, ok := b.([]map[string]any)
		return ok && len(a) == len(b) && sameList(len(a), func(i int) bool { return same(a[i], b[i]) })
	case []any:
		b, ok := b.([]any)
		return ok && len(a) == len(b) && sameList(len(a), func(i int) bool { return same(a[i], b[i]) })
	}
	return fmt.Sprintf("%T %#v", a, a) == fmt.Sprintf("%T %#v", b, b) // which NaN passes too
}

func sameList(n int, is func(i int) bool) bool {
	for i := range n {
		if !is(i) {
			return false
		}
	}
	return true
}
