package analysis_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"example.com/postmortem/report/analysis"
)

// family is a register of one family: incidents on days, and actions of the first one.
func family(days []string, actions string) string {
	var b strings.Builder
	b.WriteString("-- register.toml --\n[register]\nlanguages = [\"en\"]\nstarts = 2020-01-01\nseverity_floor = \"sev3\"\n")
	for i, day := range days {
		fmt.Fprintf(&b, "-- i%d.toml --\nid = \"I%d\"\ntitle = \"Login failed\"\nseverity = \"sev2\"\nstarted = %sT00:00:00Z\nresolved = %sT01:00:00Z\ncause = \"change/deploy\"\n", i, i, day, day)
		if i > 0 {
			fmt.Fprintf(&b, "[[related]]\nincident = \"I%d\"\nrelation = \"recurrence\"\nbecause = \"Same.\"\nby = \"Kim\"\n", i-1)
		} else {
			b.WriteString(actions)
		}
	}
	return b.String()
}

// TestWorked is the example of the method: 2 repeats in 400 days with an action open, then 412 days without one. By chance that happens in
// 17 % of cases, so it is no evidence.
func TestWorked(t *testing.T) {
	a := open(t, files(family([]string{"2021-01-01", "2021-06-01", "2021-12-01"},
		"[[action]]\nid = \"A1\"\ntitle = \"Canary\"\ncreated = 2021-01-02\nclosed = 2022-02-06\nstate = \"done\"\nevidence = \"https://example.org\"\n")), "2023-03-25")
	w := result(t, a).Families[0].Worked
	if w.Open.Days != 400 || len(w.Open.Repeats) != 2 || w.Closed.Days != 412 || len(w.Closed.Repeats) != 0 || !slices.Equal(w.Triggers, []string{"I0"}) {
		t.Errorf("%+v", w)
	}
	if w.Chance == nil || math.Abs(float64(w.Chance.PZero)-.17) > .005 {
		t.Errorf("chance %+v, want .17", w.Chance)
	}
	if w.Since != "2022-02-06" {
		t.Errorf("since %q", w.Since)
	}
}

// TestPromises asks for the state of one action when the second incident began, on 1 June 2021.
func TestPromises(t *testing.T) {
	for _, c := range []struct{ action, against, state string }{
		{"", analysis.NothingPromised, ""},
		{"created = 2021-07-01\nstate = \"open\"", analysis.NothingPromised, "not-yet"},
		{"created = 2021-02-01\nstate = \"open\"", analysis.WhileOpen, "open"},
		{"created = 2021-02-01\ndue = 2021-05-01\nstate = \"open\"", analysis.WhileOpen, "open, 31 days overdue"},
		{"created = 2021-02-01\nclosed = 2021-07-01\nstate = \"done\"", analysis.WhileOpen, "open"},
		{"created = 2021-02-01\nclosed = 2021-05-01\nstate = \"done\"", analysis.AfterClosed, "done"},
		{"created = 2021-02-01\nstate = \"done\"", analysis.StateNotKnown, "not-known"},
		{"created = 2021-02-01\nclosed = { before = \"2021-09-01\" }\nstate = \"done\"", analysis.StateNotKnown, "not-known"},
		{"created = 2021-02-01\nstate = \"unknown\"", analysis.StateNotKnown, "not-known"},
		{"created = 2021-02-01\nstate = \"rejected\"\nbecause = \"Too dear.\"", analysis.NothingPromised, "rejected"},
		{"created = 2021\nstate = \"open\"", analysis.WhileOpen, "open"},
		{"state = \"open\"", analysis.WhileOpen, "open"},
	} {
		text := ""
		if c.action != "" {
			text = "[[action]]\nid = \"A1\"\ntitle = \"Canary\"\n" + strings.Replace(c.action, "created = 2021\n", "created = \"2021\"\n", 1) + "\n"
		}
		r := caseOf(t, open(t, files(family([]string{"2021-01-01", "2021-06-01"}, text)), "2022-01-01"), "I1").Repeat
		got := ""
		if r.Promises != nil {
			got = r.Promises.List[0].State
			if n := r.Promises.List[0].Overdue; n > 0 {
				got += fmt.Sprintf(", %d days overdue", n)
			}
		}
		if r.Against != c.against || got != c.state {
			t.Errorf("%q: %s, %q; want %s, %q", c.action, r.Against, got, c.against, c.state)
		}
	}
}

