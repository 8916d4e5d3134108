package record

import (
	"strings"
	"testing"
	"time"
)

const minute = "2006-01-02 15:04"

func seoul(t testing.TB) *time.Location {
	t.Helper()
	z, err := time.LoadLocation("Asia/Seoul")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// What people write, and the interval that it is. An exact time has one end, a range two, both to the minute.
var momentCases = []struct {
	in, lo, hi string
	grain      Grain
	about      bool
}{
	{"2022-10-15 15:30", "2022-10-15 15:30", "", Minute, false},
	{"2022-10-15T15:30", "2022-10-15 15:30", "", Minute, false},
	{"2022-10-15T15:30:20", "2022-10-15 15:30", "2022-10-15 15:30", Second, false},
	{"2022-10-15T15:30:00+09:00", "2022-10-15 15:30", "", Second, false},
	{"2022-10-15T06:30:00Z", "2022-10-15 06:30", "", Second, false},
	{"2022-10-15T06:30:00.250Z", "2022-10-15 06:30", "2022-10-15 06:30", Second, false},
	{"2022-10-15 15:30 KST", "2022-10-15 15:30", "", Minute, false},
	{"2022-10-15 15:30 +0900", "2022-10-15 15:30", "", Minute, false},
	{"2022-10-15 15:30 -05", "2022-10-15 15:30", "", Minute, false},
	{"2022.10.15. 15:30", "2022-10-15 15:30", "", Minute, false},
	{"2022/10/5 9:05", "2022-10-05 09:05", "", Minute, false},
	{"2022년 10월 15일 15시 30분", "2022-10-15 15:30", "", Minute, false},
	{"2022년 10월 15일 오후 3시 30분", "2022-10-15 15:30", "", Minute, false},
	{"2022-10-15 오후 3:30", "2022-10-15 15:30", "", Minute, false},
	{"2022-10-15 3:30 pm", "2022-10-15 15:30", "", Minute, false},
	{"2022-10-15 12:10 am", "2022-10-15 00:10", "", Minute, false},
	{"2022-10-15 오후 12:10", "2022-10-15 12:10", "", Minute, false},
	{"2022-10-15 15시", "2022-10-15 15:00", "", Minute, false},
	{"２０２２-１０-１５ １５：３０", "2022-10-15 15:30", "", Minute, false},
	{"2022-10-15 24:00", "2022-10-16 00:00", "", Minute, false},
	{"15:33", "2022-10-15 15:33", "", Minute, false},
	{"15시 33분", "2022-10-15 15:33", "", Minute, false},
	{"01:00", "2022-10-16 01:00", "", Minute, false},
	{"약 15:30", "2022-10-15 15:15", "2022-10-15 15:45", Minute, true},
	{"15:30경", "2022-10-15 15:15", "2022-10-15 15:45", Minute, true},
	{"about 2022-10-15 15:00", "2022-10-15 14:30", "2022-10-15 15:30", Minute, true},
	{"~15:20", "2022-10-15 15:15", "2022-10-15 15:25", Minute, true},
	{"around 15:25", "2022-10-15 15:20", "2022-10-15 15:30", Minute, true},
	{"대략 15:33", "2022-10-15 15:32", "2022-10-15 15:34", Minute, true},
	{"about 15:33", "2022-10-15 15:32", "2022-10-15 15:34", Minute, true},
	{"2022-10-15", "2022-10-15 00:00", "2022-10-15 23:59", Day, false},
	{"2022년 10월 15일", "2022-10-15 00:00", "2022-10-15 23:59", Day, false},
	{"2022-10-15경", "2022-10-14 12:00", "2022-10-16 11:59", Day, true},
	{"2022-10-15 오전", "2022-10-15 00:00", "2022-10-15 11:59", HalfDay, false},
	{"2022-10-15 오후", "2022-10-15 12:00", "2022-10-15 23:59", HalfDay, false},
	{"2022-10-15 morning", "2022-10-15 00:00", "2022-10-15 11:59", HalfDay, false},
	{"2022-10-15 in the afternoon", "2022-10-15 12:00", "2022-10-15 23:59", HalfDay, false},
	{"2023-11", "2023-11-01 00:00", "2023-11-30 23:59", Month, false},
	{"2023년 11월", "2023-11-01 00:00", "2023-11-30 23:59", Month, false},
	{"2023-12", "2023-12-01 00:00", "2023-12-31 23:59", Month, false},
	{"2022", "2022-01-01 00:00", "2022-12-31 23:59", Year, false},
	{"2022년", "2022-01-01 00:00", "2022-12-31 23:59", Year, false},
}

func TestParseMoment(t *testing.T) {
	zone := seoul(t)
	cal := Calendar{Zone: zone, Near: time.Date(2022, 10, 15, 15, 30, 0, 0, zone)}
	for _, c := range momentCases {
		m, err := ParseMoment(c.in, cal)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		lo, hi := m.Lo.Format(minute), m.Hi.Format(minute)
		exact := c.hi == ""
		if exact {
			c.hi = c.lo
		}
		if lo != c.lo || hi != c.hi || m.Grain != c.grain || m.About != c.about || exact && !m.Exact() || m.Written != c.in {
			t.Errorf("%q: [%s, %s] grain %d about %t exact %t, want [%s, %s] grain %d about %t", c.in, lo, hi, m.Grain, m.About, m.Exact(), c.lo, c.hi, c.grain, c.about)
		}
	}
}

func TestUnknownMoment(t *testing.T) {
	for _, s := range []string{"unknown", "미상", "불명", " Unknown "} {
		m, err := ParseMoment(s, Calendar{})
		if err != nil || !m.Unknown || m.Known() || m.IsZero() {
			t.Errorf("%q: %+v, %v", s, m, err)
		}
	}
}

func TestNoMoment(t *testing.T) {
	for _, s := range []string{"", " ", "x", "2022-13-01", "2022-02-29", "2022-1-32", "25:00", "15:60", "15:3", "24:01", "2022-10-15 15:30 x",
		"2022-10-15 15:30 +25:00", "오전", "13:00 am", "20221015", "2022-10-15T", "약", "15:30-16:00", "2022-10-15 15:30:", "0000-01-01", "0222-10-15", "2022년 0월", "2022년 10월 0일", "2022년 13월", "99999-01-01"} {
		if m, err := ParseMoment(s, Calendar{Zone: time.UTC, Near: anyDay(time.UTC)}); err == nil {
			t.Errorf("%q is read as %+v", s, m)
		}
	}
	if _, err := ParseMoment("15:30", Calendar{Zone: time.UTC}); err == nil {
		t.Error("a time of day without a day is read")
	}
}

// Zones that change their clocks: an hour that does not exist, and one that comes twice.
func TestSummerTime(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ParseMoment("2022-03-13 02:30", Calendar{Zone: zone}); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("the hour that was skipped: %v", err)
	}
	m, err := ParseMoment("2022-11-06 01:30", Calendar{Zone: zone})
	if err != nil || m.Hi.Sub(m.Lo) != time.Hour {
		t.Errorf("the hour that came twice: %+v, %v", m, err)
	}
	m, err = ParseMoment("2022-11-06T01:30:00-05:00", Calendar{Zone: zone})
	if err != nil || !m.Exact() || m.Lo.Location() != zone {
		t.Errorf("with its offset: %+v, %v", m, err)
	}
}

