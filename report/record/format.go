package record

import (
	"bytes"
	"path"
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
	switch {
	case path.Base(f.Path) == "register.toml":
		fields = g.register
	case isSaid(f.Path):
		fields = grow(quarterFields())
	}
	out := format(f.Src, fields)
	if after, err := decode(out); err != nil || !same(before, after) {
		return nil, f.diagnostics([]finding{{level: Error, rule: "not-formatted", msg: "formatting it would change what it says; it is left as it is"}})
	}
	return out, nil
}

// Loosen is the text of a record in the order and with the blank lines of [Format], but with nothing aligned: two versions of it differ only
// in lines that say something else. It is for comparing texts that are TOML, not for files.
func Loosen(src []byte) []byte {
	return (&formatter{src: src, eol: lineEnd(src), loose: true}).format(newGrammar().incident)
}

// format is Format without its proof.
func format(src []byte, fields *shape) []byte {
	return (&formatter{src: src, eol: lineEnd(src)}).format(fields)
}

func (p *formatter) format(fields *shape) []byte {
	s := readScript(p.src)
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
	src   []byte
	out   []byte
	eol   string
	root  string // the first key of the block before
	loose bool   // nothing is aligned
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
