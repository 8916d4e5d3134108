package site_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"example.com/postmortem/report"
	"example.com/postmortem/report/export"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

// secrets are the full records, with what people say about a period and templates of their own: comments in files have no mark of an
// audience, so that files with them are for readers inside only.
func secrets(t *testing.T) (records, templates fstest.MapFS) {
	t.Helper()
	records = fstest.MapFS{"quarters/2024Q1.toml": {Data: []byte("# internal-remark on the period\n" + `period = "2024Q1"
[commentary]
decisions = { en = "Nothing to decide.", ko = "정할 것이 없다." }
`)}}
	err := fs.WalkDir(os.DirFS("testdata/full"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile("testdata/full/" + name)
		if name == "register.toml" {
			src = append(src, "\n# internal-remark on the register\n"...)
		}
		records[name] = &fstest.MapFile{Data: src}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return records, fstest.MapFS{
		"theme.toml":      {Data: []byte("# internal-theme\n[light]\nlink = \"#123456\"\n")},
		"lang/en.toml":    {Data: []byte("# internal-wording\n\"index.title\" = \"All incidents\"\n")},
		"index.md.tmpl":   {Data: append([]byte("{{/* internal-template */}}"), builtin(t, "index.md.tmpl")...)},
		"quarter.md.tmpl": {Data: append([]byte("{{/* internal-template */}}"), builtin(t, "quarter.md.tmpl")...)},
	}
}

func builtin(t *testing.T, name string) []byte {
	t.Helper()
	src, err := os.ReadFile("../../templates/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// everyFile makes all that can be made of records for an audience: pages of every kind in every format, their figures, tables and
// figures as data, exports, and what a terminal shows.
func everyFile(t *testing.T, records, templates fs.FS, audience record.Audience) map[string][]byte {
	t.Helper()
	o := report.Options{Audience: audience, Templates: templates}
	so := site.Options{Formats: append(slices.Clone(render.Formats), render.Paper)}
	files := map[string][]byte{}
	into := func(folder string, made map[string][]byte) {
		for name, data := range made {
			files[folder+"/"+name] = data
		}
	}
	b := openAlone(t, records, o)
	into("alone", all(t, b, so))
	into("register", all(t, open(t, records, o), so))
	s, err := site.NewRecurrence(b, so)
	into("recurrence", filesOf(t, s, err))
	for _, with := range []bool{false, true} {
		o.AsOf, o.Patterns, o.Version = asOf, []string{"."}, "test"
		q, _, err := report.OpenQuarter(records, o, report.QuarterOptions{Period: "2024Q1", Postmortems: with, Frozen: true, Redo: "postmortem quarter 2024Q1"})
		if err != nil {
			t.Fatal(err)
		}
		s, err := site.NewQuarter(q, so, func(string) bool { return with })
		into(map[bool]string{false: "quarter", true: "quarter-whole"}[with], filesOf(t, s, err))
	}
	maps.Copy(files, asked(t, b))
	now, err := asOf(b.Corpus.Register.Zone)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range export.Formats {
		var out bytes.Buffer
		if err := f.Write(&out, export.Of(b.Corpus, audience, now)); err != nil {
			t.Fatal(err)
		}
		files["export/records."+f.Ext] = out.Bytes()
	}
	return files
}

// asked is what commands print about single incidents.
func asked(t *testing.T, b *report.Book) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, in := range b.Incidents() {
		c, err := b.Analysis.Case(in.ID)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := c.WriteJSON(&out); err != nil {
			t.Fatal(err)
		}
		files["asked/"+in.ID+".json"] = out.Bytes()
		for _, l := range b.Langs {
			d, err := b.Case(c, l)
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			if err := render.Text.Render(&text, d, &render.Env{Theme: b.Theme}); err != nil {
				t.Fatal(err)
			}
			files["asked/"+in.ID+"."+l.Tag()+".txt"] = text.Bytes()
		}
	}
	return files
}

// filesOf renders all pages of a site.
func filesOf(t *testing.T, s *site.Site, err error) map[string][]byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, p := range s.Pages() {
		if err := p.Render(func(name string, data []byte) error { files[name] = slices.Clone(data); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	return files
}
