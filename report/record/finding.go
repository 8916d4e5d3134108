package record

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// finding is a diagnostic while only its offsets are known.
type finding struct {
	extent
	level     Level
	rule      string
	msg, hint string
	earlier   int // one more than the offset of the first of two, if hint has a %d for its line
}

// maxFindings is how many findings of one file are shown: whoever has more wants to see the first ones.
const maxFindings = 100

// diagnostics turns the findings of a file into diagnostics, in order of their places.
func (f *File) diagnostics(fs []finding) []Diagnostic {
	slices.SortStableFunc(fs, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.end, b.end), cmp.Compare(a.rule, b.rule))
	})
	var left int
	if len(fs) > maxFindings {
		left, fs = len(fs)-maxFindings, fs[:maxFindings]
	}
	ds := make([]Diagnostic, 0, len(fs)+1)
	for _, x := range fs {
		if x.earlier > 0 {
			x.hint = strings.Replace(x.hint, "%d", fmt.Sprint(f.position(x.earlier-1).Line), 1)
		}
		d := Diagnostic{Level: x.level, Rule: x.rule, Message: x.msg, Hint: x.hint}
		d.At, d.End = f.position(x.at), f.position(x.end)
		ds = append(ds, d)
	}
	if left > 0 {
		last := ds[len(ds)-1]
		ds = append(ds, Diagnostic{At: last.At, End: last.End, Level: Note, Rule: "too-many-findings", Message: fmt.Sprintf("%d more findings in this file are not shown", left)})
	}
	return ds
}

// position says where a byte offset is. Line ends are those of TOML: LF, with or without a CR before it.
func (f *File) position(off int) Position {
	off = min(max(off, 0), len(f.Src))
	lines := f.lineStarts()
	i := sort.SearchInts(lines, off+1) - 1
	start := lines[i]
	if i == 0 && bytes.HasPrefix(f.Src, []byte("\ufeff")) {
		start = min(3, off)
	}
	return Position{File: f.Path, Line: i + 1, Col: utf8.RuneCount(f.Src[start:off]) + 1}
}

func (f *File) lineStarts() []int {
	f.once.Do(func() {
		f.lines = []int{0}
		for i, c := range f.Src {
			if c == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	})
	return f.lines
}

func hasError(fs []finding) bool {
	return slices.ContainsFunc(fs, func(f finding) bool { return f.level == Error })
}
