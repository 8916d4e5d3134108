package pdf

import (
	"sync"

	"example.com/postmortem/report/pdf/sfnt"
)

// A glyphSet numbers the characters that a document uses of one typeface, in the order of their first use. Each character has
// a number, and in the embedded font a glyph, of its own, even where two look the same or both are the box of what no font
// has: so text copied from the file is the text that went in.
type glyphSet struct {
	font   *sfnt.Font
	bmp    []uint16 // by character, 0: not yet used
	astral map[rune]uint16
	runes  []rune
	glyphs []sfnt.GID
}

var glyphSets = sync.Pool{New: func() any { return &glyphSet{bmp: make([]uint16, 0x10000)} }}

func newGlyphSet(font *sfnt.Font) *glyphSet {
	g := glyphSets.Get().(*glyphSet)
	g.font = font
	return g
}

// release gives the set back for another document.
func (g *glyphSet) release() {
	for _, r := range g.runes {
		if r < 0x10000 {
			g.bmp[r] = 0
		}
	}
	*g = glyphSet{bmp: g.bmp, runes: g.runes[:0], glyphs: g.glyphs[:0]}
	glyphSets.Put(g)
}

// maxGlyphs leaves room for components in a font of 65,535 glyphs. What comes after (nobody writes so many different
// characters) shares the last number.
const maxGlyphs = 60000

func (g *glyphSet) number(r rune) uint16 {
	if r < 0x10000 {
		if n := g.bmp[r]; n != 0 {
			return n
		}
	} else if n := g.astral[r]; n != 0 {
		return n
	}
	return g.add(r)
}

func (g *glyphSet) add(r rune) uint16 {
	if len(g.runes) == maxGlyphs {
		return maxGlyphs
	}
	glyph := g.font.Glyph(r)
	if glyph == 0 {
		glyph = g.font.Glyph(standIn(r))
	}
	g.runes = append(g.runes, r)
	g.glyphs = append(g.glyphs, glyph)
	n := uint16(len(g.runes))
	if r < 0x10000 {
		g.bmp[r] = n
	} else {
		if g.astral == nil {
			g.astral = map[rune]uint16{}
		}
		g.astral[r] = n
	}
	return n
}

// standIn is what is drawn for a character that the font does not have: a space for a kind of space, else a box.
func standIn(r rune) rune {
	if isSpace(r) {
		return ' '
	}
	return box
}
