package pdf

import (
	"bytes"
	"strings"
	"unicode/utf16"

	"github.com/go-pdf/fpdf"
)

// draw makes the pages, the links and the outline with fpdf, and returns the file that it writes: uncompressed, and without
// the fonts that the pages name. fpdf sets no text: it loses characters, and it parses every font anew for every document.
//
// What to know of fpdf 0.9: SetPage before Output drops later pages, so pages are made in order; outline titles are written
// as bytes if no font is set, so UTF-16 goes through; the outline's places are counted from the foot of the *last* page,
// whatever page they are on; a link to nowhere becomes a link to object 1.
func (l *List) draw(glyphs *[faces]*glyphSet) ([]byte, error) {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: l.pages[0].w, Ht: l.pages[0].h}})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetCreationDate(l.info.created)
	f.SetModificationDate(l.info.created)
	f.SetAutoPageBreak(false, 0)
	places := l.places(f)
	c := &content{list: l, glyphs: glyphs}
	for i, color := range l.colors {
		c.rgb[i] = operands(color)
	}
	last := l.pages[len(l.pages)-1].h
	level := -1
	for i := range l.pages {
		p := &l.pages[i]
		f.AddPageFormat("P", fpdf.SizeType{Wd: p.w, Ht: p.h})
		f.RawWriteBuf(bytes.NewReader(c.page(p)))
		for k := range p.ops {
			switch o := &p.ops[k]; o.kind {
			case opLink:
				l.drawLink(f, o, places)
			case opMark:
				level = min(int(o.ref), level+1) // fpdf takes no gaps between levels
				f.Bookmark(utf16String(string(l.text(o))), level, o.y+last-p.h)
			}
		}
	}
	var b bytes.Buffer
	err := f.Output(&b)
	return b.Bytes(), err
}

// places makes a link target of every destination; the first of a name counts.
func (l *List) places(f *fpdf.Fpdf) map[string]int {
	places := map[string]int{}
	for i := range l.pages {
		for k := range l.pages[i].ops {
			o := &l.pages[i].ops[k]
			if o.kind != opDest {
				continue
			}
			if id := "#" + string(l.text(o)); places[id] == 0 {
				places[id] = f.AddLink()
				f.SetLink(places[id], o.y, i+1)
			}
		}
	}
	return places
}

func (l *List) drawLink(f *fpdf.Fpdf, o *op, places map[string]int) {
	to := l.links[o.ref]
	if !strings.HasPrefix(to, "#") {
		f.LinkString(o.x, o.y, o.w, o.h, to)
	} else if id := places[to]; id != 0 {
		f.Link(o.x, o.y, o.w, o.h, id)
	}
}

// utf16String is s in UTF-16 with its mark, as the bytes of a string.
func utf16String(s string) string {
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}
