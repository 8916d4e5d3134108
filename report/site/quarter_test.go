package site_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

// harbor is an invented register with objectives, drills and a zone that changes its clocks.
var harbor = os.DirFS("../analysis/quarter/testdata/harbor")

func openQuarter(t testing.TB, fsys fs.FS, o report.QuarterOptions, a record.Audience) (*report.Quarter, []record.Diagnostic) {
	t.Helper()
	o.Redo = "postmortem quarter " + o.Period
	q, found, err := report.OpenQuarter(fsys, report.Options{Patterns: []string{"."}, Audience: a, AsOf: asOf, Version: "test"}, o)
	if err != nil {
		t.Fatal(err)
	}
	return q, found
}

// made are all files of a report.
func made(t testing.TB, q *report.Quarter, formats ...*render.Format) map[string][]byte {
	t.Helper()
	s, err := site.NewQuarter(q, site.Options{Formats: formats}, func(string) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, p := range s.Pages() {
		if err := p.Render(func(name string, data []byte) error { files[name] = bytes.Clone(data); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

var digests = regexp.MustCompile("[0-9a-f]{64}")

// TestQuarterGolden keeps two reports as Markdown, in both languages, and the digests of nothing else: words are what is reviewed here.
func TestQuarterGolden(t *testing.T) {
	for _, x := range []struct {
		name string
		fsys fs.FS
		o    report.QuarterOptions
	}{
		{"kakao", incidents.FS, report.QuarterOptions{Period: "2024Q2", WhatIf: []quarter.WhatIf{{Site: "sk-cnc-pangyo", Incident: "KAKAO-2022-10-15"}}}},
		{"harbor", harbor, report.QuarterOptions{Period: "2024Q2", WhatIf: []quarter.WhatIf{{Site: "fra-1", Incident: "INC-002"}}, Accounting: &report.AccountingChange{Partial: "weighted", Maintenance: "included"}}},
	} {
		q, _ := openQuarter(t, x.fsys, x.o, record.Internal)
		for name, data := range made(t, q, render.Markdown) {
			if path.Ext(name) == ".md" {
				data = digests.ReplaceAll(data, bytes.Repeat([]byte("0"), 64)) // any word of any page or record would change one
				golden.Compare(t, filepath.Join("testdata", "quarter", x.name, filepath.FromSlash(name)), data)
			}
		}
	}
}

// TestQuarterWords fails where a report asks for a message that its catalogue does not have, in any quarter of the registers.
func TestQuarterWords(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"kakao": incidents.FS, "harbor": harbor} {
		for year := 2010; year <= 2026; year += 2 {
			for _, part := range []string{"Q2", "Q4", "", "-H1", "-05"} {
				period := fmt.Sprintf("%d%s", year, part)
				q, _ := openQuarter(t, fsys, report.QuarterOptions{Period: period}, record.Public)
				for _, l := range q.Book.Langs {
					if _, err := q.Doc(l); err != nil {
						t.Fatal(err)
					}
					if missing := l.Missing(); len(missing) > 0 {
						t.Errorf("%s/%s: %s lacks %q", name, period, l.Tag(), missing)
					}
				}
			}
		}
	}
}

// TestQuarterFormats makes every format and checks that figures and tables stand beside the pages.
func TestQuarterFormats(t *testing.T) {
	q, _ := openQuarter(t, harbor, report.QuarterOptions{Period: "2024Q2"}, record.Internal)
	files := made(t, q, render.Markdown, render.HTML, render.PDF)
	for _, name := range []string{
		"analysis.json", "en/quarter-2024Q2.pdf", "ko/quarter-2024Q2.html", "en/figures/quarter-2024Q2-strip.svg",
		"ko/tables/quarter-2024Q2-ledger.csv", "en/tables/quarter-2024Q2-incidents.csv",
	} {
		if len(files[name]) == 0 {
			t.Errorf("no %s in %q", name, slices.Sorted(maps.Keys(files)))
		}
	}
	if !bytes.HasPrefix(files["ko/tables/quarter-2024Q2-ledger.csv"], []byte("\ufeff장애,원인,")) {
		t.Errorf("%q", files["ko/tables/quarter-2024Q2-ledger.csv"])
	}
}

// said is a folder of records with what people say about a period.
func said(t testing.TB, text string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{"quarters/2024Q2.toml": {Data: []byte(text)}}
	err := fs.WalkDir(harbor, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(harbor, name)
		files[name] = &fstest.MapFile{Data: src}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

const approved = `period = "2024Q2"
as_of = 2024-07-15
distribution = ["Board", "Audit"]
[prepared]
by = "B. Lang"
on = 2024-07-14
[approved]
by = "A. Weber"
role = { en = "Head of reliability", ko = "신뢰성 책임자" }
on = 2024-07-15
[commentary]
decisions = { en = "We *stop* rollouts <b>now</b>.", ko = "배포를 멈춘다." }
`

// TestQuarterSaid: what people say stands in its section, the day that they approved holds, and a report nobody approved is a draft.
func TestQuarterSaid(t *testing.T) {
	q, found := openQuarter(t, said(t, approved), report.QuarterOptions{Period: "2024Q2", Frozen: true}, record.Internal)
	if len(found) > 0 || q.Report.AsOf.Format(time.DateOnly) != "2024-07-15" {
		t.Errorf("as of %v, %v", q.Report.AsOf, found)
	}
	files := made(t, q, render.Markdown, render.HTML)
	for _, want := range []string{"A. Weber, Head of reliability, 2024-07-15", "Board and Audit", "We *stop* rollouts"} {
		if !strings.Contains(string(files["en/quarter-2024Q2.md"]), want) {
			t.Errorf("no %q", want)
		}
	}
	if md := string(files["ko/quarter-2024Q2.md"]); strings.Contains(md, "초안") || !strings.Contains(md, "배포를 멈춘다.") {
		t.Error("an approved report is a draft, or lacks what people said")
	}
	if strings.Contains(string(files["en/quarter-2024Q2.html"]), "<b>now") {
		t.Error("HTML of a commentary is not shown as written")
	}
	if q, _ := openQuarter(t, said(t, approved), report.QuarterOptions{Period: "2024Q2"}, record.Internal); q.Report.AsOf.Year() != 2026 {
		t.Errorf("an as-of time that was asked for does not hold: %v", q.Report.AsOf)
	}
	q, found = openQuarter(t, said(t, "period = \"2024Q2\"\naprroved = 1\n"), report.QuarterOptions{Period: "2024Q2"}, record.Internal)
	if q.Report != nil || len(found) != 1 || found[0].At.String() != "quarters/2024Q2.toml:2:1" || found[0].Rule != "unknown-key" {
		t.Errorf("a broken file: %+v", found)
	}
}

// TestQuarterSince: what changed since an earlier report is said with its reason.
func TestQuarterSince(t *testing.T) {
	before, _ := openQuarter(t, harbor, report.QuarterOptions{Period: "2024Q2"}, record.Internal)
	old, err := before.JSON()
	if err != nil {
		t.Fatal(err)
	}
	files := said(t, approved)
	src := strings.Replace(string(files["INC-004.toml"].Data), `"2024-04-10 12:00"`, `"2024-04-10 12:10"`, 1)
	files["INC-004.toml"].Data = []byte(src + "\n[[revision]]\non = 2024-07-01\nwas = \"resolved 12:00\"\nbecause = \"Logs were read.\"\n")
	delete(files, "INC-012.toml")
	now, _ := openQuarter(t, files, report.QuarterOptions{Period: "2024Q2", Since: old}, record.Internal)
	md := string(made(t, now, render.Markdown)["en/quarter-2024Q2.md"])
	for _, want := range []string{
		"| INC-004 | end | 2024-04-10 12:00 | 2024-04-10 12:10 | Logs were read. |", "| INC-004 | duration | 1 h | 1 h 10 min | Logs were read. |",
		"- INC-004: end 2024-04-10 12:00 → 2024-04-10 12:10, because: Logs were read.", "- INC-012: no longer in the register", "- The period: impact 69 h",
		"4 facts differ from the report as of 22 November 2026 (Sun); incidents concerned: 2.",
	} {
		if !strings.Contains(tight(md), tight(want)) {
			t.Errorf("no %q in\n%s", want, md[:min(len(md), 4000)])
		}
	}
	for _, bad := range []string{"", "{}", `{"schema":"other"}`} {
		_, _, err := report.OpenQuarter(harbor, report.Options{Patterns: []string{"."}, AsOf: asOf}, report.QuarterOptions{Period: "2024Q2", Since: []byte(bad)})
		if err == nil {
			t.Errorf("%q is an earlier report", bad)
		}
	}
}

// tight takes the padding of tables away.
func tight(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestQuarterWithPostmortems: the postmortems follow, and no link within the document leads nowhere.
func TestQuarterWithPostmortems(t *testing.T) {
	for _, x := range []struct {
		fsys           fs.FS
		period, inside string
	}{
		{incidents.FS, "2024Q2", `<a href="#top-`}, {incidents.FS, "2022Q4", "source"}, {harbor, "2024Q2", "Frankfurt"},
	} {
		q, _ := openQuarter(t, x.fsys, report.QuarterOptions{Period: x.period, Postmortems: true}, record.Internal)
		files := made(t, q, render.Markdown, render.HTML, render.PDF)
		html := string(files["en/quarter-"+x.period+".html"])
		for _, r := range q.Report.Incidents {
			title, _ := q.Book.Incidents()[slices.IndexFunc(q.Book.Incidents(), func(in *record.Incident) bool { return in.ID == r.ID })].Title.In("en")
			if !strings.Contains(string(files["en/quarter-"+x.period+".md"]), "\n### "+title+"\n") {
				t.Errorf("%s: no postmortem %q", x.period, title)
			}
		}
		links := regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(html, -1)
		if len(links) < 10 || !strings.Contains(html, x.inside) {
			t.Errorf("%s: %d links, %q", x.period, len(links), x.inside)
		}
		for _, l := range links {
			if !strings.Contains(html, `id="`+l[1]+`"`) {
				t.Errorf("%s: %s leads nowhere", x.period, l[0])
			}
		}
		if strings.Contains(html, "chart:") || strings.Contains(html, "incident:") {
			t.Errorf("%s: a link or figure was not resolved", x.period)
		}
	}
}

// TestQuarterAudience: what an audience may not see is in no file.
func TestQuarterAudience(t *testing.T) {
	files := said(t, approved)
	files["INC-003.toml"].Data = append([]byte("audience = \"restricted\"\n"), files["INC-003.toml"].Data...)
	q, _ := openQuarter(t, files, report.QuarterOptions{Period: "2024Q2"}, record.Internal)
	for name, data := range made(t, q, render.Markdown, render.HTML) {
		if bytes.Contains(data, []byte("INC-003")) {
			t.Errorf("%s names a hidden incident", name)
		}
	}
}

// TestQuarterFindings: a file with errors is in no figure, and outsiders do not learn its name.
func TestQuarterFindings(t *testing.T) {
	files := said(t, approved)
	files["INC-004.toml"].Data = append(files["INC-004.toml"].Data, "nonsense = 1\n"...)
	for a, named := range map[record.Audience]bool{record.Internal: true, record.Public: false} {
		q, found := openQuarter(t, files, report.QuarterOptions{Period: "2024Q2"}, a)
		if len(found) == 0 || q.Report.Complete.FailedFiles != 1 {
			t.Errorf("%v: %v, %+v", a, found, q.Report.Complete)
		}
		text := made(t, q, render.Markdown)
		if got := bytes.Contains(text["en/quarter-2024Q2.md"], []byte("INC-004.toml")); got != named {
			t.Errorf("%v: the file is named: %v", a, got)
		}
		if !named && bytes.Contains(text["analysis.json"], []byte("INC-004")) {
			t.Errorf("%v: analysis.json names the file", a)
		}
	}
}
