package view

import (
	"testing"
	"time"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
	"example.com/postmortem/templates"
)

// TestAbout: what people call "about a day" may have been on the day before and is still said by the name that they gave it.
func TestAbout(t *testing.T) {
	zone := time.FixedZone("KST", 9*60*60)
	for _, test := range []struct{ written, ko, en, day string }{
		{"약 2024-10-08", "2024-10-08경", "about 2024-10-08", "2024-10-08경"},
		{"약 2024-10", "2024-10경", "about 2024-10", "2024-10경"},
		{"약 2024-10-08 오후", "2024-10-08 오후경", "about 2024-10-08 p.m.", "2024-10-08"},
		{"약 2024-10-08 00:00", "2024-10-08 00:00경", "2024-10-08 about 00:00", "2024-10-08"},
		{"2024-10-08", "2024-10-08", "2024-10-08", "2024-10-08"},
	} {
		m, err := record.ParseMoment(test.written, record.Calendar{Zone: zone})
		if err != nil {
			t.Fatal(err)
		}
		for tag, want := range map[string]string{"ko": test.ko, "en": test.en} {
			l, err := lang.Load(templates.FS, tag)
			if err != nil {
				t.Fatal(err)
			}
			w := &writer{Book: &Book{Register: &record.Register{Zone: zone}}, lang: l}
			if got := w.moment(m); got != want {
				t.Errorf("%s, %q: got %q, want %q", tag, test.written, got, want)
			}
			if got := w.day(m); tag == "ko" && got != test.day {
				t.Errorf("the day of %q: got %q, want %q", test.written, got, test.day)
			}
		}
	}
}
