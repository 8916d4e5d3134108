package conform

import (
	"maps"
	"slices"
	"strconv"
	"unicode/utf16"
)

// glyphRules look closer at what fonts say of their glyphs.
var glyphRules = []Rule{
	{"font-length", "PDF 9.9", "a font is as long as it says", checkFontLength},
	{"font-flags", "PDF 9.8.2", "it has either letters that everybody knows, or its own", checkFontFlags},
	{"glyph-set-exact", "A 6.2.11.4.2", "the set of glyphs has no others", checkGlyphSetExact},
	{"characters", "A 6.2.11.7.2", "characters are whole, and characters", checkCharacters},
	{"private-use", "A 6.2.11.7.3", "none means what only its font knows", checkPrivateUse},
}

func checkFontLength(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		o := d.object(f.descriptor.Get("FontFile2"))
		if o == nil {
			return
		}
		b.must(d.f.Dict(o.Value).Get("Length1") == len(f.program), "font %s has %d bytes and says %v", f.name, len(f.program), d.f.Dict(o.Value).Get("Length1"))
	})
}

func checkFontFlags(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		flags, _ := f.descriptor.Get("Flags").(int)
		b.must((flags&4 != 0) != (flags&32 != 0), "font %s has the flags %d", f.name, flags)
	})
}

func checkGlyphSetExact(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		set := d.data(f.descriptor.Get("CIDSet"))
		for g := f.glyphs(); g < 8*len(set); g++ {
			if set[g/8]&(0x80>>(g%8)) != 0 {
				b.add("the set of font %s has the glyph %d, which the font does not have", f.name, g)
				break
			}
		}
	})
}

// characters are those that glyphs stand for, as units of UTF-16.
func (d *document) characters(f *font) map[int][]uint16 {
	all := map[int][]uint16{}
	for _, m := range bfchar.FindAllSubmatch(d.data(f.d.Get("ToUnicode")), -1) {
		g, _ := strconv.ParseInt(string(m[1]), 16, 32)
		var units []uint16
		for hex := string(m[2]); len(hex) >= 4; hex = hex[4:] {
			u, _ := strconv.ParseUint(hex[:4], 16, 16)
			units = append(units, uint16(u))
		}
		if len(m[2])%4 != 0 {
			units = append(units, 0)
		}
		all[int(g)] = units
	}
	return all
}

func checkCharacters(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		all := d.characters(f)
		for _, g := range slices.Sorted(maps.Keys(f.shown)) {
			for i, u := range all[g] {
				half := utf16.IsSurrogate(rune(u))
				whole := half && i+1 < len(all[g]) && utf16.DecodeRune(rune(u), rune(all[g][i+1])) != 0xfffd ||
					half && i > 0 && utf16.DecodeRune(rune(all[g][i-1]), rune(u)) != 0xfffd
				b.must(!half || whole, "glyph %d of font %s is half a character, %04X", g, f.name, u)
				b.must(u != 0 && u != 0xfeff && u < 0xfffe && (u < 0xfdd0 || u > 0xfdef), "glyph %d of font %s is the character %04X, which is none", g, f.name, u)
			}
		}
	})
}

// checkPrivateUse knows no way of explaining such a character, and so allows none.
func checkPrivateUse(d *document) broken {
	return eachFont(d, func(b *broken, f *font) {
		all := d.characters(f)
		for _, g := range slices.Sorted(maps.Keys(f.shown)) {
			for _, r := range utf16.Decode(all[g]) {
				b.must((r < 0xe000 || r > 0xf8ff) && r < 0xf0000, "glyph %d of font %s is the private character %U", g, f.name, r)
			}
		}
	})
}
