package lang_test

import (
	"math"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"example.com/postmortem/report/lang"
)

// TestSaying is one table for both languages: what is said, in English, in Korean.
func TestSaying(t *testing.T) {
	const h, m, s = time.Hour, time.Minute, time.Second
	type L = *lang.Lang
	kst := time.FixedZone("KST", 9*60*60)
	at := func(layout string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04:05"[:len(layout)], layout, kst)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	when := func(w lang.When) func(L) string {
		return func(l L) string { return l.WhenShort(w) }
	}
	fire := at("2022-10-15 15:30")
	tests := []struct {
		say    func(L) string
		en, ko string
	}{
		{func(l L) string { return l.Int(7) }, "7", "7"},
		{func(l L) string { return l.Int(999) }, "999", "999"},
		{func(l L) string { return l.Int(105116) }, "105,116", "105,116"},
		{func(l L) string { return l.Int(1234567) }, "1,234,567", "1,234,567"},
		{func(l L) string { return l.Int(-1000) }, "−1,000", "−1,000"},
		{func(l L) string { return l.Int(math.MinInt) }, "−9,223,372,036,854,775,808", "−9,223,372,036,854,775,808"},

		{func(l L) string { return l.Number(0.13261, 2) }, "0.13", "0.13"},
		{func(l L) string { return l.Number(1, 2) }, "1.0", "1.0"},
		{func(l L) string { return l.Number(3, 1) }, "3", "3"},
		{func(l L) string { return l.Number(9.96, 2) }, "10", "10"},
		{func(l L) string { return l.Number(0.12500000000000003, 2) }, "0.12", "0.12"}, // as 0.125, on every machine
		{func(l L) string { return l.Percent(0.33350000000000005) }, "33.4%", "33.4%"},
		{func(l L) string { return l.Percent(0.3335) }, "33.4%", "33.4%"},
		{func(l L) string { return l.Number(0.0999, 1) }, "0.1", "0.1"},
		{func(l L) string { return l.Number(105116, 3) }, "105,000", "105,000"},
		{func(l L) string { return l.Number(-1234.5, 5) }, "−1,234.5", "−1,234.5"},
		{func(l L) string { return l.Number(1e21, 3) }, "1,000,000,000,000,000,000,000", "1,000,000,000,000,000,000,000"},
		{func(l L) string { return l.Number(1.5e-7, 2) }, "0.00000015", "0.00000015"},
		{func(l L) string { return l.Number(0, 3) }, "0", "0"},
		{func(l L) string { return l.Number(math.Copysign(0, -1), 3) }, "0", "0"},
		{func(l L) string { return l.Number(math.NaN(), 3) }, "n/a", "해당 없음"},
		{func(l L) string { return l.Number(math.Inf(-1), 3) }, "−∞", "−∞"},
		{func(l L) string { return l.Number(5, 0) }, "5", "5"},

		{func(l L) string { return l.Percent(0.8) }, "80%", "80%"},
		{func(l L) string { return l.Percent(1.0 / 3) }, "33.3%", "33.3%"},
		{func(l L) string { return l.Percent(1) }, "100%", "100%"},
		{func(l L) string { return l.Percent(0) }, "0%", "0%"},
		{func(l L) string { return l.Percent(0.9999) }, "99.99%", "99.99%"},
		{func(l L) string { return l.Percent(0.999954) }, "99.9954%", "99.9954%"},
		{func(l L) string { return l.Percent(0.00004) }, "0.004%", "0.004%"},
		{func(l L) string { return l.Percent(12.3456) }, "1,234.6%", "1,234.6%"},
		{func(l L) string { return l.Percent(-0.052) }, "−5.2%", "−5.2%"},
		{func(l L) string { return l.Percent(math.Inf(1)) }, "∞%", "∞%"},

		{func(l L) string { return l.Duration(0) }, "0 s", "0초"},
		{func(l L) string { return l.Duration(45 * s) }, "45 s", "45초"},
		{func(l L) string { return l.Duration(59*s + 600*time.Millisecond) }, "1 min", "1분"},
		{func(l L) string { return l.Duration(9 * m) }, "9 min", "9분"},
		{func(l L) string { return l.Duration(9*m + 5*s) }, "9 min 5 s", "9분 5초"},
		{func(l L) string { return l.Duration(59*m + 59*s + 900*time.Millisecond) }, "1 h", "1시간"},
		{func(l L) string { return l.Duration(h + 29*s) }, "1 h", "1시간"},
		{func(l L) string { return l.Duration(2*h + 13*m + 30*s) }, "2 h 14 min", "2시간 14분"},
		{func(l L) string { return l.Duration(127*h + 30*m) }, "127 h 30 min", "127시간 30분"},
		{func(l L) string { return l.Duration(999*h + 59*m) }, "999 h 59 min", "999시간 59분"},
		{func(l L) string { return l.Duration(999*h + 59*m + 45*s) }, "41 days 16 h", "41일 16시간"},
		{func(l L) string { return l.Duration(1008*h + 20*m) }, "42 days", "42일"},
		{func(l L) string { return l.Duration(-90 * m) }, "−1 h 30 min", "−1시간 30분"},
		{func(l L) string { return l.Days(1) }, "1 day", "1일"},
		{func(l L) string { return l.Days(412) }, "412 days", "412일"},

		{func(l L) string { return l.DurationRange(127*h+15*m, 127*h+45*m) }, "127 h 15 min – 127 h 45 min", "127시간 15분~127시간 45분"},
		{func(l L) string { return l.DurationRange(2*m, 10*m) }, "2–10 min", "2~10분"},
		{func(l L) string { return l.DurationRange(45*m, h) }, "45 min – 1 h", "45분~1시간"},
		{func(l L) string { return l.DurationRange(1001*h, 1100*h) }, "41 days 17 h – 45 days 20 h", "41일 17시간~45일 20시간"},
		{func(l L) string { return l.DurationRange(20*m, 20*m) }, "20 min", "20분"},
		{func(l L) string { return l.DurationRange(2*h+1*s, 2*h+9*s) }, "2 h", "2시간"},
		{func(l L) string { return l.DurationRange(h, -1) }, "more than 1 h", "1시간 이상"},
		{func(l L) string { return l.DurationRange(0, 10*m) }, "at most 10 min", "10분 이하"},
		{func(l L) string { return l.DurationRange(0, -1) }, "not known", "알 수 없음"},
		{func(l L) string { return l.DurationRange(0, 0) }, "0 s", "0초"},
		{func(l L) string { return l.About(l.Duration(20 * m)) }, "about 20 min", "약 20분"},

		{func(l L) string { return l.Date(fire) }, "15 October 2022 (Sat)", "2022년 10월 15일(토)"},
		{func(l L) string { return l.DateTime(fire) }, "15 October 2022 (Sat), 15:30", "2022년 10월 15일(토) 15:30"},
		{func(l L) string { return l.DateTime(fire.UTC()) }, "15 October 2022 (Sat), 06:30", "2022년 10월 15일(토) 06:30"},
		{func(l L) string { return l.Time(fire.Add(5 * s)) }, "15:30:05", "15:30:05"},
		{func(l L) string { return l.DateShort(fire) }, "2022-10-15", "2022-10-15"},
		{func(l L) string { return l.DateTimeShort(fire) }, "2022-10-15 15:30", "2022-10-15 15:30"},
		{func(l L) string { return l.Month(fire) }, "October 2022", "2022년 10월"},
		{func(l L) string { return l.Quarter(fire) }, "Q4 2022", "2022년 4분기"},
		{func(l L) string { return l.Quarter(at("2023-03-31")) }, "Q1 2023", "2023년 1분기"},
		{func(l L) string { return l.Year(fire) }, "2022", "2022년"},
		{func(l L) string { return l.DateRange(fire, fire.Add(time.Hour)) }, "15 October 2022 (Sat)", "2022년 10월 15일(토)"},
		{func(l L) string { return l.DateRange(fire, at("2022-10-20")) }, "15–20 October 2022", "2022년 10월 15~20일"},
		{func(l L) string { return l.DateRange(at("2022-09-28"), at("2022-10-03")) }, "28 September – 3 October 2022", "2022년 9월 28일~10월 3일"},
		{func(l L) string { return l.DateRange(at("2021-12-31"), at("2022-01-01")) }, "31 December 2021 – 1 January 2022", "2021년 12월 31일~2022년 1월 1일"},

		{func(l L) string { return l.T("about.amount", "amount", 90*m) }, "about 1 h 30 min", "약 1시간 30분"},
		{func(l L) string { return l.T("when.after", "time", fire) }, "after 15 October 2022 (Sat), 15:30", "2022년 10월 15일(토) 15:30 이후"},

		{when(lang.When{}), "not known", "알 수 없음"},
		{when(lang.When{Lo: fire, Hi: fire, Grain: lang.Minute}),
			"2022-10-15 15:30", "2022-10-15 15:30"},
		{when(lang.When{Lo: at("2022-10-15 15:15"), Hi: at("2022-10-15 15:45"), At: fire, Grain: lang.Minute, About: true}),
			"2022-10-15 about 15:30", "2022-10-15 15:30경"},
		{when(lang.When{Lo: at("2022-10-14"), Hi: at("2022-10-16"), At: at("2022-10-15"), Grain: lang.Day, About: true}),
			"about 2022-10-15", "2022-10-15경"},
		{when(lang.When{Lo: at("2023-05-01"), Hi: at("2023-05-31 23:59:59"), Grain: lang.Month, About: true}),
			"about 2023-05", "2023-05경"},
		{when(lang.When{Lo: at("2022-10-15"), Hi: at("2022-10-15 11:59:59"), Grain: lang.HalfDay}),
			"2022-10-15 a.m.", "2022-10-15 오전"},
		{when(lang.When{Lo: at("2022-10-15 12:00"), Hi: at("2022-10-15 23:59:59"), Grain: lang.HalfDay}),
			"2022-10-15 p.m.", "2022-10-15 오후"},
		{when(lang.When{Lo: at("2022-10-15"), Hi: at("2022-10-15 23:59:59"), Grain: lang.Day}),
			"2022-10-15", "2022-10-15"},
		{when(lang.When{Lo: at("2023-11-01"), Hi: at("2023-11-30 23:59:59"), Grain: lang.Month}), "2023-11", "2023-11"},
		{when(lang.When{Lo: at("2023-01-01"), Hi: at("2023-12-31 23:59:59"), Grain: lang.Year}), "2023", "2023"},
		{when(lang.When{Lo: fire, Hi: at("2022-10-15 16:10"), Grain: lang.Range}),
			"2022-10-15 15:30–16:10", "2022-10-15 15:30~16:10"},
		{when(lang.When{Lo: fire, Hi: at("2022-10-16 01:31"), Grain: lang.Range}),
			"2022-10-15 15:30 – 2022-10-16 01:31",
			"2022-10-15 15:30~2022-10-16 01:31"},
		{when(lang.When{Lo: at("2022-10-15"), Hi: at("2022-10-20 23:59:59"), Grain: lang.Range}),
			"2022-10-15 – 2022-10-20", "2022-10-15~2022-10-20"},
		{when(lang.When{Lo: at("2022-10-15"), Hi: at("2022-10-15 23:59:59"), Grain: lang.Range}),
			"2022-10-15", "2022-10-15"},
		{when(lang.When{Lo: at("2022-10-15"), Hi: at("2022-10-16"), At: fire, Grain: lang.Range, About: true}),
			"about 2022-10-15 15:30", "2022-10-15 15:30경"},
		{when(lang.When{Lo: fire, Grain: lang.Range}),
			"after 2022-10-15 15:30", "2022-10-15 15:30 이후"},
		{when(lang.When{Hi: at("2022-12-06 23:59:59"), Grain: lang.Range}),
			"before 2022-12-06", "2022-12-06 이전"},

		{func(l L) string { return l.List(nil) }, "", ""},
		{func(l L) string { return l.List([]string{"A"}) }, "A", "A"},
		{func(l L) string { return l.List([]string{"A", "B"}) }, "A and B", "A, B"},
		{func(l L) string { return l.List([]string{"A", "B", "C"}) }, "A, B and C", "A, B, C"},
		{func(l L) string { return l.Quote("so") }, "“so”", "‘so’"},
		{func(l L) string { return l.Quote("say “so”") }, "‘say “so”’", "‘say “so”’"},
		{func(l L) string { return l.Quote("the ‘so’") }, "“the ‘so’”", "“the ‘so’”"},
		{func(l L) string { return l.Range("0.13", "7.5") }, "0.13–7.5", "0.13~7.5"},
	}
	en, ko := load(t, "en"), load(t, "ko")
	for i, tt := range tests {
		if got := tt.say(en); got != tt.en {
			t.Errorf("%d: %q, want %q", i, got, tt.en)
		}
		if got := tt.say(ko); got != tt.ko {
			t.Errorf("%d: %q, want %q", i, got, tt.ko)
		}
	}
	if m := append(en.Missing(), ko.Missing()...); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
}