// TestPace holds the table of what small counts can bear: how many it would have taken.
func TestPace(t *testing.T) {
	for _, c := range []struct {
		days          []string
		n, before     int
		worse, better int     // against this quarter, in the next
		lo, hi        float64 // rate per quarter
		upper         float64
	}{
		{nil, 0, 0, 6, -1, 0, 3.689, 2.996},
		{[]string{"2023-02-01"}, 1, 0, 8, -1, .0253, 5.572, 4.744},
		{[]string{"2023-02-01", "2023-03-01"}, 2, 0, 10, -1, .2422, 7.225, 6.296},
		{[]string{"2023-02-01", "2023-02-11", "2023-03-01"}, 3, 0, 12, -1, .6187, 8.767, 7.754},
		{[]string{"2022-02-01", "2022-05-01", "2023-01-01"}, 1, 2, 8, -1, .0253, 5.572, 4.744},
	} {
		p := result(t, open(t, files(family(c.days, "")), "2023-04-20")).Pace
		if p.Quarter.From != "2023-01-01" || p.Quarter.Upto != "2023-03-31" || p.Quarter.Days != 90 || p.Before.Days != 365 || !p.Lags {
			t.Fatalf("quarter %+v, before %+v", p.Quarter, p.Before)
		}
		if p.Quarter.Count.Lo != c.n || p.Quarter.Count.Hi != c.n || p.Before.Count.Lo != c.before {
			t.Errorf("%v: %d after %d", c.days, p.Quarter.Count.Lo, p.Before.Count.Lo)
		}
		if p.Equal.Worse != c.worse || p.Equal.Better != c.better {
			t.Errorf("n=%d: worse from %d, better to %d; want %d, %d", c.n, p.Equal.Worse, p.Equal.Better, c.worse, c.better)
		}
		for _, x := range [][2]float64{{float64(p.Rate.Interval.Lo), c.lo}, {float64(p.Rate.Interval.Hi), c.hi}, {float64(p.Rate.Upper), c.upper}} {
			if math.Abs(x[0]-x[1]) > .001 {
				t.Errorf("n=%d: %.4f, want %.4f", c.n, x[0], x[1])
			}
		}
	}
}

