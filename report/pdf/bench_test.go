package pdf

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"example.com/postmortem/report/markdown"
)

// BenchmarkThreePages is a Korean postmortem of three pages: parsing the Markdown is not counted.
func BenchmarkThreePages(b *testing.B) {
	d := sampleDoc(sample(b))
	layout(b, d)
	b.ReportAllocs()
	for b.Loop() {
		if err := layout(b, d).Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayout(b *testing.B) {
	d := sampleDoc(sample(b))
	layout(b, d)
	b.ReportAllocs()
	for b.Loop() {
		layout(b, d)
	}
}

// BenchmarkParallel is documents by the second on all cores.
func BenchmarkParallel(b *testing.B) {
	d := sampleDoc(sample(b))
	layout(b, d)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := layout(b, d).Write(io.Discard); err != nil {
				b.Error(err)
			}
		}
	})
}

// BenchmarkHundredReports is one document of some 300 pages.
func BenchmarkHundredReports(b *testing.B) {
	src := long(sample(b), 100)
	d := sampleDoc(src)
	layout(b, d)
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		d.Root = markdown.Parse(src)
		l := layout(b, d)
		pages = l.Pages()
		if err := l.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages), "pages")
}

// long repeats a document; the note's name and the ids are made different.
func long(src []byte, n int) []byte {
	var b bytes.Buffer
	for i := range n {
		part := bytes.ReplaceAll(src, []byte("[^1]"), fmt.Appendf(nil, "[^n%d]", i))
		part = bytes.ReplaceAll(part, []byte("{#top}"), nil)
		part = bytes.ReplaceAll(part, []byte("#timeline"), fmt.Appendf(nil, "#timeline%d", i))
		b.Write(part)
		b.WriteString("\n\n")
	}
	return b.Bytes()
}
