package chart

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones also where the system has none
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// TestTicks: from a span to the labels that a person would write, at a width.
func TestTicks(t *testing.T) {
	for _, c := range []struct {
		from, to, zone string
		width          float64
		marks, titles  string
	}{
		{"2016-09-12 19:44", "2016-09-12 19:50", "Asia/Seoul", 400, "19:44 19:45 19:46 19:47 19:48 19:49 19:50", "2016-09-12"},
		{"2016-09-12 19:44", "2016-09-12 21:52", "Asia/Seoul", 400, "19:45 20:00 20:15 20:30 20:45 21:00 21:15 21:30 21:45", "2016-09-12"},
		{"2025-03-09 22:10", "2025-03-10 02:00", "Asia/Seoul", 250, "23:00 00:00 01:00 02:00", "2025-03-09 2025-03-10"},
		{"2022-10-15 15:19", "2022-10-20 23:00", "Asia/Seoul", 400, "15 16 17 18 19 20", "2022-10"},
		{"2022-10-15 15:19", "2022-10-16 23:00", "Asia/Seoul", 400, "18:00 00:00 06:00 12:00 18:00", "2022-10-15 2022-10-16"},
		{"2022-10-05 00:00", "2022-11-20 00:00", "Asia/Seoul", 250, "10 17 24 31 7 14", "2022-10 2022-11"},
		{"2022-10-01 00:00", "2023-10-01 00:00", "Asia/Seoul", 420, "10 11 12 01 02 03 04 05 06 07 08 09", "2022 2023"},
		{"2022-10-01 00:00", "2023-10-01 00:00", "Asia/Seoul", 200, "Q4 Q1 Q2 Q3", "2022 2023"},
		{"2010-03-18 00:00", "2025-06-30 00:00", "Asia/Seoul", 400, "2012 2014 2016 2018 2020 2022 2024", ""},
		{"2010-03-18 00:00", "2025-06-30 00:00", "Asia/Seoul", 200, "2015 2020 2025", ""},
		// The clocks go forward, and 02:00 is no time of that day.
		{"2024-03-10 00:00", "2024-03-10 06:00", "America/New_York", 300, "00:00 01:00 03:00 04:00 05:00 06:00", "2024-03-10"},
		{"2024-03-09 18:00", "2024-03-10 12:00", "America/New_York", 200, "18:00 00:00 06:00 12:00", "2024-03-09 2024-03-10"},
		// They go back, and 01:00 comes twice.
		{"2024-11-03 00:00", "2024-11-03 04:00", "America/New_York", 300, "00:00 01:00 01:00 02:00 03:00 04:00", "2024-11-03"},
		{"2024-11-02 00:00", "2024-11-05 00:00", "America/New_York", 120, "2 3 4", "2024-11"},
		// They are turned at midnight: the day begins at 01:00.
		{"2018-11-03 00:00", "2018-11-06 00:00", "America/Sao_Paulo", 120, "3 4 5", "2018-11"},
		// They are turned by half an hour.
		{"2024-04-06 23:00", "2024-04-07 04:00", "Australia/Lord_Howe", 320, "23:00 00:00 01:00 02:00 03:00 04:00", "2024-04-06 2024-04-07"},
		{"2024-01-01 10:10", "2024-01-01 13:10", "Asia/Kathmandu", 200, "11:00 12:00 13:00", "2024-01-01"},
	} {
		loc := zone(t, c.zone)
		from, _ := time.ParseInLocation("2006-01-02 15:04", c.from, loc)
		to, _ := time.ParseInLocation("2006-01-02 15:04", c.to, loc)
		s := newSheet(c.width, nil)
		a := newTimeAxis(from, to, loc)
		a.place(s, &Formats{}, 0, c.width)
		if got := labels(a.marks); got != c.marks {
			t.Errorf("%s to %s at %g: ticks %s, want %s", c.from, c.to, c.width, got, c.marks)
		}
		if got := labels(a.titles); got != c.titles {
			t.Errorf("%s to %s at %g: titles %s, want %s", c.from, c.to, c.width, got, c.titles)
		}
	}
}

