package site_test

import (
	"runtime"
	"sync"
	"testing"

	"example.com/postmortem/report"
	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

var book = sync.OnceValue(func() *report.Book {
	b, _, err := report.Open(gen.Register(200, 1), report.Options{AsOf: asOf, Patterns: []string{"."}, Langs: []string{"ko"}, Version: "test"})
	if err != nil {
		panic(err)
	}
	return b
})

// BenchmarkPage renders postmortems of three pages, one after another, in one format.
func BenchmarkPage(b *testing.B) {
	for _, f := range []*render.Format{render.Markdown, render.HTML, render.PDF} {
		b.Run(f.Name, func(b *testing.B) {
			var pages []*site.Page
			for _, p := range layout(b, book(), site.Options{Formats: []*render.Format{f}}).Pages() {
				if p.Incident() != nil {
					pages = append(pages, p)
				}
			}
			b.ReportAllocs()
			bytes := 0
			for i := 0; b.Loop(); i++ {
				err := pages[i%len(pages)].Render(func(_ string, data []byte) error {
					bytes += len(data)
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(bytes)/float64(b.N), "bytes/page")
		})
	}
}

// BenchmarkRegister is the main job on a thousand different records, in one language and format, but for writing the files: read,
// check, word, arrange, print, on all processors.
func BenchmarkRegister(b *testing.B) {
	const n = 1000
	records := gen.Register(n, 1)
	for _, f := range []*render.Format{render.Markdown, render.HTML, render.PDF} {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				book, _, err := report.Open(records, report.Options{AsOf: asOf, Patterns: []string{"."}, Langs: []string{"ko"}, Version: "test"})
				if err != nil {
					b.Fatal(err)
				}
				pages := make(chan *site.Page)
				var wg sync.WaitGroup
				for range runtime.GOMAXPROCS(0) {
					wg.Go(func() {
						for p := range pages {
							if err := p.Render(func(string, []byte) error { return nil }); err != nil {
								b.Error(err)
							}
						}
					})
				}
				for _, p := range layout(b, book, site.Options{Formats: []*render.Format{f}}).Pages() {
					pages <- p
				}
				close(pages)
				wg.Wait()
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "records/s")
		})
	}
}
