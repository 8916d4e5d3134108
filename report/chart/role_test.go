package chart_test

import (
	"regexp"
	"testing"

	. "example.com/postmortem/report/chart"
)

// TestRoles: every role has a name of its own and paints something.
func TestRoles(t *testing.T) {
	seen := map[string]bool{}
	for r := Label; r <= Overspent; r++ {
		if r.String() == "" || seen[r.String()] {
			t.Errorf("role %d is named %q", r, r)
		}
		seen[r.String()] = true
		l := r.Look()
		if l.Fill == None && l.Stroke == None || (l.Stroke != None) != (l.Width > 0) || l.Hatch && l.Stroke == None {
			t.Errorf("%v looks like %+v", r, l)
		}
	}
}

// TestBlackAndWhite: roles that meet differ in more than their colours.
func TestBlackAndWhite(t *testing.T) {
	plain := func(r Role) Look {
		l := r.Look()
		for _, i := range []*Ink{&l.Fill, &l.Stroke} {
			if *i != None && *i != Paper {
				*i = Black
			}
		}
		return l
	}
	for _, c := range [][2]Role{{Declared, Suggested}, {Series1, Series2}, {Series2, Series3}, {Series1, Series3}, {Series1, Reference}, {Dot, OpenDot}, {Impact, Uncertain},
		{ActionDone, ActionOpen}, {ActionDone, ActionOverdue}, {Down, Degraded}, {Down, Survives}, {Degraded, Survives}, {Axis, AsOf}} {
		if plain(c[0]) == plain(c[1]) {
			t.Errorf("%v and %v differ by colour alone", c[0], c[1])
		}
	}
}

// TestIDs: figures in one page have ids of their own.
func TestIDs(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range samples() {
		svg := s.chart(tongues()[0]).Figure(wide, Approximate).AppendSVG(nil, SVGOptions{ID: s.name})
		for _, id := range regexp.MustCompile(` id="[^"]*"`).FindAllString(string(svg), -1) {
			if seen[id] {
				t.Errorf("%s twice", id)
			}
			seen[id] = true
		}
	}
	if len(seen) != 2*len(samples()) {
		t.Errorf("%d ids in %d figures, want a title and a description each", len(seen), len(samples()))
	}
}
