package view

import (
	"strconv"
	"testing"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/stats"
)

// TestLargestFamilies: of seventy families a page lists sixty, the small ones left out, those that are listed in order of time.
func TestLargestFamilies(t *testing.T) {
	var all []*analysis.Family
	for i := range 70 {
		all = append(all, &analysis.Family{ID: strconv.Itoa(i), Count: 2 + i%7})
	}
	some := largestFamilies(all)
	if len(some) != MostFamilies {
		t.Fatalf("%d families", len(some))
	}
	small := 0
	for i, f := range some {
		if i > 0 && atoi(t, f.ID) <= atoi(t, some[i-1].ID) {
			t.Errorf("%s stands after %s", f.ID, some[i-1].ID)
		}
		if f.Count == 2 {
			small++
		}
	}
	if small != 0 {
		t.Errorf("%d of the smallest are listed", small)
	}
	if got := largestFamilies(all[:3]); len(got) != 3 {
		t.Errorf("%d of three families", len(got))
	}
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestUnlisted: of fifty drill-downs a table lists the twenty with the smallest p; questions that were asked in advance always stand in it.
func TestUnlisted(t *testing.T) {
	var list []analysis.Statement
	add := func(asked string, p float64) {
		list = append(list, analysis.Plain("q", "m", 1, 1, "", 0, stats.Interval{}).Test(asked, stats.Number(p)))
	}
	add(analysis.Headline, .9)
	for i := range 50 {
		add(analysis.DrillDown, float64(50-i)/100)
	}
	s := analysis.NewStatements(list)
	out := unlisted(&s)
	if len(out) != 30 || out[0] || !out[1] || out[50] || out[31] || !out[30] {
		t.Errorf("%d are left out: %v", len(out), out)
	}
	s = analysis.NewStatements(list[:20])
	if out := unlisted(&s); len(out) != 0 {
		t.Errorf("of nineteen %v are left out", out)
	}
}
