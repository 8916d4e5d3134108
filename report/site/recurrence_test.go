package site_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

// TestRecurrenceFS holds the report on recurrence to the contract of file systems: a page for each family in every language and format, the
// figures beside the formats that want them, and analysis.json.
func TestRecurrenceFS(t *testing.T) {
	s, err := site.NewRecurrence(samples(t), site.Options{Formats: []*render.Format{render.Markdown, render.HTML}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"analysis.json"}
	for _, l := range []string{"ko", "en"} {
		want = append(want, l+"/recurrence.md", l+"/recurrence.html", l+"/figures/recurrence-time-to-recurrence.svg",
			l+"/family-KAKAO-2012-04-28.html", l+"/figures/family-KAKAO-2024-05-20-chain.svg", l+"/figures/family-KAKAO-2016-09-12-family-durations.svg")
	}
	if err := fstest.TestFS(s, want...); err != nil {
		t.Error(err)
	}
}

// TestRecurrenceLinks: families lead to each other's pages, and no page leads to one that is not there.
func TestRecurrenceLinks(t *testing.T) {
	s, err := site.NewRecurrence(samples(t), site.Options{Formats: []*render.Format{render.Markdown}})
	if err != nil {
		t.Fatal(err)
	}
	src, err := fs.ReadFile(s, "en/recurrence.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), "(family-KAKAO-2012-04-28.md)") || strings.Contains(string(src), "](KAKAO-") || strings.Contains(string(src), "incident:") {
		t.Errorf("links of the page of all families:\n%s", src)
	}
}

// TestRecurrenceAudience: what partners must not see is in no file for them.
func TestRecurrenceAudience(t *testing.T) {
	fsys := fstest.MapFS{}
	names, err := fs.Glob(incidents.FS, "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		src, err := fs.ReadFile(incidents.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(name, "2022-10-15") {
			src = []byte(strings.Replace(string(src), `audience = "public"`, `audience = "restricted"`, 1))
		}
		fsys[name] = &fstest.MapFile{Data: src}
	}
	for _, a := range []record.Audience{record.Restricted, record.Public} {
		b := open(t, fsys, report.Options{Audience: a})
		s, err := site.NewRecurrence(b, site.Options{Formats: []*render.Format{render.Markdown, render.HTML}})
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, p := range s.Pages() {
			if err := p.Render(func(name string, data []byte) error {
				seen += strings.Count(name+string(data), "2022-10-15")
				return nil
			}); err != nil {
				t.Fatal(err)
			}
		}
		if (seen > 0) != (a == record.Restricted) {
			t.Errorf("for %s the fire is named %d times", a, seen)
		}
	}
}
