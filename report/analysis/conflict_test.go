package analysis_test

import (
	"strings"
	"testing"
)

// TestConflicts: C repeats B and B repeats A, and yet somebody said that C is no recurrence of A. The family stands, and the contradiction
// is named with who said what. A rejection between two families contradicts nothing.
func TestConflicts(t *testing.T) {
	text := family([]string{"2021-01-01", "2021-02-01", "2021-03-01"}, "")
	reject := "[[related]]\nincident = \"I0\"\nrelation = \"not-recurrence\"\nbecause = \"Other gateway.\"\nby = \"Lee\"\non = 2021-03-05\n"
	r := result(t, open(t, files(text+reject), "2022-01-01"))
	if len(r.Conflicts) != 1 || len(r.Families) != 1 || r.Families[0].Count != 3 {
		t.Fatalf("%d conflicts, families %+v", len(r.Conflicts), r.Families)
	}
	c := r.Conflicts[0]
	if c.Later != "I2" || c.Earlier != "I0" || c.By != "Lee" || c.On != "2021-03-05" || c.Family != "I0" || len(c.Joined) != 2 || c.Joined[0].By != "Kim" {
		t.Errorf("%+v", c)
	}
	apart := strings.Replace(text, "incident = \"I1\"", "incident = \"I0\"", 1)
	apart = apart[:strings.LastIndex(apart, "[[related]]")] + reject
	if r := result(t, open(t, files(apart), "2022-01-01")); len(r.Conflicts) != 0 {
		t.Errorf("%+v", r.Conflicts)
	}
}
