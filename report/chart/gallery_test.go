package chart_test

import (
	"bytes"
	"fmt"
	"html"
	"path/filepath"
	"testing"

	. "example.com/postmortem/report/chart"
	"example.com/postmortem/report/internal/golden"
)

const wide, phone = 480, 290 // points

// TestGallery draws every sample in both languages; testdata/gallery/index.html shows them.
func TestGallery(t *testing.T) {
	var index bytes.Buffer
	index.WriteString(galleryHead)
	for _, s := range samples() {
		for _, l := range tongues() {
			f := s.chart(l).Figure(wide, Approximate)
			name := s.name + "." + l.tag + ".svg"
			svg := f.AppendSVG(nil, SVGOptions{ID: s.name, Lang: l.tag, Standalone: true})
			golden.Compare(t, filepath.Join("testdata", "gallery", name), svg)
			fmt.Fprintf(&index, "<figure lang=\"%s\">\n<figcaption>%s</figcaption>\n<img src=\"%s\" alt=\"%s\">\n</figure>\n", l.tag, html.EscapeString(f.Title), name, html.EscapeString(f.Desc))
			small := s.chart(l).Figure(phone, Approximate)
			id := s.name + "-" + l.tag + "-phone"
			fmt.Fprintf(&index, "<figure lang=\"%s\" class=\"phone\">\n", l.tag)
			index.Write(small.AppendSVG(nil, SVGOptions{ID: id, Lang: l.tag}))
			index.WriteString("</figure>\n")
		}
	}
	index.WriteString("</main>\n</body>\n</html>\n")
	golden.Compare(t, "testdata/gallery/index.html", index.Bytes())
}

var galleryHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Figures</title>
<style>
` + Variables(Light(), Dark()) + `:root{color-scheme:light dark}
body{font:16px/1.4 "Noto Sans KR","Noto Sans CJK KR",sans-serif;background:var(--chart-paper);color:var(--chart-ink);margin:2rem}
main{display:grid;grid-template-columns:640px 387px;gap:3rem}
figure{margin:0;align-self:end} figcaption{font-weight:bold;margin-bottom:.5rem}
img{max-width:100%}
</style>
</head>
<body>
<main>
<h1>Figures</h1><p>Left as files, right inline for a phone</p>
`
