package check

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"example.com/postmortem/report/record"
)

// A place is where a finding points.
type place struct{ from, to record.Position }

// at is the place of the first of the paths that the file has, else the beginning of the file.
func (p *Pass) at(paths ...string) place { return placeIn(p.File, paths...) }

func placeIn(f *record.File, paths ...string) place {
	for _, path := range paths {
		if from, to, ok := f.Where(path); ok {
			return place{from, to}
		}
	}
	top := record.Position{File: f.Path, Line: 1, Col: 1}
	return place{top, top}
}

// clockAt is where a clock is written: in its long or short form, or as the claim or the duration that it was made from.
func (p *Pass) clockAt(name string) place {
	var paths []string
	for i, c := range p.Claims {
		if c.Use && (c.About == name || c.About == "duration" && name == "resolved") {
			paths = append(paths, fmt.Sprintf("claim[%d].says", i))
		}
	}
	paths = append(paths, "clock."+name+".at", "clock."+name, name+".at", name)
	if name == "resolved" {
		paths = append(paths, "duration")
	}
	return p.at(paths...)
}

// wordAt is the place of a word of a text: the value's own where the word cannot be found as it is, because of an escape.
func (p *Pass) wordAt(path, lang, word string) place {
	whole := p.at(path+"."+lang, path)
	src := p.File.Src
	from, to := offset(src, whole.from), offset(src, whole.to)
	i := bytes.Index(src[from:to], []byte(word))
	if i < 0 {
		return whole
	}
	return place{advance(whole.from, src[from:from+i]), advance(whole.from, src[from:from+i+len(word)])}
}

// offset is the byte at a position.
func offset(src []byte, at record.Position) int {
	off := 0
	for line := 1; line < at.Line; line++ {
		off += bytes.IndexByte(src[off:], '\n') + 1
	}
	if off == 0 && bytes.HasPrefix(src, []byte("\ufeff")) {
		off = 3
	}
	for range at.Col - 1 {
		_, n := utf8.DecodeRune(src[off:])
		off += n
	}
	return off
}

// advance is the position after the given bytes.
func advance(at record.Position, over []byte) record.Position {
	for _, r := range string(over) {
		if at.Col++; r == '\n' {
			at.Line, at.Col = at.Line+1, 1
		}
	}
	return at
}
