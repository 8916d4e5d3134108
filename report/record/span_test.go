package record

import (
	"testing"
	"time"
)

// What people write, and the interval that it is; "-" is no upper end.
var spanCases = []struct {
	in, lo, hi, point string
	about             bool
}{
	{"127h30m", "127h30m", "127h30m", "127h30m", false},
	{"20m", "20m", "20m", "20m", false},
	{"20 min", "20m", "20m", "20m", false},
	{"1.5 hours", "1h30m", "1h30m", "1h30m", false},
	{"1h 30m 20s", "1h30m20s", "1h30m20s", "1h30m20s", false},
	{"1 hour and 5 minutes", "1h5m", "1h5m", "1h5m", false},
	{"an hour", "1h", "1h", "1h", false},
	{"half an hour", "30m", "30m", "30m", false},
	{"5 days", "120h", "120h", "120h", false},
	{"1d2h", "26h", "26h", "26h", false},
	{"2 weeks", "336h", "336h", "336h", false},
	{"127시간 30분", "127h30m", "127h30m", "127h30m", false},
	{"127시간30분", "127h30m", "127h30m", "127h30m", false},
	{"1일 2시간", "26h", "26h", "26h", false},
	{"30분간", "30m", "30m", "30m", false},
	{"한 시간", "1h", "1h", "1h", false},
	{"두 시간 동안", "2h", "2h", "2h", false},
	{"PT20M", "20m", "20m", "20m", false},
	{"P1DT2H", "26h", "26h", "26h", false},
	{"약 20분", "15m", "26m36s", "20m", true},
	{"20분가량", "15m", "26m36s", "20m", true},
	{"about 20m", "15m", "26m36s", "20m", true},
	{"~1h", "45m", "1h19m48s", "1h", true},
	{"nearly 90 min", "1h7m30s", "1h30m", "1h30m", true},
	{"거의 90분", "1h7m30s", "1h30m", "1h30m", true},
	{"수 분", "2m", "10m", "0s", true},
	{"수분간", "2m", "10m", "0s", true},
	{"몇 분", "2m", "10m", "0s", true},
	{"several minutes", "2m", "10m", "0s", true},
	{"a few seconds", "2s", "10s", "0s", true},
	{"잠시", "1m", "10m", "0s", true},
	{"briefly", "1m", "10m", "0s", true},
	{"수 시간", "2h", "10h", "0s", true},
	{"several hours", "2h", "10h", "0s", true},
	{"수십 분", "20m", "100m", "0s", true},
	{"several days", "48h", "240h", "0s", true},
	{"more than 1h", "1h", "-", "0s", false},
	{"over 2 hours", "2h", "-", "0s", false},
	{"> 1h", "1h", "-", "0s", false},
	{"1시간 이상", "1h", "-", "0s", false},
	{"1시간 넘게", "1h", "-", "0s", false},
	{"2시간 이내", "0s", "2h", "0s", false},
	{"within 2h", "0s", "2h", "0s", false},
	{"less than 10 minutes", "0s", "10m", "0s", false},
	{"5~10분", "5m", "10m", "0s", false},
	{"1-2h", "1h", "2h", "0s", false},
	{"10m ~ 1h", "10m", "1h", "0s", false},
	{"15 to 19 minutes", "15m", "19m", "0s", false},
	{"한 시간 반", "90m", "90m", "90m", false},
	{"2시간반", "150m", "150m", "150m", false},
	{"약 1시간 반", "67m30s", "119m42s", "90m", true},
	{"열두 시간", "12h", "12h", "12h", false},
	{"스물네 시간 동안", "24h", "24h", "24h", false},
	{"반 시간", "30m", "30m", "30m", false},
	{"이틀", "48h", "48h", "48h", false},
	{"하루 반", "36h", "36h", "36h", false},
	{"사흘 2시간", "74h", "74h", "74h", false},
	{"약 1시간여", "1h", "79m48s", "1h", true},
	{"두 시간여 동안", "2h", "159m36s", "2h", true},
	{"한두 시간", "1h", "2h", "0s", false},
	{"서너 시간", "3h", "4h", "0s", false},
	{"약 두세 시간", "2h", "3h", "0s", true},
	{"an hour and a half", "90m", "90m", "90m", false},
	{"two and a half hours", "150m", "150m", "150m", false},
	{"1 hour and a half", "90m", "90m", "90m", false},
	{"twenty minutes", "20m", "20m", "20m", false},
	{"unknown", "0s", "-", "0s", false},
	{"미상", "0s", "-", "0s", false},
}

func TestParseSpan(t *testing.T) {
	for _, c := range spanCases {
		s, err := ParseSpan(c.in)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		want := Span{Lo: length(t, c.lo), Hi: length(t, c.hi), Point: length(t, c.point), About: c.about, Written: c.in}
		if s != want {
			t.Errorf("%q is %+v, want %+v", c.in, s, want)
		}
		if s.IsZero() || s.Unbounded() != (c.hi == "-") {
			t.Errorf("%q: zero %t, unbounded %t", c.in, s.IsZero(), s.Unbounded())
		}
	}
}

func length(t *testing.T, s string) time.Duration {
	if s == "-" {
		return -1
	}
	d, err := time.ParseDuration(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestNoSpan(t *testing.T) {
	for _, s := range []string{"", "x", "20", "20x", "m", "h30m", "30m1h", "1h1h", "1.2.3h", "-5m", "9999999999999h", "200 years", "수", "약", "10~5분", "1h -", "20m x", "14:18", "p", "이상", "반나절", "여", "반", "한두", "하루 이틀", "1h half", "and a half"} {
		if d, err := ParseSpan(s); err == nil {
			t.Errorf("%q is read as %+v", s, d)
		}
	}
}

func FuzzSpan(f *testing.F) {
	for _, c := range spanCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		s, err := ParseSpan(in)
		if err != nil {
			return
		}
		if s.Lo < 0 || s.Lo > maxSpan || s.Hi > maxSpan || !s.Unbounded() && s.Hi < s.Lo || s.Point != 0 && (s.Point < s.Lo || s.Point > s.Hi) {
			t.Errorf("%q is %+v", in, s)
		}
	})
}