// TestDurationProperties: two units at most, and what is said is within half of the smaller unit of the truth.
func TestDurationProperties(t *testing.T) {
	l := load(t, "en")
	units := map[string]time.Duration{"s": time.Second, "min": time.Minute, "h": time.Hour, "day": 24 * time.Hour, "days": 24 * time.Hour}
	check := func(n int64) bool {
		d := time.Duration(n).Abs() % (20000 * time.Hour)
		words := strings.Fields(strings.ReplaceAll(l.Duration(d), ",", ""))
		var said, smallest time.Duration
		for i := 0; i+1 < len(words); i += 2 {
			count, err := time.ParseDuration(words[i] + "ns")
			if err != nil {
				return false
			}
			smallest = units[words[i+1]]
			said += count * smallest
		}
		return len(words) <= 4 && smallest > 0 && (said-d).Abs() <= smallest/2
	}
	for _, n := range []int64{0, 1, int64(999*time.Hour + 3599*time.Second), int64(1000 * time.Hour), math.MinInt64} {
		if !check(n) {
			t.Errorf("%v is said as %q", time.Duration(n), l.Duration(time.Duration(n)))
		}
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
}

// TestPercentTellsNoLie: only nothing is 0% and only everything is 100%.
func TestPercentTellsNoLie(t *testing.T) {
	l := load(t, "en")
	check := func(f float64) bool {
		x := math.Abs(math.Mod(f, 1))
		got := l.Percent(x)
		return (got == "0%") == (x < 1e-11) && got != "100%"
	}
	for _, x := range []float64{0.99999, 0.999999, 1e-6, 0.9951, 0.0049} {
		if !check(x) {
			t.Errorf("%v is said as %q", x, l.Percent(x))
		}
	}
	if err := quick.Check(func(x uint32) bool { return check(float64(x) / (1 << 32)) }, nil); err != nil {
		t.Error(err)
	}
}
