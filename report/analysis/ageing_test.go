package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"example.com/postmortem/report/analysis"
)

// TestAgeing: of five actions one was closed on a day, one by a day, one nobody knows when, one is open and overdue, one was closed late
// and after the next repeat; a sixth was rejected.
func TestAgeing(t *testing.T) {
	action := func(id, rest string) string {
		return fmt.Sprintf("[[action]]\nid = %q\ntitle = \"Canary\"\ncreated = 2021-01-02\n%s\n", id, rest)
	}
	text := family([]string{"2021-01-01", "2021-06-01"}, action("A1", "owner = \"SRE\"\ndue = 2021-03-01\nclosed = 2021-02-01\nstate = \"done\"\nevidence = \"https://example.org\"")+
		action("A2", "closed = { before = \"2021-02-11\" }\nstate = \"done\"")+action("A3", "state = \"done\"")+
		action("A4", "owner = \"SRE\"\ndue = 2021-12-22\nstate = \"open\"")+
		action("A5", "due = 2021-05-01\nclosed = 2021-07-01\nstate = \"done\"\nevidence = \"https://example.org\"")+
		action("A6", "state = \"rejected\"\nbecause = \"Too dear.\""))
	x := result(t, open(t, files(text), "2022-01-01")).Actions
	ids := func(list []analysis.ActionID) string {
		var all []string
		for _, a := range list {
			all = append(all, a.ID)
		}
		return strings.Join(all, " ")
	}
	for _, c := range []struct{ what, got, want string }{
		{"counts", fmt.Sprint(x.Actions, x.Rejected, x.Closing.N, x.Closing.Events, x.LatestDay), "5 1 4 3 1"},
		{"not known", ids(x.NotKnown), "A3"}, {"no owner", ids(x.NoOwner), "A2 A3 A5"}, {"no due date", ids(x.NoDue), "A2 A3"},
		{"no evidence", ids(x.NoEvidence), "A2 A3"}, {"after the repeat", ids(x.AfterRepeat), "A5"},
		{"overdue", fmt.Sprintf("%d %s %d %d", len(x.Overdue), x.Overdue[0].ID, x.OverdueNow, x.OverdueEver), "1 A4 10 71"},
		{"closing", fmt.Sprint(x.Closing.Points[0].Time, x.Closing.Points[1].Time), "30 40"},
		{"repeats while overdue", fmt.Sprint(x.Lateness.Overdue.Repeats, x.Lateness.Overdue.Days), "[I1] 71"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
	if s := result(t, open(t, files(text), "2022-01-01")).Statements.Of("overdue-repeats"); s == nil || s.Asked != analysis.Exploratory {
		t.Errorf("the association is listed as %+v", s)
	}
}