func TestCalendar(t *testing.T) {
	at := func(s string) time.Time {
		x, err := time.Parse(minute, s)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for _, c := range []struct{ near, after, in, want string }{
		{"2022-10-15 15:30", "", "15:27", "2022-10-15 15:27"},
		{"2022-10-15 09:00", "", "22:00", "2022-10-15 22:00"},
		{"2022-10-15 23:50", "", "00:05", "2022-10-16 00:05"},
		{"2022-10-15 00:10", "", "23:55", "2022-10-15 23:55"},
		{"2022-10-15 15:30", "2022-10-15 15:30", "15:29", "2022-10-16 15:29"},
		{"2022-10-15 15:30", "2022-10-15 15:30", "15:30", "2022-10-15 15:30"},
		{"2022-10-15 15:30", "2022-12-31 23:59", "00:00", "2023-01-01 00:00"},
	} {
		cal := Calendar{Zone: time.UTC, Near: at(c.near)}
		if c.after != "" {
			cal.After = at(c.after)
		}
		m, err := ParseMoment(c.in, cal)
		if err != nil || m.At.Format(minute) != c.want {
			t.Errorf("%q near %s after %s: %v, %v; want %s", c.in, c.near, c.after, m.At, err, c.want)
		}
	}
}

func FuzzMoment(f *testing.F) {
	for _, c := range momentCases {
		f.Add(c.in)
	}
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMoment(s, Calendar{Zone: zone, Near: anyDay(zone)})
		if err != nil {
			if !strings.HasSuffix(err.Error(), "is not a time") && !strings.Contains(err.Error(), "does not exist") {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		if m.Hi.Before(m.Lo) || !m.At.IsZero() && (m.At.Before(m.Lo) || m.At.After(m.Hi)) || m.IsZero() {
			t.Errorf("%q is %+v", s, m)
		}
		again, err := ParseMoment(strings.ToUpper("  "+s), Calendar{Zone: zone, Near: anyDay(zone)})
		if err == nil && (!again.Lo.Equal(m.Lo) || !again.Hi.Equal(m.Hi)) {
			t.Errorf("%q is %+v, in capitals %+v", s, m, again)
		}
	})
}

// A length in whole days or hours says no more than that.
func TestUnit(t *testing.T) {
	for written, want := range map[string]time.Duration{
		"5일": 24 * time.Hour, "2 days": 24 * time.Hour, "하루": 24 * time.Hour, "48h": time.Hour, "2시간": time.Hour, "an hour": time.Hour,
		"120분": 0, "120m": 0, "2h30m": 0, "약 2일": 0, "more than 2 days": 0, "0h": 0,
	} {
		s, err := ParseSpan(written)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Unit(); got != want {
			t.Errorf("%q: %s, want %s", written, got, want)
		}
	}
}
