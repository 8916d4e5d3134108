// Package sfnt reads TrueType fonts, measures text in them, and cuts subsets for embedding.
//
//  1. Parse reads the directory, the metrics and the character map of a font file, and nothing else (font.go, cmap.go).
//  2. Glyph and Width answer for one character; a layout asks them millions of times, so both are table lookups.
//  3. Cut copies chosen glyphs, with the components they are made of, into a new small font (cut.go, glyph.go).
//
// Other libraries parse fonts but write no subsets; those that write them parse the whole font for every document. A Font
// is immutable after Parse and may be shared by goroutines. Font files are input like any other: a broken or hostile one
// gives an error or an empty glyph, never a panic.
package sfnt

import (
	"encoding/binary"
	"fmt"
)

// A GID numbers a glyph of one font. 0 is .notdef, the glyph of what the font does not have.
type GID uint16

// A Font is a parsed TrueType font. All measures are in thousandths of the type size.
type Font struct {
	Name             string // PostScript name
	Ascent, Descent  int    // of the line; Descent is negative
	CapHeight        int
	Box              [4]int // of all glyphs: left, bottom, right, top
	upm, glyphs, nhm int
	longLoca         bool
	bmp              []GID
	astral           []group
	tables           map[string][]byte
	hmtx, loca, glyf []byte
}

var be = binary.BigEndian

// Parse reads a font with TrueType outlines. The font keeps data, which must not change afterwards.
func Parse(data []byte) (*Font, error) {
	tables, err := directory(data)
	if err != nil {
		return nil, err
	}
	f := &Font{tables: tables, hmtx: tables["hmtx"], loca: tables["loca"], glyf: tables["glyf"]}
	for _, need := range []struct {
		tag string
		min int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}, {"glyf", 0}, {"cmap", 4}} {
		if t, ok := tables[need.tag]; !ok || len(t) < need.min {
			return nil, fmt.Errorf("font table %q is missing or too short", need.tag)
		}
	}
	if err := f.metrics(); err != nil {
		return nil, err
	}
	return f, f.characters(tables["cmap"])
}

func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, fmt.Errorf("font of %d bytes", len(data))
	}
	switch v := be.Uint32(data); v {
	case 0x00010000, 0x74727565: // 1.0, "true"
	case 0x4f54544f:
		return nil, fmt.Errorf("font has CFF outlines, want TrueType outlines")
	case 0x74746366:
		return nil, fmt.Errorf("font is a collection, want a single font")
	default:
		return nil, fmt.Errorf("not a TrueType font: it starts with %08x", v)
	}
	n := int(be.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, fmt.Errorf("font directory is cut off")
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		r := data[12+16*i:]
		tag, off, length := string(r[:4]), uint64(be.Uint32(r[8:])), uint64(be.Uint32(r[12:]))
		if off+length > uint64(len(data)) {
			return nil, fmt.Errorf("font table %q reaches beyond the file", tag)
		}
		tables[tag] = data[off : off+length : off+length]
	}
	return tables, nil
}

func (f *Font) metrics() error {
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.upm = int(be.Uint16(head[18:]))
	if f.upm < 16 || f.upm > 16384 {
		return fmt.Errorf("font has %d units per em", f.upm)
	}
	f.glyphs = int(be.Uint16(f.tables["maxp"][4:]))
	f.longLoca = be.Uint16(head[50:]) != 0
	entry := 2
	if f.longLoca {
		entry = 4
	}
	if len(f.loca) < entry*(f.glyphs+1) {
		return fmt.Errorf("font table %q is too short for %d glyphs", "loca", f.glyphs)
	}
	f.nhm = int(be.Uint16(hhea[34:]))
	if f.nhm == 0 || len(f.hmtx) < 4*f.nhm {
		return fmt.Errorf("font table %q is too short for %d metrics", "hmtx", f.nhm)
	}
	f.Ascent, f.Descent = f.em(hhea[4:]), f.em(hhea[6:])
	for i := range f.Box {
		f.Box[i] = f.em(head[36+2*i:])
	}
	f.CapHeight = f.Ascent * 7 / 10 // a guess, for fonts that do not say
	if os2 := f.tables["OS/2"]; len(os2) >= 90 && be.Uint16(os2) >= 2 {
		f.CapHeight = f.em(os2[88:])
	}
	f.Name = postScriptName(f.tables["name"])
	return nil
}

// em reads a signed measure and converts it from the font's units.
func (f *Font) em(b []byte) int { return int(int16(be.Uint16(b))) * 1000 / f.upm }

// Advance is the width of a glyph in thousandths of the type size, rounded as a PDF's width array must be, so that what is
// measured and what a viewer draws agree.
func (f *Font) Advance(g GID) int {
	i := min(int(g), f.nhm-1) // later glyphs share the last advance
	return (int(be.Uint16(f.hmtx[4*i:]))*1000 + f.upm/2) / f.upm
}

// Width is the advance of the glyph of r.
func (f *Font) Width(r rune) int { return f.Advance(f.Glyph(r)) }

// bearing is the raw left side bearing of a glyph; glyphs after the last full metric have only this.
func (f *Font) bearing(g GID) uint16 {
	at := 4*int(g) + 2
	if int(g) >= f.nhm {
		at = 4*f.nhm + 2*(int(g)-f.nhm)
	}
	if at+2 > len(f.hmtx) {
		return 0
	}
	return be.Uint16(f.hmtx[at:])
}

// postScriptName finds name 6 in the name table; "Font" if there is none that a PDF name may hold.
func postScriptName(t []byte) string {
	if len(t) < 6 {
		return "Font"
	}
	strs := int(be.Uint16(t[4:]))
	for i := range int(be.Uint16(t[2:])) {
		r := t[6:]
		if len(r) < 12*(i+1) {
			break
		}
		r = r[12*i:]
		length, off := int(be.Uint16(r[8:])), strs+int(be.Uint16(r[10:]))
		if be.Uint16(r[6:]) != 6 || off+length > len(t) {
			continue
		}
		if s := plainASCII(t[off : off+length]); s != "" {
			return s
		}
	}
	return "Font"
}

// plainASCII keeps letters, digits and hyphens, which also turns UTF-16 into ASCII.
func plainASCII(b []byte) string {
	var s []byte
	for _, c := range b {
		if c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			s = append(s, c)
		}
	}
	return string(s)
}
