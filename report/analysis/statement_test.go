package analysis_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/stats"
)

// TestStatements adjusts the p values of a report by hand: three headlines by Holm (.01×3, .03×2, .5), two drill-downs by Benjamini and
// Hochberg (.08×2/1 and .09), and leaves alone what is exploratory, what could not be tested and what is no test.
func TestStatements(t *testing.T) {
	na := stats.Number(math.NaN())
	ask := func(question, asked string, p stats.Number) analysis.Statement {
		return analysis.Plain(question, "m", 3, 10, "ratio", 2, stats.Interval{Lo: 1, Hi: 4, Level: .95}, "poisson").Test(asked, p)
	}
	s := analysis.NewStatements([]analysis.Statement{
		ask("a", analysis.Headline, .03), ask("b", analysis.Headline, .01), ask("c", analysis.Headline, .5), ask("none", analysis.Headline, na),
		ask("d", analysis.DrillDown, .08), ask("e", analysis.DrillDown, .09), ask("f", analysis.Exploratory, .0001),
		analysis.Plain("rate", "m", 3, 10, "ratio", 2, stats.Interval{Lo: 1, Hi: 4, Level: .95}),
	})
	want := strings.TrimSpace(`
a 0.06 holm false
b 0.03 holm true
c 0.5 holm false
none NA  false
d 0.09 bh true
e 0.09 bh true
f NA  false
rate NA  false`)
	var got []string
	for _, x := range s.List {
		got = append(got, fmt.Sprintf("%s %s %s %v", x.Question, x.Adjusted, x.By, s.Of(x.Question).Finds()))
	}
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if s.Tests != 6 || s.Kinds != (analysis.TestKinds{Headline: 3, DrillDown: 2, Exploratory: 1}) || s.Suite != stats.ReferenceSuite {
		t.Errorf("%d tests, %+v, suite %q", s.Tests, s.Kinds, s.Suite)
	}
	if s.Of("nobody asked") != nil {
		t.Error("an answer to what nobody asked")
	}
	if _, err := json.Marshal(s); err != nil {
		t.Error(err)
	}
}
