package view

import (
	"testing"

	"example.com/postmortem/report/analysis/quarter"
	rules "example.com/postmortem/report/check"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/templates"
)

// TestFindingWords: what a report says of a rule in English is what the checks say of it, and every language says it of every rule that a
// report may quote.
func TestFindingWords(t *testing.T) {
	en, err := lang.Load(templates.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range quarter.Touching {
		r, ok := rules.RuleNamed(name)
		if !ok {
			t.Errorf("there is no rule %q", name)
			continue
		}
		if got := en.T("finding." + name); got != r.Doc {
			t.Errorf("%s: %q, and the rule says %q", name, got, r.Doc)
		}
	}
}
