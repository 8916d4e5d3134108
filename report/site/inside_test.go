package site_test

import (
	"encoding/json"
	"os"
	"path"
	"strings"
	"testing"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/pdf/file"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

// insideOf are the files inside a PDF, by name.
func insideOf(t *testing.T, data []byte) map[string]*pdf.Attachment {
	t.Helper()
	f, err := file.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	all, err := pdf.Attachments(f)
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]*pdf.Attachment{}
	for _, a := range all {
		named[a.Name] = a
	}
	return named
}

// TestFiguresInside: every PDF carries the figures that it shows, for its audience, and what else it is made of.
func TestFiguresInside(t *testing.T) {
	o := site.Options{Formats: []*render.Format{render.PDF}}
	for _, a := range []record.Audience{record.Public, record.Internal} {
		b := open(t, incidents.FS, report.Options{Audience: a})
		files := all(t, b, o)
		pages := 0
		for name, data := range files {
			if path.Ext(name) != ".pdf" {
				continue
			}
			pages++
			inside := insideOf(t, data)
			figures := inside["analysis.json"]
			if figures == nil || figures.Relation != "Data" || figures.MediaType != "application/json" {
				t.Errorf("%s: %+v", name, figures)
				continue
			}
			var says struct{ Audience string }
			if err := json.Unmarshal(figures.Data, &says); err != nil || says.Audience != a.String() {
				t.Errorf("%s: the figures are for %q (%v)", name, says.Audience, err)
			}
			if register := inside["register.toml"]; (register != nil) != (a == record.Internal) {
				t.Errorf("%s for %s: the register is inside: %v", name, a, register != nil)
			}
			if strings.Contains(name, "family-") && len(inside) < 4 {
				t.Errorf("%s has no records of its members inside", name)
			}
		}
		if pages != 2*38+2+2*5 {
			t.Errorf("%d PDFs", pages)
		}
	}
}

// TestSlice: the figures inside a postmortem are those that the whole analysis has of it.
func TestSlice(t *testing.T) {
	b := samples(t)
	for _, in := range b.Incidents() {
		inside, err := b.Sources(in)
		if err != nil {
			t.Fatal(err)
		}
		c, err := b.Analysis.Case(in.ID)
		if err != nil {
			t.Fatal(err)
		}
		var whole strings.Builder
		if err := c.WriteJSON(&whole); err != nil {
			t.Fatal(err)
		}
		var all, part map[string]any
		if err := json.Unmarshal([]byte(whole.String()), &all); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(inside[1].Data, &part); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"id", "audience", "earlier", "unassessed", "relations", "later", "repeat", "durations"} {
			x, _ := json.Marshal(all[key])
			y, _ := json.Marshal(part[key])
			if string(x) != string(y) {
				t.Errorf("%s: %s is %s, in the whole %s", in.ID, key, y, x)
			}
		}
	}
}

// TestSizes holds PDFs of three pages in Korean, with their sources inside, to 110 KB.
func TestSizes(t *testing.T) {
	measured := 0
	for name, b := range map[string]*report.Book{"samples": samples(t), "generated": book(), "full": open(t, os.DirFS("testdata/full"), report.Options{Audience: record.Restricted})} {
		all := layout(t, b, site.Options{Formats: []*render.Format{render.PDF}}).Pages()
		for _, p := range all[:min(len(all), 60)] {
			if p.Incident() == nil || !strings.HasPrefix(p.Name(), "ko/") {
				continue
			}
			err := p.Render(func(file string, data []byte) error {
				if n := pages(t, data); n <= 3 {
					measured++
					if len(data) > 110_000 {
						t.Errorf("%s: %s has %d pages and %d bytes", name, file, n, len(data))
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if measured < 15 {
		t.Errorf("only %d PDFs have three pages at most", measured)
	}
}

func pages(t *testing.T, data []byte) int {
	f, err := file.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return len(f.Pages())
}
