package view

import (
	"testing"
	"time"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
	"example.com/postmortem/templates"
)

// TestDurationGap: five days are said as such, and meet every duration that rounds to them; what was stated in minutes does not round.
func TestDurationGap(t *testing.T) {
	l, err := lang.Load(templates.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{Book: &Book{}, lang: l}
	for _, test := range []struct {
		said      string
		ours      time.Duration
		says, gap string
	}{
		{"5일", 127*time.Hour + 30*time.Minute, "5 days", "agrees to the day"},
		{"5일", 133 * time.Hour, "5 days", "−13 h"},
		{"120h", 127 * time.Hour, "120 h", "−7 h"},
		{"2h", 2*time.Hour + 29*time.Minute, "2 h", "agrees to the hour"},
		{"2h", 85 * time.Minute, "2 h", "+35 min"},
		{"120m", 125 * time.Minute, "2 h", "−5 min"},
		{"2h", 2 * time.Hour, "2 h", "agrees"},
		{"about 2h", 150 * time.Minute, "about 2 h", "agrees"},
	} {
		s, err := record.ParseSpan(test.said)
		if err != nil {
			t.Fatal(err)
		}
		ours := record.Elapsed{Span: record.Span{Lo: test.ours, Hi: test.ours, Point: test.ours}, Known: true}
		if says, gap := w.claimed(s), w.durationGap(s, ours).Plain(); says != test.says || gap != test.gap {
			t.Errorf("%q beside %s: %q %q, want %q %q", test.said, test.ours, says, gap, test.says, test.gap)
		}
	}
}