// TestRule applies the rule of two in six months: 6 hours are needed.
func TestRule(t *testing.T) {
	register := "-- register.toml --\n[register]\nlanguages = [\"en\"]\nstarts = 2020-01-01\n[analysis]\nrule_hours = 6\n"
	incident := func(id, day, length, cause string) string {
		return fmt.Sprintf("-- %s.toml --\nid = %q\ntitle = \"Down\"\nseverity = \"sev2\"\nstarted = %sT00:00:00Z\n%s\n%s\n", id, id, day, length, cause)
	}
	deploy := "cause = \"change/deploy\""
	hours := func(n int) string { return fmt.Sprintf("duration = \"%dh\"", n) }
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"together", incident("A", "2021-01-10", hours(4), deploy) + incident("B", "2021-05-10", hours(3), deploy), []string{"A B 2021-05-31..2021-06-30 25200s yes"}},
		{"too little", incident("A", "2021-01-10", hours(2), deploy) + incident("B", "2021-05-10", hours(3), deploy), []string{"A B 2021-05-31..2021-06-30 18000s no"}},
		{"too far apart", incident("A", "2021-01-10", hours(4), deploy) + incident("B", "2021-08-10", hours(3), deploy), nil},
		{"other causes", incident("A", "2021-01-10", hours(4), deploy) + incident("B", "2021-02-10", hours(3), "cause = \"change/config\""), nil},
		{"a group of causes is none", incident("A", "2021-01-10", hours(4), "cause = \"change\"") + incident("B", "2021-02-10", hours(3), "cause = \"change\""), nil},
		{"unknown causes", incident("A", "2021-01-10", hours(4), "") + incident("B", "2021-02-10", hours(3), ""), nil},
		{"one passes alone", incident("A", "2021-01-10", hours(7), deploy) + incident("B", "2021-02-10", hours(3), deploy), []string{"A B 2021-02-28..2021-06-30 10800s no"}},
		{"length not known", incident("A", "2021-01-10", hours(4), deploy) + incident("B", "2021-02-10", "status = \"closed\"", deploy), []string{"A B 2021-02-28..2021-06-30 14400s+ not-known"}},
		{"a window moves on", incident("A", "2021-01-10", hours(2), deploy) + incident("B", "2021-03-10", hours(2), deploy) + incident("C", "2021-08-10", hours(5), deploy),
			[]string{"A B 2021-03-31..2021-06-30 14400s no", "B C 2021-08-31..2021-08-31 25200s yes"}},
	} {
		var got []string
		for _, g := range result(t, open(t, files(register+c.text), "2022-01-01")).Rule.Groups {
			var ids []string
			for _, p := range g.Incidents {
				ids = append(ids, p.ID)
			}
			sum := fmt.Sprintf("%ds", g.Seconds.Lo)
			if g.Seconds.Hi < 0 {
				sum += "+"
			}
			got = append(got, fmt.Sprintf("%s %s..%s %s %s", strings.Join(ids, " "), g.From, g.Upto, sum, g.Verdict))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSuggestions holds which words may stand for a suggestion: only known and equal causes make it a probable recurrence.
func TestSuggestions(t *testing.T) {
	text := func(cause1, cause2 string) string {
		one := "severity = \"sev2\"\naffected = [\"login\"]\nsummary = \"The authentication gateway refused tokens after a canary rollout of its configuration.\"\n"
		others := ""
		for i, cause := range []string{"power/fire", "hardware", "network/external", "capacity/overload", "third-party/vendor"} {
			others += fmt.Sprintf("-- o%d.toml --\nid = \"O%d\"\ntitle = \"Ω%d\"\nseverity = \"sev2\"\nstarted = 2020-0%d-01T00:00:00Z\nresolved = 2020-0%d-01T01:00:00Z\naffected = [\"f%d\"]\ncause = %q\n",
				i, i, i, i+1, i+1, i, cause)
		}
		return "-- register.toml --\n[register]\nlanguages = [\"en\"]\nstarts = 2020-01-01\n" + others +
			"-- a.toml --\nid = \"A\"\ntitle = \"Gateway refused tokens\"\nstarted = 2021-01-01T00:00:00Z\nresolved = 2021-01-01T01:00:00Z\n" + one + cause1 +
			"\n-- b.toml --\nid = \"B\"\ntitle = \"Gateway refused tokens\"\nstarted = 2021-02-01T00:00:00Z\nresolved = 2021-02-01T01:00:00Z\n" + one + cause2 + "\n"
	}
	for _, c := range []struct{ one, two, relation, causes string }{
		{"cause = \"change/config\"", "cause = \"change/config\"", "probable", analysis.SameCause},
		{"cause = \"change/config\"", "cause = \"capacity/surge\"", "similar", analysis.OtherCause},
		{"cause = \"change/config\"", "", "similar", analysis.NoCause},
		{"", "", "similar", analysis.NoCause},
		{"cause = \"change\"", "cause = \"change\"", "similar", analysis.NoCause},
		{"cause = \"change\"", "cause = \"change/config\"", "similar", analysis.NoCause},
		{"cause = \"internal-error\"", "cause = \"internal-error\"", "similar", analysis.NoCause},
		{"[cause]\nstate = \"suspected\"\ncategory = \"change/config\"", "[cause]\nstate = \"suspected\"\ncategory = \"change/config\"", "similar", analysis.NoCause},
	} {
		relations := caseOf(t, open(t, files(text(c.one, c.two)), "2022-01-01"), "B").Relations
		if len(relations) != 1 || relations[0].Relation != c.relation || relations[0].Causes != c.causes {
			t.Errorf("%q, %q: %+v, want %s with causes %s", c.one, c.two, relations, c.relation, c.causes)
		}
	}
}

// TestSettings holds what the [analysis] table takes.
func TestSettings(t *testing.T) {
	for _, c := range []struct {
		table map[string]any
		err   string
	}{
		{map[string]any{}, ""},
		{map[string]any{"rho": .1, "m": map[string]any{"cause": .8}, "rule_hours": int64(24), "suggest": false, "unknown_causes": []any{"x"}}, ""},
		{map[string]any{"roh": .1}, `unknown key "roh"`},
		{map[string]any{"rho": 1.5}, "rho: 1.5 is not a share"},
		{map[string]any{"m": map[string]any{"colour": .8}}, `m: unknown field "colour"`},
		{map[string]any{"discount": .5}, "discount: 0.5 is not a table"},
		{map[string]any{"look_back_days": int64(0)}, "look_back_days: 0 is not a whole number"},
		{map[string]any{"rule_hours": "24h"}, "rule_hours: 24h is not a number"},
		{map[string]any{"rule_hours": int64(6), "rule_needs": int64(2)}, "rule_needs: 2 of 1 thresholds"},
		{map[string]any{"unknown_causes": "x"}, "unknown_causes: x is not a list"},
	} {
		_, err := analysis.ReadSettings(c.table)
		if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
			t.Errorf("%v: %v, want %q", c.table, err, c.err)
		}
	}
	s := analysis.DefaultSettings()
	for _, x := range s.List() {
		if x.Value == "" || x.Doc == "" {
			t.Errorf("%s is reported as %q (%s)", x.Key, x.Value, x.Doc)
		}
	}
}

// TestShown holds that suggestions are counted nowhere, and can be turned off.
func TestShown(t *testing.T) {
	fsys := files("-- register.toml --\n[register]\nlanguages = [\"en\"]\nstarts = 2020-01-01\n[analysis]\nsuggest = false\n" +
		strings.TrimPrefix(family([]string{"2021-01-01", "2021-02-01"}, ""), "-- register.toml --\n[register]\nlanguages = [\"en\"]\nstarts = 2020-01-01\nseverity_floor = \"sev3\"\n"))
	r := result(t, open(t, fsys, "2022-01-01"))
	if len(r.Undecided) != 0 || len(r.Suggested) != 0 || r.Repeats.Declared != 1 || r.Repeats.Suggested != 1 {
		t.Errorf("%+v %+v %+v", r.Undecided, r.Suggested, r.Repeats)
	}
}
