package site_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

// A reversed file system lists its folders backwards.
type reversed struct{ fs.FS }

func (r reversed) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.FS, name)
	slices.Reverse(entries)
	return entries, err
}

// TestSameBytes renders the samples again with what must not matter changed: the order of files, the number of goroutines, the
// machine's zone.
func TestSameBytes(t *testing.T) {
	formats := []*render.Format{render.Markdown, render.HTML, render.PDF}
	want := all(t, samples(t), site.Options{Formats: formats})
	zone := time.Local
	t.Cleanup(func() { time.Local = zone })
	for i, name := range []string{"America/New_York", "UTC"} {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		time.Local = loc
		b := open(t, reversed{incidents.FS}, report.Options{Jobs: 1 + 7*i})
		got := together(t, b, site.Options{Formats: formats})
		for _, file := range slices.Sorted(maps.Keys(want)) {
			if !bytes.Equal(want[file], got[file]) {
				t.Errorf("%s differs in zone %s", file, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d files, want %d", len(got), len(want))
		}
	}
}

// together renders all pages at the same time.
func together(t *testing.T, b *report.Book, o site.Options) map[string][]byte {
	var mu sync.Mutex
	var wg sync.WaitGroup
	files := map[string][]byte{}
	for _, p := range layout(t, b, o).Pages() {
		wg.Go(func() {
			err := p.Render(func(name string, data []byte) error {
				mu.Lock()
				defer mu.Unlock()
				files[name] = slices.Clone(data)
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	return files
}

// TestFS holds the site to the contract of file systems, on a small one.
func TestFS(t *testing.T) {
	b := open(t, os.DirFS("testdata/full"), report.Options{Audience: record.Restricted})
	s := layout(t, b, site.Options{Formats: []*render.Format{render.Markdown, render.HTML}})
	var want []string
	for name := range all(t, b, site.Options{Formats: []*render.Format{render.Markdown, render.HTML}}) {
		want = append(want, name)
	}
	if err := fstest.TestFS(s, want...); err != nil {
		t.Error(err)
	}
	if _, err := s.Open("en/nothing.md"); err == nil {
		t.Error("a file that nobody makes opens")
	}
}

// TestTomorrow renders a day later: only pages that age may change.
func TestTomorrow(t *testing.T) {
	formats := []*render.Format{render.Markdown, render.PDF}
	today := all(t, samples(t), site.Options{Formats: formats})
	later := all(t, open(t, incidents.FS, report.Options{AsOf: func(z *time.Location) (time.Time, error) {
		now, err := asOf(z)
		return now.AddDate(0, 0, 1), err
	}}), site.Options{Formats: formats})
	changed := 0
	for name := range today {
		if !bytes.Equal(today[name], later[name]) {
			changed++
		}
	}
	if fmt.Sprint(changed == 0, changed < len(today)/2) != "false true" {
		t.Errorf("%d of %d files change overnight: only those with open actions or unanswered causes should", changed, len(today))
	}
}
