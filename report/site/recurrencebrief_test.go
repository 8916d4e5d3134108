package site_test

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
)

// secretive has a family whose repeat names an incident that only some may see, a block that only some may see, and a contradiction whose
// decider has a name in each language.
func secretive() fs.FS {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	record := func(id, day, rest string) *fstest.MapFile {
		return file("id = \"" + id + "\"\ntitle = \"Login failed\"\nseverity = \"sev2\"\nstarted = " + day + "T10:00:00Z\nduration = \"90m\"\naffected = [\"login\"]\n" + rest)
	}
	by := "because = \"Looked.\"\nby = { ko = \"김\", en = \"Kim\" }\n"
	return fstest.MapFS{
		"register.toml": file("[register]\nlanguages = [\"ko\", \"en\"]\nstarts = 2023-01-01\n"),
		"A.toml":        record("A", "2023-02-01", "[[action]]\nid = \"A1\"\ntitle = { ko = \"점검\", en = \"Drill\" }\ndue = 2023-03-01\n"),
		"B.toml": record("B", "2023-03-01", "[[related]]\nincident = \"A\"\nrelation = \"recurrence\"\n"+by+
			"[[related]]\nincident = \"H\"\nrelation = \"same-factor\"\n"+by),
		"C.toml": record("C", "2023-04-01", "[[related]]\nincident = \"B\"\nrelation = \"recurrence\"\n"+by+
			"[[related]]\nincident = \"A\"\nrelation = \"not-recurrence\"\n"+by+"[[timeline]]\nat = 2023-04-01T10:05:00Z\nwhat = \"A name.\"\naudience = \"restricted\"\n"),
		"H.toml": record("H", "2023-01-15", "audience = \"restricted\"\n"),
	}
}

// TestRecurrenceInBrief: the report on recurrence keeps its records in brief, and has the files that it has of whole ones, byte for byte;
// the records that its PDFs carry are among them.
func TestRecurrenceInBrief(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"secretive": secretive(), "KakaoTalk": incidents.FS, "generated": gen.Register(60, 3), "full": os.DirFS("testdata/full")} {
		for _, a := range []record.Audience{record.Public, record.Internal, record.Restricted} {
			pages := func(recurring bool) map[string][]byte {
				files := map[string][]byte{}
				b := openAlone(t, fsys, report.Options{Audience: a, Recurring: recurring})
				for _, p := range recurrence(t, b, render.Markdown, render.PDF).Pages() {
					if err := p.Render(func(file string, data []byte) error { files[file] = slices.Clone(data); return nil }); err != nil {
						t.Fatal(err)
					}
				}
				return files
			}
			whole, brief := pages(false), pages(true)
			if len(whole) != len(brief) {
				t.Errorf("%s, %v: %d files of records in brief, %d of whole ones", name, a, len(brief), len(whole))
			}
			for file, data := range whole {
				if !bytes.Equal(data, brief[file]) {
					t.Errorf("%s, %v: %s is another", name, a, file)
				}
			}
		}
	}
}

// TestChangedRecord: a record that changed after it was read is in no PDF.
func TestChangedRecord(t *testing.T) {
	fsys := secretive().(fstest.MapFS)
	b := openAlone(t, fsys, report.Options{Recurring: true})
	fsys["A.toml"].Data = append(fsys["A.toml"].Data, "# more\n"...)
	if _, err := b.FamilySources("A"); err == nil || !strings.Contains(err.Error(), "A.toml: changed while pages were made of it") {
		t.Errorf("got %v", err)
	}
}
