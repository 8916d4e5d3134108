package site_test

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/pdf/file"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
	"example.com/postmortem/report/view"
)

func recurrence(t *testing.T, b *report.Book, formats ...*render.Format) *site.Site {
	t.Helper()
	s, err := site.NewRecurrence(b, site.Options{Formats: formats})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestRecurrenceFS holds the report on recurrence to the contract of file systems: a page for each family in every language and format, the
// figures beside the formats that want them, and analysis.json.
func TestRecurrenceFS(t *testing.T) {
	s := recurrence(t, openAlone(t, incidents.FS, report.Options{}), render.Markdown, render.HTML)
	want := []string{"analysis.json"}
	for _, l := range []string{"ko", "en"} {
		want = append(want, l+"/recurrence.md", l+"/recurrence.html", l+"/figures/recurrence-time-to-recurrence.svg",
			l+"/family-KAKAO-2012-04-28.html", l+"/figures/family-KAKAO-2024-05-20-chain.svg", l+"/figures/family-KAKAO-2016-09-12-family-durations.svg")
	}
	if err := fstest.TestFS(s, want...); err != nil {
		t.Error(err)
	}
}

// TestRecurrenceAlone: families lead to each other's pages, and no page leads to one that is not there.
func TestRecurrenceAlone(t *testing.T) {
	s := recurrence(t, openAlone(t, incidents.FS, report.Options{}), render.Markdown)
	src, err := fs.ReadFile(s, "en/recurrence.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), "(family-KAKAO-2012-04-28.md)") || strings.Contains(string(src), "](KAKAO-") || strings.Contains(string(src), "All incidents") {
		t.Errorf("links of the page of all families:\n%s", src)
	}
}

// TestRecurrenceBeside: made again beside the postmortems, the pages of what recurs are those of the site, byte for byte.
func TestRecurrenceBeside(t *testing.T) {
	formats := []*render.Format{render.Markdown, render.HTML, render.PDF}
	b := samples(t)
	whole := all(t, b, site.Options{Formats: formats})
	n := 0
	for _, p := range recurrence(t, b, formats...).Pages() {
		if err := p.Render(func(name string, data []byte) error {
			if n++; name != "analysis.json" && string(whole[name]) != string(data) {
				t.Errorf("%s is another than that of the site", name)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if n < 20 {
		t.Errorf("only %d files", n)
	}
}

// links are the relative destinations of a page by its format.
var links = map[string]*regexp.Regexp{
	".md":            regexp.MustCompile(`[^!]\]\(([^)#:]+)\)`),
	".html":          regexp.MustCompile(`<a href="([^"#:]+)"`),
	".fragment.html": regexp.MustCompile(`<a href="([^"#:]+)"`),
	".pdf":           regexp.MustCompile(`/URI \(([^):]+\.pdf)\)`),
}

func extension(name string) string {
	base := path.Base(name)
	if strings.HasSuffix(base, ".fragment.html") {
		return ".fragment.html"
	}
	return path.Ext(base)
}

// linked are the pages that every page leads to, in its own format.
func linked(t *testing.T, files map[string][]byte) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for name, data := range files {
		find := links[extension(name)]
		if find == nil {
			continue
		}
		if path.Ext(name) == ".pdf" {
			data = annotations(t, data)
		}
		for _, m := range find.FindAllSubmatch(data, -1) {
			all[name] = append(all[name], path.Join(path.Dir(name), string(m[1])))
		}
	}
	return all
}

// annotations are the actions of a PDF's links, one after another.
func annotations(t *testing.T, data []byte) []byte {
	t.Helper()
	f, err := file.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	for _, page := range f.Pages() {
		for _, a := range f.Array(f.Dict(page).Get("Annots")) {
			out = append(out, "/URI ("+f.Text(f.Dict(f.Dict(a).Get("A")).Get("URI"))+")\n"...)
		}
	}
	return out
}

// TestWays: in every format a reader gets from a postmortem to its family and to all families, from there to each postmortem, from the
// index to what recurs and back; and no page leads to one that is not there.
func TestWays(t *testing.T) {
	b := samples(t)
	files := all(t, b, site.Options{Formats: []*render.Format{render.Markdown, render.HTML, render.Fragment, render.PDF}})
	to := linked(t, files)
	for name, dests := range to {
		for _, dest := range dests {
			if files[dest] == nil {
				t.Errorf("%s leads to %s, which is not there", name, dest)
			}
		}
	}
	r, err := b.Analysis.Result()
	if err != nil {
		t.Fatal(err)
	}
	for ext := range links {
		want := func(from, dest string) {
			if from, dest = "en/"+from+ext, "en/"+dest+ext; !slices.Contains(to[from], dest) {
				t.Errorf("%s does not lead to %s", from, dest)
			}
		}
		want("index", "recurrence")
		want("recurrence", "index")
		want("KAKAO-2010-12-17", "recurrence")
		for _, f := range r.Families {
			page := view.FamilyName(f.ID)
			want("recurrence", page)
			want(page, "recurrence")
			for _, m := range f.Members {
				for _, id := range m.Incidents {
					want(page, id)
					want(id, page)
					want(id, "recurrence")
				}
			}
		}
	}
	if top := string(files["index.html"]); !strings.Contains(top, `href="ko/recurrence.html"`) {
		t.Error("the page above all does not lead to what recurs")
	}
}

// TestChosen: records that are not a whole register have no page of what recurs, and do not speak of one.
func TestChosen(t *testing.T) {
	for name, data := range all(t, openAlone(t, incidents.FS, report.Options{}), site.Options{Formats: []*render.Format{render.Markdown, render.HTML}}) {
		if strings.Contains(name, "/recurrence") || strings.Contains(name, "/family-") || strings.Contains(string(data), "All families") || strings.Contains(string(data), "page:") {
			t.Errorf("%s is or names a page of what recurs", name)
		}
	}
}

// TestNamesApart: incidents whose ids are the names of other pages have files of their own.
func TestNamesApart(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, id := range []string{"index", "Recurrence", "A", "B", "family-A", "quarter-2024Q2"} {
		text := "id = \"" + id + "\"\ntitle = \"T\"\nseverity = \"sev2\"\nstarted = \"2024-01-02 10:00\"\n"
		if id == "B" {
			text += "[[related]]\nincident = \"A\"\nrelation = \"recurrence\"\nbecause = \"Same.\"\nby = \"Kim\"\n"
		}
		fsys[id+".toml"] = &fstest.MapFile{Data: []byte(text)}
	}
	files := all(t, open(t, fsys, report.Options{Langs: []string{"en"}}), site.Options{Formats: []*render.Format{render.Markdown}})
	names := slices.Sorted(maps.Keys(files))
	for _, want := range []string{"en/index.md", "en/index_.md", "en/recurrence.md", "en/Recurrence_.md", "en/family-A.md", "en/family-A_.md", "en/quarter-2024Q2_.md"} {
		if !slices.Contains(names, want) {
			t.Errorf("no %s in %q", want, names)
		}
	}
	if index := string(files["en/index.md"]); !strings.Contains(index, "[family-A](family-A_.md)") || !strings.Contains(index, "](recurrence.md)") {
		t.Errorf("the index leads elsewhere:\n%s", index)
	}
	for name, dests := range linked(t, files) {
		for _, dest := range dests {
			if files[dest] == nil {
				t.Errorf("%s leads to %s, which is not there", name, dest)
			}
		}
	}
}

// TestRecurrenceAudience: what partners must not see is in no file for them, and a family of which they see one incident is none.
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
		if strings.HasPrefix(name, "2022-10-15") || strings.HasPrefix(name, "2024-05-21") {
			src = []byte(strings.Replace(string(src), `audience = "public"`, `audience = "restricted"`, 1))
		}
		fsys[name] = &fstest.MapFile{Data: src}
	}
	for _, a := range []record.Audience{record.Restricted, record.Public} {
		b := open(t, fsys, report.Options{Audience: a})
		files := all(t, b, site.Options{Formats: []*render.Format{render.Markdown, render.HTML}})
		for _, p := range recurrence(t, b, render.Markdown, render.HTML).Pages() {
			if err := p.Render(func(name string, data []byte) error { files["report/"+name] = data; return nil }); err != nil {
				t.Fatal(err)
			}
		}
		seen := 0
		for name, data := range files {
			if !strings.Contains(name, "/KAKAO-") && name != "index.html" { // sources of other postmortems may name the day
				seen += strings.Count(name+string(data), "2022-10-15")
			}
		}
		if (seen > 0) != (a == record.Restricted) {
			t.Errorf("for %s the fire is named %d times", a, seen)
		}
		if family := files["en/family-KAKAO-2024-05-20.md"]; (family != nil) != (a == record.Restricted) {
			t.Errorf("for %s the family of two has the page\n%s", a, family)
		}
	}
}
