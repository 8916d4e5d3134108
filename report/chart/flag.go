package chart

import (
	"math"
	"sort"
)

// A flag is a label on a pole: its text stands to the right of the pole, or to its left, some levels up.
type flag struct {
	at          When
	x           float64 // of the pole
	label, note string
	w           float64 // of the text with its distance to the pole
	left        bool
	level       int
}

const (
	flagGap   = 3.0
	flagLevel = 12.5 // points from level to level
)

// newFlag measures a label and the note after it, and shortens them to at most room.
func (s *sheet) newFlag(label, note string, room float64) flag {
	f := flag{label: clean(label), note: clean(note)}
	f.w = flagGap + s.wide(f.label, body, false)
	if f.note != "" {
		if w := s.wide(f.note, small, false) + flagGap; f.w+w <= room {
			f.w += w
			return f
		}
		f.note = ""
	}
	f.label = s.cut(f.label, body, room-flagGap, false)
	f.w = flagGap + s.wide(f.label, body, false)
	return f
}

// raise sorts the flags by place and gives each a side and a level, so that no text lies on another or on a pole.
// It returns the number of levels, or false where the flags do not fit within width.
//
// The first k flags wave to the right and the rest to the left, where the two camps do not meet; the k with the fewest levels wins.
// Within a camp a flag stands above all whose pole its text would cross, which always has a solution.
func raise(flags []flag, width float64) (int, bool) {
	sort.SliceStable(flags, func(i, j int) bool { return flags[i].x < flags[j].x })
	best, bestK := math.MaxInt, -1
	for k := len(flags); k >= 0; k-- {
		if !camps(flags, k, width) {
			continue
		}
		if n := levels(flags, k); n < best {
			best, bestK = n, k
		}
	}
	if bestK < 0 {
		return 0, false
	}
	return levels(flags, bestK), true
}

// camps reports whether the first k flags can wave to the right and the rest to the left.
func camps(flags []flag, k int, width float64) bool {
	right, left := 0.0, width
	for i, f := range flags {
		if i < k {
			right = math.Max(right, f.x+f.w)
		} else {
			left = math.Min(left, f.x-f.w)
		}
	}
	const rounding = 1e-6
	return left >= -rounding && right <= width+rounding && (k == 0 || k == len(flags) || right+flagGap <= left)
}

// levels gives every flag its level and returns how many there are.
func levels(flags []flag, k int) int {
	top := 0
	for i := k - 1; i >= 0; i-- {
		flags[i].left, flags[i].level = false, 0
		for j := i + 1; j < k; j++ {
			if flags[j].x < flags[i].x+flags[i].w+flagGap {
				flags[i].level = max(flags[i].level, flags[j].level+1)
			}
		}
		top = max(top, flags[i].level+1)
	}
	for i := k; i < len(flags); i++ {
		flags[i].left, flags[i].level = true, 0
		for j := k; j < i; j++ {
			if flags[j].x > flags[i].x-flags[i].w-flagGap {
				flags[i].level = max(flags[i].level, flags[j].level+1)
			}
		}
		top = max(top, flags[i].level+1)
	}
	return top
}

// flag draws a flag: level 0 stands on the line y, the pole reaches down to foot.
func (s *sheet) flag(f *flag, y, foot float64) {
	base := y - float64(f.level)*flagLevel - 3
	s.vertical(Leader, f.x, base-body*0.8, foot)
	x := f.x + flagGap
	if f.left {
		x = f.x - f.w
	}
	s.text(Label, x, base, Start, f.label)
	if f.note != "" {
		s.note(LabelMuted, x+s.wide(f.label, body, false)+flagGap, base, Start, f.note)
	}
}
