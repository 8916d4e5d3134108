package analysis_test

import (
	"fmt"
	"strings"
	"testing"
)

// families are pairs of incidents, one month apart, of a cause each, and so many that never came again, of another.
func families(repeated int, cause string, single int, other string) string {
	var b strings.Builder
	b.WriteString("-- register.toml --\n[register]\nlanguages = [\"en\"]\nstarts = 2018-01-01\n")
	n := 0
	add := func(month int, cause, more string) string {
		n++
		if cause != "" {
			cause = fmt.Sprintf("cause = %q\n", cause)
		}
		day := fmt.Sprintf("%d-%02d-01", 2018+month/12, month%12+1)
		fmt.Fprintf(&b, "-- i%02d.toml --\nid = \"I%02d\"\ntitle = \"Down\"\nseverity = \"sev2\"\nstarted = %sT10:00:00Z\nresolved = %sT11:00:00Z\n%s%s", n, n, day, day, cause, more)
		return fmt.Sprintf("I%02d", n)
	}
	for i := range repeated {
		first := add(2*i, cause, "")
		add(2*i+1, cause, fmt.Sprintf("[[related]]\nincident = %q\nrelation = \"recurrence\"\nbecause = \"Same.\"\nby = \"Kim\"\n", first))
	}
	for i := range single {
		add(i, other, "")
	}
	return b.String()
}

// TestByCause: five recurrences and two causes are needed; what nobody knows is listed and compared with none. Six of six against none of
// six is less likely than .01 among all relabelings: 12 over 6 are 924.
func TestByCause(t *testing.T) {
	for _, c := range []struct {
		text        string
		n, events   int
		groups      string
		tested, all bool
	}{
		{families(4, "change/deploy", 6, "capacity/surge"), 10, 4, "capacity 6/0 change 4/4", false, false},
		{families(6, "change/deploy", 6, "change/config"), 12, 6, "change 12/6", false, false},
		{families(6, "change/deploy", 6, ""), 6, 6, "change 6/6  6/0", false, false},
		{families(6, "change/deploy", 6, "capacity/surge"), 12, 6, "capacity 6/0 change 6/6", true, true},
		{families(12, "change/deploy", 12, "capacity/surge"), 24, 12, "capacity 12/0 change 12/12", true, false},
	} {
		r := result(t, open(t, files(c.text), "2023-01-01"))
		b := r.TimeTo.Causes
		var groups []string
		for _, g := range b.Groups {
			groups = append(groups, fmt.Sprintf("%s %d/%d", g.Cause, g.Spells, g.Repeated))
		}
		if got := strings.Join(groups, " "); got != c.groups || b.N != c.n || b.Events != c.events || (b.Test != nil) != c.tested {
			t.Errorf("%s, n=%d, %d events, test %v; want %+v", got, b.N, b.Events, b.Test, c)
		}
		if b.Test == nil {
			continue
		}
		if b.Test.AllRelabeled != c.all || b.Test.PExact > .01 {
			t.Errorf("%s: all %v of %d, p=%v", c.groups, b.Test.AllRelabeled, b.Test.Relabelings, b.Test.PExact)
		}
		if s := r.Statements.Of("time-by-cause"); s == nil || !s.Finds() || s.By != "bh" {
			t.Errorf("%s: %+v", c.groups, s)
		}
	}
}
