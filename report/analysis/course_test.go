package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/stats"
)

// began is a register from 2018 on with an incident on each day.
func began(days ...string) string {
	var b strings.Builder
	b.WriteString("-- register.toml --\n[register]\nlanguages = [\"en\"]\nstarts = 2018-01-01\n[[feature]]\nid = \"a\"\n")
	for i := range 5 {
		fmt.Fprintf(&b, "[[feature]]\nid = \"f%d\"\n", i)
	}
	for i, day := range days {
		fmt.Fprintf(&b, "-- i%02d.toml --\nid = \"I%02d\"\ntitle = \"Down\"\nseverity = \"sev2\"\nstarted = %sT10:00:00Z\nresolved = %sT11:00:00Z\naffected = [\"a\"]\n", i, i, day, day)
	}
	return b.String()
}

// monthly is an incident on the first of so many months in a row.
func monthly(year, n int) (days []string) {
	for i := range n {
		days = append(days, fmt.Sprintf("%d-%02d-01", year+i/12, i%12+1))
	}
	return days
}

// TestCourse holds what each number of incidents may be asked. Twelve a month from 2021 on after three quiet years are more late than a
// constant rate explains; four are too few for any test.
func TestCourse(t *testing.T) {
	for _, c := range []struct {
		name    string
		days    []string
		bears   stats.Bearing
		toward  stats.Direction
		law     bool
		cluster bool
		brk     bool
		seasons bool
	}{
		{"none", nil, stats.Refused, stats.NoTrend, false, false, false, false},
		{"four", monthly(2019, 4), stats.Refused, stats.NoTrend, false, false, false, false},
		{"six", monthly(2019, 6), stats.Appendix, stats.NoTrend, true, false, false, false},
		{"late", monthly(2021, 12), stats.Sentence, stats.Increasing, true, true, false, false},
		{"early", monthly(2018, 12), stats.Sentence, stats.Decreasing, true, true, false, false},
		{"sixteen", monthly(2019, 16), stats.Sentence, stats.NoTrend, true, true, true, false},
		{"forty", monthly(2018, 40), stats.Sentence, stats.NoTrend, true, true, true, true},
	} {
		r := result(t, open(t, files(began(c.days...)), "2022-01-01"))
		x := r.Course
		if x.N != len(c.days) || x.Trend.Bears != c.bears && !(c.bears == stats.Sentence && x.Trend.Has(stats.Disagree)) {
			t.Errorf("%s: n=%d, trend bears %s: %s", c.name, x.N, x.Trend.Bears, x.Trend.Warnings)
		}
		if c.bears == stats.Sentence && c.toward != stats.NoTrend && x.Trend.MilDirection != c.toward {
			t.Errorf("%s: direction %s, want %s", c.name, x.Trend.MilDirection, c.toward)
		}
		if got := []bool{x.PowerLaw != nil, x.Clusters != nil, x.Break != nil, x.Seasons != nil}; !slices.Equal(got, []bool{c.law, c.cluster, c.brk, c.seasons}) {
			t.Errorf("%s: power law, clusters, break, seasons: %v", c.name, got)
		}
		if len(c.days) > 0 && r.Statements.Of("trend-incidents").P.OK() != (c.bears != stats.Refused) {
			t.Errorf("%s: the list of tests has %+v", c.name, r.Statements.Of("trend-incidents"))
		}
		if (r.PerFeature != nil) != (len(c.days) >= 8) {
			t.Errorf("%s: per feature %+v", c.name, r.PerFeature)
		}
	}
}

// TestUndeclaredStart: where the register does not say when it begins, time begins with the first incident, and that one is not counted.
func TestUndeclaredStart(t *testing.T) {
	text := strings.Replace(began(monthly(2021, 12)...), "starts = 2018-01-01\n", "", 1)
	r := result(t, open(t, files(text), "2022-01-01"))
	if r.Exposure.Declared || r.Course.From != "2021-01-01" || r.Course.N != 11 {
		t.Errorf("%+v, n=%d from %s", r.Exposure, r.Course.N, r.Course.From)
	}
	if r.Pace == nil || r.Pace.Quarter.Count.Lo != 3 || r.Pace.Before.Count.Lo != 8 {
		t.Errorf("pace %+v", r.Pace)
	}
}

// TestHeadlines: no report asks more questions in advance than it may.
func TestHeadlines(t *testing.T) {
	n := 0
	for _, s := range result(t, kakao(t)).Statements.List {
		if s.Asked == analysis.Headline {
			n++
		}
	}
	if n == 0 || n > analysis.MostHeadlines {
		t.Errorf("%d questions fixed in advance", n)
	}
}
