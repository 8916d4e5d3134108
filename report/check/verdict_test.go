package check

import (
	"testing"
	"time"

	"example.com/postmortem/report/record"
)

// What is stated agrees with the clocks as finely as it is written.
func TestAgree(t *testing.T) {
	for _, c := range []struct {
		says, clocks string
		want         bool
	}{
		{"20m", "20m", true}, {"20m", "21m", true}, {"20m", "22m", false}, {"20m", "18m", false},
		{"2h", "2h29m", true}, {"2h", "2h32m", false}, {"2h", "1h31m", true}, {"2 hours", "2h20m", true}, {"2시간", "2h20m", true},
		{"120m", "2h20m", false}, {"120분", "2h20m", false}, {"48h", "60h", false}, {"2일", "60h", true}, {"2 days", "61h", false},
		{"약 20분", "26m", true}, {"about 20m", "29m", false}, {"more than 1h", "70m", true}, {"more than 1h", "50m", false},
		{"수 분", "9m", true}, {"several minutes", "15m", false}, {"1h30m", "1h30m", true},
	} {
		s, err := record.ParseSpan(c.says)
		if err != nil {
			t.Fatal(err)
		}
		d, err := time.ParseDuration(c.clocks)
		if err != nil {
			t.Fatal(err)
		}
		ours := record.Elapsed{Span: record.Span{Lo: d, Hi: d, Point: d}, Known: true}
		if got := agree(s, ours); got != c.want {
			t.Errorf("%q and %s agree: %v", c.says, c.clocks, got)
		}
	}
}

func TestSlip(t *testing.T) {
	const minute, hour, day = time.Minute, time.Hour, 24 * time.Hour
	for _, c := range []struct {
		off, zone time.Duration
		want      string
	}{
		{day, 0, "exactly one day: a date looks wrong"}, {-3 * day, 0, "exactly 3 days: a date looks wrong"},
		{day - minute, 0, "exactly one day: a date looks wrong"}, {day + 2*minute, 0, ""}, {400 * day, 0, ""},
		{12 * hour, 0, "exactly 12h: morning and afternoon look mixed up"}, {hour + 30*time.Second, 0, "exactly one hour: an hour looks mistyped, or summer time missed"},
		{9 * hour, 9 * hour, "exactly 9h: a time in UTC looks taken for a local one"}, {-9 * hour, 9 * hour, "exactly 9h: a time in UTC looks taken for a local one"},
		{9 * hour, 0, ""}, {50 * minute, 0, ""}, {0, 0, ""},
	} {
		if got := slip(c.off, c.zone); got != c.want {
			t.Errorf("%v in a zone of %v: got %q, want %q", c.off, c.zone, got, c.want)
		}
	}
}

// Hours of support, over nights, weekends, midnight and the change to summer time.
func TestWithin(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	every := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	for _, c := range []struct {
		from, to string
		hours    []record.Hours
		want     time.Duration
	}{
		{"2024-03-01 16:00", "2024-03-04 11:00", office[0].hours, 4 * time.Hour},
		{"2024-03-02 10:00", "2024-03-03 10:00", office[0].hours, 0},
		{"2024-03-01 10:00", "2024-03-01 10:40", office[0].hours, 40 * time.Minute},
		{"2024-03-01 22:00", "2024-03-02 02:00", []record.Hours{{Days: every, From: "00:00", To: "24:00"}}, 4 * time.Hour},
		{"2024-03-30 12:00", "2024-03-31 12:00", []record.Hours{{Days: every, From: "00:00", To: "24:00"}}, 23 * time.Hour},
		{"2024-03-01 08:00", "2024-03-01 20:00", []record.Hours{{Days: every, From: "09:00", To: "12:00"}, {Days: every, From: "13:00", To: "18:00"}}, 8 * time.Hour},
		{"2024-03-02 01:00", "2024-03-02 23:00", []record.Hours{{Days: []string{"fri", "sat"}, From: "22:00", To: "06:00"}}, 6 * time.Hour},
	} {
		from, err1 := time.ParseInLocation("2006-01-02 15:04", c.from, berlin)
		to, err2 := time.ParseInLocation("2006-01-02 15:04", c.to, berlin)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if got := within(from, to, c.hours); got != c.want {
			t.Errorf("%s to %s: got %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	for word, want := range map[string]string{"action-ovner": "action-owner", "actionowner": "action-owner", "blames": "blame", "zzz": "", "": ""} {
		if got := Suggest(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}
