package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"unicode/utf16"

	"example.com/postmortem/report/pdf/file"
	"example.com/postmortem/report/pdf/sfnt"
)

// embed adds a typeface with the glyphs that the document uses, and returns the font object.
func embed(f *file.File, id faceID, g *glyphSet, archival bool) file.Ref {
	data := g.font.Cut(g.glyphs)
	name := subsetTag(data) + "+" + g.font.Name
	flags := 4 // symbolic: characters are found by number only
	if id == mono {
		flags |= 1
	}
	program := f.AddStream(file.NewDict(file.Entry{Key: "Length1", Value: len(data)}), data)
	set := ""
	if archival {
		set = fmt.Sprintf("/CIDSet %d 0 R ", f.AddStream(file.NewDict(), allGlyphs(data)))
	}
	box := g.font.Box
	descriptor := f.Add(packed("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV %d %s/FontFile2 %d 0 R>>",
		name, flags, box[0], box[1], box[2], box[3], g.font.Ascent, g.font.Descent, g.font.CapHeight, stems[id], set, program))
	cid := f.Add(packed("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 1000 /W [0 [%s]] /CIDToGIDMap /Identity>>",
		name, descriptor, g.widths()))
	unicode := f.AddStream(file.NewDict(), g.toUnicode())
	return f.Add(packed("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, cid, unicode))
}

// packed is an object that may stand in a stream with others.
func packed(format string, args ...any) *file.Object {
	return &file.Object{Value: file.Raw(fmt.Appendf(nil, format, args...)), Packed: true}
}

// allGlyphs is the set of a font's glyphs, a bit each: every one that the font program has, components too.
func allGlyphs(font []byte) []byte {
	n := sfnt.Glyphs(font)
	set := make([]byte, (n+7)/8)
	for i := range n {
		set[i/8] |= 0x80 >> (i % 8)
	}
	return set
}

// stems are guesses at the width of stems, which readers use only to replace a font.
var stems = [faces]int{regular: 80, bold: 140, mono: 80, emoji: 80}

// subsetTag is six letters made of the font's bytes, so that subsets of one font never pass for each other.
func subsetTag(data []byte) string {
	h := sha256.Sum256(data)
	tag := h[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	return string(tag)
}

func (g *glyphSet) widths() []byte {
	b := strconv.AppendInt(nil, int64(g.font.Advance(0)), 10)
	for _, gid := range g.glyphs {
		b = append(b, ' ')
		b = strconv.AppendInt(b, int64(g.font.Advance(gid)), 10)
	}
	return b
}

const (
	cmapHead = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
	cmapFoot = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
)

// toUnicode maps every glyph back to its character, beyond the BMP too. Ranges are not worth their rules: numbers follow use.
func (g *glyphSet) toUnicode() []byte {
	b := append(make([]byte, 0, 512+16*len(g.runes)), cmapHead...)
	for i, r := range g.runes {
		if i%100 == 0 {
			if i > 0 {
				b = append(b, "endbfchar\n"...)
			}
			b = strconv.AppendInt(b, int64(min(100, len(g.runes)-i)), 10)
			b = append(b, " beginbfchar\n"...)
		}
		b = append(hex4(append(b, '<'), uint16(i+1)), "> <"...)
		if private(r) {
			r = box // which is what it is set as
		}
		if r < 0x10000 {
			b = hex4(b, uint16(r))
		} else {
			hi, lo := utf16.EncodeRune(r)
			b = hex4(hex4(b, uint16(hi)), uint16(lo))
		}
		b = append(b, ">\n"...)
	}
	if len(g.runes) > 0 {
		b = append(b, "endbfchar\n"...)
	}
	return append(b, cmapFoot...)
}

func hex4(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
