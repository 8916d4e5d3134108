package quarter

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestParsePeriod(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for _, c := range []struct {
		in, want string // name kind from..last hours
		fiscal   int
	}{
		{"2024Q2", "2024Q2 quarter 2024-04-01..2024-06-30 2184h", 1},
		{"2024-q2", "2024Q2 quarter 2024-04-01..2024-06-30 2184h", 1},
		{"Q2 2024", "2024Q2 quarter 2024-04-01..2024-06-30 2184h", 1},
		{"q2-2024", "2024Q2 quarter 2024-04-01..2024-06-30 2184h", 1},
		{"H2 2024", "2024-H2 half 2024-07-01..2024-12-31 4417h", 1},
		{"2024년 2분기", "2024Q2 quarter 2024-04-01..2024-06-30 2184h", 1},
		{"2024년 하반기", "2024-H2 half 2024-07-01..2024-12-31 4417h", 1},
		{"2024년 2월", "2024-02 month 2024-02-01..2024-02-29 696h", 1},
		{"2024년", "2024 year 2024-01-01..2024-12-31 8784h", 1},
		{"2024Q1", "2024Q1 quarter 2024-01-01..2024-03-31 2183h", 1}, // an hour is skipped
		{"2024Q4", "2024Q4 quarter 2024-10-01..2024-12-31 2209h", 1}, // an hour comes twice
		{"2024", "2024 year 2024-01-01..2024-12-31 8784h", 1},
		{"2024-H2", "2024-H2 half 2024-07-01..2024-12-31 4417h", 1},
		{"2024-02", "2024-02 month 2024-02-01..2024-02-29 696h", 1},
		{"2024-04-01..2024-06-30", "2024-04-01..2024-06-30 range 2024-04-01..2024-06-30 2184h", 1},
		{"2024-03-31..2024-03-31", "2024-03-31..2024-03-31 range 2024-03-31..2024-03-31 23h", 1},
		{"FY2024", "FY2024 year 2024-04-01..2025-03-31 8760h", 4},
		{"FY2024Q4", "FY2024Q4 quarter 2025-01-01..2025-03-31 2159h", 4},
		{"fy2024-h1", "FY2024-H1 half 2024-04-01..2024-09-30 4392h", 4},
	} {
		p, err := ParsePeriod(c.in, berlin, c.fiscal)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		got := strings.Join([]string{p.Name, p.Kind, p.From.Format(time.DateOnly) + ".." + p.Last().Format(time.DateOnly), strings.TrimSuffix(p.To.Sub(p.From).String(), "0m0s")}, " ")
		if got != c.want {
			t.Errorf("%s = %s, want %s", c.in, got, c.want)
		}
		if again, err := ParsePeriod(p.Name, berlin, c.fiscal); err != nil || again != p {
			t.Errorf("%s: its name %q reads as %v, %v", c.in, p.Name, again, err)
		}
	}
	for _, bad := range []string{"", "2024Q5", "Q2", "24Q2", "2024-13", "2024-H3", "2024Q", "2024Q22", "FY2024-05", "2024-06-30..2024-04-01", "2024-02-30..2024-03-01", "..", "+024Q1", "9999Q4", "1066", "0001-01-01..2024-01-01", "２０２４"} {
		if p, err := ParsePeriod(bad, berlin, 1); err == nil {
			t.Errorf("%q is read as %+v", bad, p)
		}
	}
}

func TestEarlier(t *testing.T) {
	seoul := zone(t, "Asia/Seoul")
	for _, c := range []struct {
		in, one, four string
	}{
		{"2024Q2", "2024-01-01..2024-03-31", "2023-04-01..2024-03-31"},
		{"2024-03", "2024-02-01..2024-02-29", "2023-11-01..2024-02-29"},
		{"2024", "2023-01-01..2023-12-31", "2020-01-01..2023-12-31"},
		{"2024-H1", "2023-07-01..2023-12-31", "2022-01-01..2023-12-31"},
		{"2024-04-01..2024-04-10", "2024-03-22..2024-03-31", "2024-02-21..2024-03-31"},
	} {
		p, err := ParsePeriod(c.in, seoul, 1)
		if err != nil {
			t.Fatal(err)
		}
		if one, four := p.Earlier(1).Name, p.before().Name; one != c.one || four != c.four {
			t.Errorf("before %s: %s, %s; want %s, %s", c.in, one, four, c.one, c.four)
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2024Q2", "FY2024-H1", "2024-05", "2024-04-01..2024-06-30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriod(s, time.UTC, 4)
		if err != nil {
			return
		}
		if !p.From.Before(p.To) || p.Last().Before(p.From) || p.Earlier(4).To.After(p.From) {
			t.Errorf("%q = %+v", s, p)
		}
	})
}
