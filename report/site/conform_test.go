package site_test

import (
	"bytes"
	"os"
	"path"
	"strings"
	"testing"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/pdf/conform"
	"example.com/postmortem/report/pdf/file"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

// pdfs are all PDFs of a book.
func pdfs(t *testing.T, b *report.Book) map[string][]byte {
	t.Helper()
	files := all(t, b, site.Options{Formats: []*render.Format{render.PDF}})
	for name := range files {
		if !strings.HasSuffix(name, ".pdf") {
			delete(files, name)
		}
	}
	return files
}

// TestPDFs holds every PDF of the samples, of hostile words, and of records with everything and with nothing, against the rules of
// PDF/A-3a and PDF/UA-1, takes it apart, and makes it again of what was inside.
func TestPDFs(t *testing.T) {
	for name, b := range map[string]*report.Book{
		"samples": samples(t), "hostile": hostile(t), "full": full(t),
		"empty": open(t, os.DirFS("testdata/empty"), report.Options{Langs: []string{"en", "ko"}}),
	} {
		t.Run(name, func(t *testing.T) {
			for name, data := range pdfs(t, b) {
				checkPDF(t, b, name, data)
			}
		})
	}
	t.Run("quarter", func(t *testing.T) {
		for _, audience := range []record.Audience{record.Internal, record.Public} {
			q, _, err := report.OpenQuarter(incidents.FS, report.Options{AsOf: asOf, Patterns: []string{"."}, Audience: audience, Version: "test"},
				report.QuarterOptions{Period: "2022Q4", Postmortems: true})
			if err != nil {
				t.Fatal(err)
			}
			s, err := site.NewQuarter(q, site.Options{Formats: []*render.Format{render.PDF}}, func(string) bool { return false })
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range s.Pages() {
				err := p.Render(func(name string, data []byte) error {
					if strings.HasSuffix(name, ".pdf") {
						checkPDF(t, q.Book, name, data)
					}
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// checkPDF holds a PDF of a book against the rules, takes it apart, and makes it again.
func checkPDF(t *testing.T, b *report.Book, name string, data []byte) {
	t.Helper()
	found, err := conform.Check(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("%s: %s", name, f)
	}
	f, err := file.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	inside, err := pdf.Attachments(f)
	if err != nil {
		t.Fatal(err)
	}
	again, err := render.Rebuild(b.Theme.Fonts, inside)
	if err != nil || !bytes.Equal(again, data) {
		t.Errorf("%s is not the same, made again of what is inside (%v)", name, err)
	}
	for _, a := range inside {
		for _, f := range b.Corpus.Files {
			if path.Base(f.Path) == path.Base(a.Name) && !bytes.Equal(f.Src, a.Data) && !strings.Contains(a.Description, "written anew") {
				t.Errorf("%s: %s inside is not the file", name, a.Name)
			}
		}
	}
}
