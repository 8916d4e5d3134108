package check

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/record"
)

// asOf is the day from which the cases look back.
var asOf = time.Date(2026, 11, 22, 23, 59, 59, 0, time.UTC)

// run loads a folder and checks it.
func run(t testing.TB, fsys fstest.MapFS) (*record.Corpus, []record.Diagnostic) {
	t.Helper()
	c, found, err := record.Load(fsys, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c, Run(c, found, Options{AsOf: asOf})
}

// A case holds a folder on which the rule fires, one on which all rules are silent, and what is printed about the first.
func readCase(t testing.TB, name string) (a *txtar.Archive, fires, silent fstest.MapFS) {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fires, silent = fstest.MapFS{}, fstest.MapFS{}
	for _, f := range a.Files {
		if n, ok := strings.CutPrefix(f.Name, "fires/"); ok {
			fires[n] = &fstest.MapFile{Data: f.Data}
		} else if n, ok := strings.CutPrefix(f.Name, "silent/"); ok {
			silent[n] = &fstest.MapFile{Data: f.Data}
		}
	}
	return a, fires, silent
}

// Every rule has a case: its findings, and no other, on one folder; nothing at all on another. A case "rule+more" shows more
// of a rule.
func TestRules(t *testing.T) {
	for _, name := range caseNames(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			rule, more := ruleOf(name)
			a, fires, silent := readCase(t, name)
			c, found := run(t, fires)
			if len(found) == 0 || len(found) > 1 && !more || slices.ContainsFunc(found, func(d record.Diagnostic) bool { return d.Rule != rule }) {
				t.Errorf("want a finding of %s, got %v", rule, found)
			}
			var got bytes.Buffer
			if err := record.Print(&got, c, found, false); err != nil {
				t.Fatal(err)
			}
			a.Files[len(a.Files)-1].Data = got.Bytes()
			golden.Compare(t, name, txtar.Format(a))
			if _, found := run(t, silent); len(silent) == 0 || len(found) > 0 {
				t.Errorf("silent fires: %v", found)
			}
		})
	}
}

func caseNames(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < len(Rules)-len(untold) {
		t.Fatalf("%d cases for %d rules, error %v", len(names), len(Rules), err)
	}
	return names
}

// ruleOf is the rule that a case is of, and whether it is one of several.
func ruleOf(name string) (rule string, more bool) {
	rule, _, more = strings.Cut(strings.TrimSuffix(filepath.Base(name), ".txtar"), "+")
	return rule, more
}

// untold are the rules whose findings no file of text can show; TestHostile of cmd/postmortem shows them.
var untold = []string{"unreadable", "not-a-file", "too-large", "not-utf8", "too-many-keys", "too-many-findings"}

// Rules are documented, named once, and no case is left without a rule.
func TestDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules {
		if seen[r.Name] || r.Name != strings.ToLower(r.Name) || !strings.HasSuffix(r.Doc, ".") || !strings.HasSuffix(r.Why, ".") && !strings.HasSuffix(r.Why, "?") {
			t.Errorf("%q is here twice, or its words are not sentences: %q %q", r.Name, r.Doc, r.Why)
		}
		seen[r.Name] = true
		if r.Level != record.Note && r.Level != record.Warning && r.Level != record.Error {
			t.Errorf("%s has level %d", r.Name, r.Level)
		}
	}
	cases := map[string]bool{}
	for _, n := range caseNames(t) {
		rule, more := ruleOf(n)
		if !seen[rule] {
			t.Errorf("%s is a case of no rule", n)
		}
		cases[rule] = cases[rule] || !more
	}
	for _, r := range Rules {
		if cases[r.Name] == slices.Contains(untold, r.Name) {
			t.Errorf("%s has no case, or one that the list of those without does not know", r.Name)
		}
	}
}

// The register that comes with the program has no findings, and every silence in it has a reason in both languages.
func TestKakao(t *testing.T) {
	c, found, err := record.Load(incidents.FS, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range Run(c, found, Options{AsOf: asOf}) {
		t.Errorf("%s: %s [%s]", d.At, d.Message, d.Rule)
	}
	if len(c.Incidents) < 38 {
		t.Errorf("%d incidents", len(c.Incidents))
	}
	for _, s := range c.Register.Silences {
		if s.Because["ko"] == "" || s.Because["en"] == "" {
			t.Errorf("the silence of %s %s gives no reason in Korean and English", s.Rule, s.Record)
		}
	}
}
