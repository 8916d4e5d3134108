package chart

import "testing"

// TestBrief: a note loses what is in parentheses before it is cut.
func TestBrief(t *testing.T) {
	s := newSheet(480, Approximate)
	for _, c := range []struct {
		note  string
		width float64
		want  string
	}{
		{"2 h 10 min", 100, "2 h 10 min"},
		{"about 1 h 40 min (1 h 15 min – 1 h 40 min)", 100, "about 1 h 40 min"},
		{"약 1시간 40분(1시간 15분~1시간 40분)", 100, "약 1시간 40분"},
		{"(1 h 15 min – 1 h 40 min)", 60, "(1 h 15 min – 1…"},
		{"127 h 30 min – 127 h 33 min", 60, "127 h 30 min…"},
	} {
		if got := s.brief(c.note, c.width); got != c.want {
			t.Errorf("%q in %g points is %q, want %q", c.note, c.width, got, c.want)
		}
	}
}
