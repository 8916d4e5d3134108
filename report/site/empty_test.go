package site_test

import (
	"os"
	"regexp"
	"testing"

	"example.com/postmortem/report"
	"example.com/postmortem/report/site"
)

// TestEmptyAndFull renders a record in which hardly anything is known and one that has every field, and looks for the traces of a
// template that printed what is not there.
func TestEmptyAndFull(t *testing.T) {
	traces := regexp.MustCompile(`&lt;nil&gt;|<nil>|no value|⟦|%!|0001-01-01|\{\{ ?\.`)
	for name, b := range map[string]*report.Book{
		"empty": open(t, os.DirFS("testdata/empty"), report.Options{Langs: []string{"en", "ko"}}),
		"full":  full(t),
	} {
		for file, data := range all(t, b, site.Options{Formats: review}) {
			if trace := traces.Find(data); trace != nil {
				t.Errorf("%s: %s shows %q", name, file, trace)
			}
		}
	}
}