func labels(ticks []tick) string {
	var words []string
	for _, k := range ticks {
		if k.label != "" {
			words = append(words, k.label)
		}
	}
	return strings.Join(words, " ")
}

// TestTicksGoOn walks every step over years of odd zones: ticks rise, and none is further from the last than the step and the turned clocks.
func TestTicksGoOn(t *testing.T) {
	for _, name := range []string{"Asia/Seoul", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "Asia/Beirut"} {
		loc := zone(t, name)
		for _, st := range timeSteps {
			from := time.Date(2011, 12, 25, 7, 31, 5, 0, loc)
			for range 40 {
				const most = 20 * year // a longer one would not go into 50 steps of a Duration
				ts := st.ticks(from, from.Add(50*min(st.about(), most)))
				if st.about() <= year && len(ts) < 40 {
					t.Fatalf("%s: %d ticks of %+v from %v", name, len(ts), st, from)
				}
				for i := 1; i < len(ts); i++ {
					if gap := ts[i].Sub(ts[i-1]); gap <= 0 || float64(gap) > 1.1*float64(st.about())+float64(25*time.Hour) {
						t.Fatalf("%s: %+v goes from %v to %v", name, st, ts[i-1], ts[i])
					}
				}
				if len(ts) == 0 {
					break
				}
				from = ts[len(ts)-1].Add(7 * st.about())
				if from.Year() > 2040 {
					break
				}
			}
		}
	}
}

func TestSpanTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi time.Duration
		width  float64
		want   string
	}{
		{2 * time.Minute, 127 * time.Hour, 400, "1m0s 10m0s 1h0m0s 6h0m0s 24h0m0s 168h0m0s"},
		{25 * time.Minute, 3 * time.Hour, 400, "20m0s 30m0s 1h0m0s 2h0m0s 4h0m0s"},
		{time.Second, 3 * year, 150, "1s 1h0m0s 720h0m0s"},
		{0, 0, 200, "1s 2s 5s 10s"},
	} {
		a := newSpanAxis(c.lo, c.hi)
		a.place(newSheet(c.width, nil), &Formats{}, 0, c.width)
		var got []string
		for _, m := range a.marks {
			if m.label != "" {
				got = append(got, m.label)
			}
		}
		if words := strings.Join(got, " "); words != c.want {
			t.Errorf("%v to %v at %g: %s, want %s", c.lo, c.hi, c.width, words, c.want)
		}
	}
}

func TestValueTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		whole  bool
		want   string
	}{
		{0, 13.06, true, "0 5 10 15"}, {0, 1, false, "0 0.2 0.4 0.6 0.8 1.0"}, {0.02, 0.11, false, "0.02 0.04 0.06 0.08 0.10 0.12"}, {0, 2, true, "0 1 2"}, {-9, 263, false, "−100 0 100 200 300"}, {0, 0, true, "0 1"},
	} {
		a := newValueAxis(c.lo, c.hi, 5, c.whole)
		var got []string
		for _, v := range a.ticks() {
			got = append(got, a.label(&Formats{}, v))
		}
		if words := strings.Join(got, " "); words != c.want {
			t.Errorf("%g to %g: %s, want %s", c.lo, c.hi, words, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	s := newSheet(400, func(text string, size float64, bold bool) float64 { return float64(len([]rune(text))) * size / slack })
	for _, c := range []struct {
		text  string
		width float64 // characters
		want  string
	}{
		{"short", 9, "short"},
		{"one two three", 8, "one two|three"},
		{"판교 데이터센터 화재", 7, "판교|데이터센터…"},
		{"데이터센터 화재", 6, "데이터센터|화재"},
		{"recurred while it was open", 23, "recurred while it|was open"},
		{"데이터센터 가", 5, "데이터센터|가"},
		{"internationalization", 6, "intern|ation…"},
		{"", 5, ""},
		{"", -2, ""}, // of a bar so narrow that there is no room at all
		{"👩‍👩‍👧 가족사진", 2, "👩‍👩‍👧|가…"},
	} {
		got := strings.Join(s.wrap(c.text, 1, c.width, 2, false), "|")
		if got != c.want {
			t.Errorf("%q at %g: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}
