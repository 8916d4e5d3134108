package conform

import (
	"bytes"
	"encoding/binary"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"example.com/postmortem/report/pdf/file"
)

var fontRules = []Rule{
	{"font-kind", "A 6.2.11.2", "fonts are composite, of TrueType outlines", checkFontKind},
	{"font-embedded", "A 6.2.11.4.1", "fonts are inside the file", checkFontEmbedded},
	{"font-names", "PDF 9.6.4", "a subset has a name of its own, the same everywhere", checkFontNames},
	{"font-encoding", "A 6.2.11.3.3", "text is glyph numbers", checkFontEncoding},
	{"font-collection", "A 6.2.11.3.1", "of a collection that is named", checkFontCollection},
	{"glyph-map", "A 6.2.11.3.2", "and numbers are those of the outlines", checkGlyphMap},
	{"font-descriptor", "PDF 9.8.1", "a font is described in full", checkFontDescriptor},
	{"glyphs", "A 6.2.11.4.1", "every glyph that is shown has an outline", checkGlyphs},
	{"notdef", "A 6.2.11.8", "none is the glyph for what has none", checkNotdef},
	{"widths", "A 6.2.11.5", "widths in the file and in the font agree", checkWidths},
	{"glyph-set", "A 6.2.11.4.2", "the set of glyphs is complete", checkGlyphSet},
	{"to-unicode", "A 6.2.11.7.2", "every glyph that is shown has its character", checkToUnicode},
	{"to-unicode-form", "PDF 9.10.3", "in a map that readers understand", checkToUnicodeForm},
}

// A font is one that pages use.
type font struct {
	name       file.Name
	d          *file.Dict // Type0
	cid        *file.Dict
	descriptor *file.Dict
	program    []byte
	shown      map[int]bool
}

func (d *document) fonts() (all []*font) {
	byRef := map[any]*font{}
	for _, p := range d.pages {
		fonts := d.f.Dict(d.f.Dict(p.d.Get("Resources")).Get("Font"))
		for _, name := range slices.Sorted(maps.Keys(p.shown)) {
			ref, _ := fonts.Get(name).(file.Ref)
			f := byRef[ref]
			if f == nil {
				f = &font{name: name, d: d.f.Dict(ref), shown: map[int]bool{}}
				if kids := d.f.Array(f.d.Get("DescendantFonts")); len(kids) == 1 {
					f.cid = d.f.Dict(kids[0])
				}
				f.descriptor = d.f.Dict(f.cid.Get("FontDescriptor"))
				f.program = d.data(f.descriptor.Get("FontFile2"))
				byRef[ref] = f
				all = append(all, f)
			}
			maps.Copy(f.shown, p.shown[name])
		}
	}
	return all
}

// table finds a table of the font program.
func (f *font) table(tag string) []byte {
	if len(f.program) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(f.program[4:])) {
		at := 12 + 16*i
		if at+16 > len(f.program) {
			return nil
		}
		if string(f.program[at:at+4]) == tag {
			from, n := int(binary.BigEndian.Uint32(f.program[at+8:])), int(binary.BigEndian.Uint32(f.program[at+12:]))
			if from+n > len(f.program) {
				return nil
			}
			return f.program[from : from+n]
		}
	}
	return nil
}

func (f *font) glyphs() int {
	if t := f.table("maxp"); len(t) >= 6 {
		return int(binary.BigEndian.Uint16(t[4:]))
	}
	return 0
}

func eachFont(d *document, check func(b *broken, f *font)) (b broken) {
	for _, f := range d.fonts() {
		check(&b, f)
	}
	return b
}

func checkFontKind(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		b.must(f.d.Get("Type") == file.Name("Font") && f.d.Get("Subtype") == file.Name("Type0") && f.cid.Get("Subtype") == file.Name("CIDFontType2"), "font %s is of a kind that is not known here", f.name)
	})
}

func checkFontEmbedded(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		b.must(f.glyphs() > 0 && f.table("glyf") != nil && f.table("loca") != nil && f.table("hmtx") != nil, "font %s is not embedded", f.name)
	})
}

var subsetName = regexp.MustCompile(`^[A-Z]{6}\+.+$`)

func checkFontNames(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		name, _ := f.d.Get("BaseFont").(file.Name)
		b.must(subsetName.MatchString(string(name)), "font %s is called %q", f.name, name)
		b.must(f.cid.Get("BaseFont") == name && f.descriptor.Get("FontName") == name, "font %s has several names", f.name)
	})
}

