package site_test

import (
	"io/fs"
	"slices"
	"testing"
	"time"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

// asOf is the clock of all samples.
func asOf(zone *time.Location) (time.Time, error) {
	return time.Date(2026, 11, 22, 12, 0, 0, 0, zone), nil
}

// samples is the KakaoTalk register.
func samples(t testing.TB) *report.Book { return open(t, incidents.FS, report.Options{}) }

// open opens a folder of records that must be free of errors, as one whose pages lead to one another.
func open(t testing.TB, fsys fs.FS, o report.Options) *report.Book {
	t.Helper()
	b := openAlone(t, fsys, o)
	b.Link()
	return b
}

// openAlone opens a folder of records whose pages of what recurs stand alone.
func openAlone(t testing.TB, fsys fs.FS, o report.Options) *report.Book {
	t.Helper()
	if o.AsOf == nil {
		o.AsOf = asOf
	}
	if o.Patterns == nil {
		o.Patterns = []string{"."}
	}
	o.Version = "test"
	b, found, err := report.Open(fsys, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if d.Level == record.Error {
			t.Errorf("%s: %s [%s]", d.At, d.Message, d.Rule)
		}
	}
	return b
}

// layout lays out a site.
func layout(t testing.TB, b *report.Book, o site.Options) *site.Site {
	t.Helper()
	s, err := site.New(b, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// all renders a whole site: files by path.
func all(t testing.TB, b *report.Book, o site.Options) map[string][]byte {
	t.Helper()
	if o.Formats == nil {
		o.Formats = render.Formats
	}
	files := map[string][]byte{}
	for _, p := range layout(t, b, o).Pages() {
		err := p.Render(func(name string, data []byte) error {
			if _, twice := files[name]; twice {
				t.Errorf("%s is made twice", name)
			}
			files[name] = slices.Clone(data)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}
