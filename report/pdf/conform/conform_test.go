package conform_test

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/pdf/conform"
	"example.com/postmortem/report/pdf/file"
)

// source has everything that rules look at.
const source = `# 장애 보고 {#top}

| Service | Down |
|---|---:|
| **chat** | 12 |
| **pay** | 7 |

## Impact

1. First, see [the list](#top) and [outside](https://example.com/a).
2. Second[^1] with ` + "`code`" + `
   - nested

![A strip](chart:strip)

> quoted

- [x] done

[^1]: A note.
[^2]: Another, [also cited](#top).

Again[^2] and [영어](lang:ko) words.
`

// good is a file that breaks no rule.
var good = sync.OnceValue(func() []byte {
	read := func(name string) []byte {
		b, err := os.ReadFile("../../../templates/fonts/" + name + ".ttf")
		if err != nil {
			panic(err)
		}
		return b
	}
	d := &pdf.Doc{
		Root: markdown.Parse([]byte(source)), Source: []byte(source), Title: "제목", Subject: "a subject", Author: "an author", Keywords: "words", Lang: "en",
		Producer: "test", Created: time.Date(2026, 1, 12, 9, 0, 0, 0, time.FixedZone("KST", 9*3600)), TOC: "Contents", Draft: "DRAFT",
		Attach: []*pdf.Attachment{{Name: "기록.toml", MediaType: "application/toml", Relation: "Source", Description: "the record", Data: []byte("id = \"X\"\n")}},
		About:  map[string]string{"version": "test"},
		Figure: func(string, float64) *chart.Figure {
			return &chart.Figure{Desc: "A bar.", W: 200, H: 40, Shapes: []chart.Shape{
				chart.Rect{Role: chart.Impact, X: 10, Y: 10, W: 100, H: 10}, chart.Text{Role: chart.Label, X: 10, Y: 36, Size: 8, Text: "15:30"},
			}}
		},
	}
	l, _, err := pdf.Layout(pdf.NewFonts(read("NotoSansKR-Regular"), read("NotoSansKR-Bold"), read("D2Coding"), read("NotoEmoji-Regular")), d)
	if err != nil {
		panic(err)
	}
	var b bytes.Buffer
	if err := l.Write(&b); err != nil {
		panic(err)
	}
	return b.Bytes()
})

func TestGood(t *testing.T) {
	found, err := conform.Check(good())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}

// A patient is a good file to be broken.
type patient struct {
	*file.File
	t *testing.T
}

// dict is the dictionary that a path of keys leads to from the catalog; a number is an element of an array.
func (p patient) dict(path string) *file.Dict {
	p.t.Helper()
	var v any = p.Catalog()
	for key := range strings.FieldsSeq(path) {
		if key[0] >= '0' && key[0] <= '9' {
			v = p.Array(v)[key[0]-'0']
		} else {
			v = p.Dict(v).Get(file.Name(key))
		}
	}
	d := p.Dict(v)
	if d == nil {
		p.t.Fatalf("%s leads to no dictionary", path)
	}
	return d
}

func (p patient) page() *file.Dict { return p.Dict(p.Pages()[0]) }

// last is the last page, where the text is.
func (p patient) last() *file.Dict { return p.Dict(p.Pages()[len(p.Pages())-1]) }

// stream is the object of a stream, with its data not compressed.
func (p patient) stream(v any) *file.Object {
	p.t.Helper()
	o, err := p.Object(v.(file.Ref))
	if err != nil {
		p.t.Fatal(err)
	}
	data, err := p.Data(o, 1<<26)
	if err != nil {
		p.t.Fatal(err)
	}
	o.Stream, o.Bare = bytes.Clone(data), true
	o.Value.(*file.Dict).Delete("Filter")
	return o
}

// content puts something before the content of a page.
func (p patient) content(before string) {
	o := p.stream(p.last().Get("Contents"))
	o.Stream = append([]byte(before), o.Stream...)
}

// replace replaces the first of something in a stream.
func (p patient) replace(v any, old, new string) {
	p.t.Helper()
	o := p.stream(v)
	if !bytes.Contains(o.Stream, []byte(old)) {
		p.t.Fatalf("the stream has no %q", old)
	}
	o.Stream = bytes.Replace(o.Stream, []byte(old), []byte(new), 1)
}

// annotation is the first link of the last page.
func (p patient) annotation() *file.Dict { return p.Dict(p.Array(p.last().Get("Annots"))[0]) }

// font is a font of the last page.
func (p patient) font() *file.Dict { return p.Dict(p.dict("Pages Kids 0 Resources Font").Get("F0")) }

// element is the first element of a type.
func (p patient) element(kind file.Name) *file.Dict {
	p.t.Helper()
	for n := 1; n < p.Size(); n++ {
		if d := p.Dict(file.Ref(n)); d.Get("S") == kind && d.Get("P") != nil {
			return d
		}
	}
	p.t.Fatalf("there is no %s", kind)
	return nil
}
