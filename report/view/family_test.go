package view

import (
	"fmt"
	"strings"
	"testing"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
	"example.com/postmortem/templates"
)

// TestFamilyMore: a family with more suggestions than its page lists says how many there are.
func TestFamilyMore(t *testing.T) {
	l, err := lang.Load(templates.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	b := &Book{Register: &record.Register{Languages: []string{"en"}}, byID: map[string]*record.Incident{}}
	f := &analysis.Family{ID: "I0", Waiting: MostSuggestions + 1}
	for i := range MostSuggestions + 2 {
		id := fmt.Sprintf("I%d", i)
		b.byID[id] = &record.Incident{ID: id, Title: record.Text{"en": "Down"}}
		if i > 0 {
			f.Undecided = append(f.Undecided, analysis.Relation{Later: id, Earlier: "I0", Relation: "similar"})
		}
	}
	f.Members = []analysis.Member{{Incidents: []string{"I0"}}, {Incidents: []string{"I1"}}}
	for waiting, want := range map[int]string{MostSuggestions + 1: "30 of 31 are listed here", MostSuggestions: ""} {
		f.Waiting, f.Undecided = waiting, f.Undecided[:waiting]
		got := b.Family(f, l).Body.(*Family).More.Plain()
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("of %d suggestions the page says %q", waiting, got)
		}
	}
}
