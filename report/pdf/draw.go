package pdf

import (
	"bytes"
	"unicode/utf16"

	"github.com/go-pdf/fpdf"
)

// draw makes the pages and the outline with fpdf, and returns the file that it writes: uncompressed, and without the fonts that the
// pages name. fpdf sets no text: it loses characters, and it parses every font anew for every document. What is on the pages comes later
// (content.addTo). Nor does it make links: it writes them into the page, where no tag can refer to them.
//
// What to know of fpdf 0.9: SetPage before Output drops later pages, so pages are made in order; outline titles are written
// as bytes if no font is set, so UTF-16 goes through; the outline's places are counted from the foot of the *last* page,
// whatever page they are on.
func (l *List) draw() ([]byte, error) {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: l.pages[0].w, Ht: l.pages[0].h}})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetCreationDate(l.info.created)
	f.SetModificationDate(l.info.created)
	f.SetAutoPageBreak(false, 0)
	last := l.pages[len(l.pages)-1].h
	level := -1
	for i := range l.pages {
		p := &l.pages[i]
		f.AddPageFormat("P", fpdf.SizeType{Wd: p.w, Ht: p.h})
		for k := range p.ops {
			if o := &p.ops[k]; o.kind == opMark {
				level = min(int(o.ref), level+1) // fpdf takes no gaps between levels
				f.Bookmark(utf16String(shorten(string(l.text(o)))), level, o.y+last-p.h)
			}
		}
	}
	var b bytes.Buffer
	err := f.Output(&b)
	return b.Bytes(), err
}

// utf16String is s in UTF-16 with its mark, as the bytes of a string.
func utf16String(s string) string {
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

// longest is how many characters a string of a file may have: PDF/A allows 32,767 bytes.
const longest = 8000

// shorten cuts a text that would be too long for a string of a file. The text on the pages is never cut.
func shorten(text string) string {
	if len(text) <= longest {
		return text
	}
	n := 0
	for i := range text {
		if n++; n == longest {
			return text[:i] + "…"
		}
	}
	return text
}