func checkFontEncoding(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		b.must(f.d.Get("Encoding") == file.Name("Identity-H"), "font %s has the encoding %v", f.name, f.d.Get("Encoding"))
	})
}

func checkFontCollection(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		info := d.f.Dict(f.cid.Get("CIDSystemInfo"))
		b.must(d.f.Text(info.Get("Registry")) != "" && d.f.Text(info.Get("Ordering")) != "" && info.Get("Supplement") != nil, "font %s names no collection", f.name)
	})
}

func checkGlyphMap(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		b.must(f.cid.Get("CIDToGIDMap") == file.Name("Identity"), "font %s has no identity map", f.name)
	})
}

func checkFontDescriptor(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		for _, key := range []file.Name{"Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV"} {
			b.must(f.descriptor.Get(key) != nil, "font %s has no %s", f.name, key)
		}
	})
}

func checkGlyphs(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		for _, g := range slices.Sorted(maps.Keys(f.shown)) {
			b.must(g < f.glyphs(), "font %s has no glyph %d", f.name, g)
		}
	})
}

func checkNotdef(d *document) broken {
	return eachFont(d, func(b *broken, f *font) { b.must(!f.shown[0], "font %s shows the glyph 0", f.name) })
}

// checkWidths knows one form of widths: all of them, from 0 on.
func checkWidths(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		w := d.f.Array(f.cid.Get("W"))
		hmtx, head, hhea := f.table("hmtx"), f.table("head"), f.table("hhea")
		if len(w) != 2 || w[0] != 0 || len(head) < 20 || len(hhea) < 36 {
			b.add("font %s has widths of a form that is not known here", f.name)
			return
		}
		widths := d.f.Array(w[1])
		em, long := float64(binary.BigEndian.Uint16(head[18:])), int(binary.BigEndian.Uint16(hhea[34:]))
		for _, g := range slices.Sorted(maps.Keys(f.shown)) {
			at := 4 * min(g, long-1)
			if g >= len(widths) || at < 0 || at+2 > len(hmtx) {
				b.add("glyph %d of font %s has no width", g, f.name)
				continue
			}
			diff := number(widths[g]) - float64(binary.BigEndian.Uint16(hmtx[at:]))*1000/em
			b.must(diff >= -1 && diff <= 1, "glyph %d of font %s is %g wider in the file than in the font", g, f.name, diff)
		}
	})
}

func checkGlyphSet(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		set := d.data(f.descriptor.Get("CIDSet"))
		for g := range f.glyphs() {
			if f.descriptor.Get("CIDSet") != nil && (g/8 >= len(set) || set[g/8]&(0x80>>(g%8)) == 0) {
				b.add("glyph %d of font %s is not in its set", g, f.name)
				break
			}
		}
	})
}

var (
	bfchar  = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>\n`)
	section = regexp.MustCompile(`(\d+) beginbfchar\n((?:<[0-9A-F]{4}> <[0-9A-F]+>\n)*)endbfchar\n`)
)

func checkToUnicode(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		known := map[int]string{}
		for _, m := range bfchar.FindAllSubmatch(d.data(f.d.Get("ToUnicode")), -1) {
			g, _ := strconv.ParseInt(string(m[1]), 16, 32)
			known[int(g)] = string(m[2])
		}
		for _, g := range slices.Sorted(maps.Keys(f.shown)) {
			switch known[g] {
			case "":
				b.add("glyph %d of font %s has no character", g, f.name)
			case "0000", "FEFF", "FFFE":
				b.add("glyph %d of font %s is the character %s, which is none", g, f.name, known[g])
			}
		}
	})
}

func checkToUnicodeForm(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		data := d.data(f.d.Get("ToUnicode"))
		b.must(bytes.Contains(data, []byte("begincodespacerange\n<0000> <FFFF>\nendcodespacerange")) && bytes.Contains(data, []byte("/CMapName")), "the map of font %s has no head", f.name)
		for _, m := range section.FindAllSubmatch(data, -1) {
			n, _ := strconv.Atoi(string(m[1]))
			b.must(n <= 100 && n == bytes.Count(m[2], []byte("\n")), "the map of font %s has a section of %d that says %d", f.name, bytes.Count(m[2], []byte("\n")), n)
		}
		b.must(len(section.FindAll(data, -1)) == bytes.Count(data, []byte(" beginbfchar")), "the map of font %s has a section of another form", f.name)
	})
}
