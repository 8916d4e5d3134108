package check

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"example.com/postmortem/report/record"
)

// awkward is a folder with findings of every level, in files with awkward names, and one about a file as a whole.
func awkward(t testing.TB) *Report {
	c, found := run(t, fstest.MapFS{
		"a b,한:1.toml": {Data: []byte("title = 3\nseverty = \"sev1\"\n")},
		"b.toml":       {Data: []byte("title = \"x\"\nseverity = \"sev1\"\nstarted = \"2024-01-01\"\n[[action]]\ntitle = \"50% 느림\\r\\n::x\"\n")},
		"c.toml/x":     {Data: nil},
	})
	levels := map[record.Level]bool{}
	for _, d := range found {
		levels[d.Level] = true
	}
	if len(levels) != 3 {
		t.Fatalf("levels %v", levels)
	}
	return &Report{Corpus: c, Found: found, Version: "1.2.3"}
}

func printed(t testing.TB, name string, r *Report) string {
	t.Helper()
	f, ok := FormatNamed(name)
	if !ok {
		t.Fatalf("no format %q", name)
	}
	var b bytes.Buffer
	if err := f.Print(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSARIF(t *testing.T) {
	schema := jsonschema.NewCompiler()
	schema.AssertFormat()
	s, err := schema.Compile("testdata/sarif.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	c, found := run(t, fstest.MapFS{})
	for name, r := range map[string]*Report{"some": awkward(t), "none": {Corpus: c, Found: found}} {
		text := printed(t, "sarif", r)
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var log sarifLog
		if err := json.Unmarshal([]byte(text), &log); err != nil {
			t.Fatal(err)
		}
		if run := log.Runs[0]; len(run.Results) != len(r.Found) || len(run.Tool.Driver.Rules) != len(Rules) {
			t.Errorf("%s: %d results for %d findings, %d rules", name, len(run.Results), len(r.Found), len(run.Tool.Driver.Rules))
		}
		prints := map[string]bool{}
		for i, x := range log.Runs[0].Results {
			d, at := r.Found[i], x.Locations[0].Physical
			if rule := log.Runs[0].Tool.Driver.Rules[x.RuleIndex].ID; rule != x.RuleID || x.RuleID != d.Rule || x.Level != d.Level.String() {
				t.Errorf("%s is result %s of rule %s, %s", d.Rule, x.RuleID, rule, x.Level)
			}
			if (at.Region == nil) != (d.At.Line == 0) || at.Region != nil && *at.Region != (sarifRegion{d.At.Line, d.At.Col, d.End.Line, d.End.Col}) {
				t.Errorf("%v has region %v", d.At, at.Region)
			}
			for _, p := range x.Prints {
				if prints[p] {
					t.Errorf("two results have fingerprint %s", p)
				}
				prints[p] = true
			}
		}
	}
}

// A result keeps its fingerprint when lines above it move, and a file on the disk's root is a file URI.
func TestFingerprints(t *testing.T) {
	prints := func(above string) (out []string) {
		c, found := run(t, fstest.MapFS{"a.toml": {Data: []byte(above + "title = \"x\"\nseverity = \"sev1\"\nstarted = \"2024-01-01\"\nkind = \"x\"\n")}})
		var log sarifLog
		if err := json.Unmarshal([]byte(printed(t, "sarif", &Report{Corpus: c, Found: found})), &log); err != nil {
			t.Fatal(err)
		}
		for _, r := range log.Runs[0].Results {
			out = append(out, r.Prints["primaryLocationLineHash/v1"])
		}
		return out
	}
	if a, b := prints(""), prints("# a\n\n"); len(a) != 1 || !slices.Equal(a, b) {
		t.Errorf("%v, moved %v", a, b)
	}
	if got := uri("/a b/c.toml"); got != "file:///a%20b/c.toml" {
		t.Errorf("uri is %s", got)
	}
}

// One command a line, whatever stands in messages and names.
func TestGitHub(t *testing.T) {
	r := awkward(t)
	lines := strings.Split(strings.TrimSuffix(printed(t, "github", r), "\n"), "\n")
	if len(lines) != len(r.Found) {
		t.Fatalf("%d lines for %d findings", len(lines), len(r.Found))
	}
	for i, want := range map[int]string{
		0:              "::error file=a b%2C한%3A1.toml,line=1,endLine=1,col=1,endColumn=1,title=missing-key::",
		len(lines) - 1: "::error file=c.toml,line=1,endLine=1,col=1,endColumn=1,title=not-a-file::a folder has the name of a record",
	} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("got  %s\nwant %s", lines[i], want)
		}
	}
	for _, l := range lines {
		head, rest, _ := strings.Cut(strings.TrimPrefix(l, "::"), "::")
		if !strings.HasPrefix(l, "::") || rest == "" || strings.Count(head, "title=") != 1 || strings.Contains(l, "50% ") {
			t.Errorf("got %s", l)
		}
	}
}

func TestJSON(t *testing.T) {
	r := awkward(t)
	var got []finding
	if err := json.Unmarshal([]byte(printed(t, "json", r)), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(r.Found) {
		t.Fatalf("%d of %d", len(got), len(r.Found))
	}
	for i, d := range r.Found {
		if want := (finding{d.Rule, d.Level.String(), d.Message, d.Hint, d.At.File, d.At.Line, d.At.Col, d.End.Line, d.End.Col}); got[i] != want {
			t.Errorf("got %v, want %v", got[i], want)
		}
	}
	if got := printed(t, "json", &Report{Corpus: r.Corpus}); got != "[]\n" {
		t.Errorf("nothing is %q", got)
	}
}

// Every rule can be explained, with an example that shows its name and how to silence it if that is possible.
func TestExplain(t *testing.T) {
	for _, r := range Rules {
		var b bytes.Buffer
		if err := Explain(&b, r); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		told := !slices.Contains(untold, r.Name)
		if !strings.Contains(text, wrapped(r.Why)) || strings.Contains(text, "["+r.Name+"]") != told || strings.Contains(text, "[[silence]]") != r.silenceable() {
			t.Errorf("%s:\n%s", r.Name, text)
		}
	}
	var list bytes.Buffer
	if err := List(&list); err != nil || strings.Count(list.String(), "\n") != len(Rules) {
		t.Errorf("error %v, list:\n%s", err, &list)
	}
}
