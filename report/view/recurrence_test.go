package view

import (
	"strconv"
	"strings"
	"testing"
	"time"

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
	if len(some) != mostFamilies {
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

// TestListedGroups: of ninety groups a page lists thirty: those that pass, those that may, and then the latest, in order of time.
func TestListedGroups(t *testing.T) {
	var all []analysis.RuleGroup
	for i := range 90 {
		g := analysis.RuleGroup{Cause: strconv.Itoa(i), Verdict: analysis.No}
		switch i {
		case 3, 50:
			g.Verdict = analysis.Yes
		case 7:
			g.Verdict = analysis.NotKnown
		}
		all = append(all, g)
	}
	want := "3 7 50"
	for i := 63; i < 90; i++ {
		want += " " + strconv.Itoa(i)
	}
	var got []string
	for _, g := range listedGroups(all) {
		got = append(got, g.Cause)
	}
	if strings.Join(got, " ") != want {
		t.Errorf("%v, wanted %s", got, want)
	}
	if got := listedGroups(all[:30]); len(got) != 30 || got[0].Cause != "0" {
		t.Errorf("%d of thirty groups", len(got))
	}
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

// TestAtRisk: whoever was last seen leaves the numbers at risk, whether something recurred or not, and not before that.
func TestAtRisk(t *testing.T) {
	counts := atRisk([]analysis.Spell{{Seconds: 30}, {Seconds: 10, Next: "x"}, {Seconds: 20}})
	at := func(x time.Duration) (n int) {
		for _, c := range counts {
			if c.X <= x {
				n = c.N
			}
		}
		return n
	}
	for seconds, want := range map[int]int{0: 3, 9: 3, 10: 3, 11: 2, 20: 2, 25: 1, 30: 1, 31: 0} {
		if got := at(time.Duration(seconds) * time.Second); got != want {
			t.Errorf("after %d s %d at risk, want %d", seconds, got, want)
		}
	}
}
