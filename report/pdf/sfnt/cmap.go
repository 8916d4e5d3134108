package sfnt

import (
	"fmt"
	"sort"
)

// A group maps consecutive characters beyond the BMP to consecutive glyphs.
type group struct{ first, last, glyph uint32 }

// Glyph is the glyph of r, 0 if the font has none.
func (f *Font) Glyph(r rune) GID {
	if uint32(r) < uint32(len(f.bmp)) {
		return f.bmp[r]
	}
	i := sort.Search(len(f.astral), func(i int) bool { return f.astral[i].last >= uint32(r) })
	if i == len(f.astral) || f.astral[i].first > uint32(r) {
		return 0
	}
	return f.known(f.astral[i].glyph + uint32(r) - f.astral[i].first)
}

// Has tells whether the font has a glyph for r.
func (f *Font) Has(r rune) bool { return f.Glyph(r) != 0 }

func (f *Font) known(g uint32) GID {
	if g >= uint32(f.glyphs) {
		return 0
	}
	return GID(g)
}

// characters fills the map from the best subtable: format 12 has all of Unicode, format 4 the BMP. The BMP becomes an array
// (128 KB), since binary search in the 10,000 segments of a Korean font is ten times as slow as an index.
func (f *Font) characters(cmap []byte) error {
	var four, twelve []byte
	for i := range int(be.Uint16(cmap[2:])) {
		if len(cmap) < 4+8*(i+1) {
			break
		}
		r := cmap[4+8*i:]
		platform, encoding, off := be.Uint16(r), be.Uint16(r[2:]), be.Uint32(r[4:])
		unicode := platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10)
		if !unicode || uint64(off)+16 > uint64(len(cmap)) {
			continue
		}
		switch sub := cmap[off:]; be.Uint16(sub) {
		case 4:
			four = sub
		case 12:
			twelve = sub
		}
	}
	f.bmp = make([]GID, 0x10000)
	switch {
	case twelve != nil:
		f.format12(twelve)
	case four != nil:
		f.format4(four)
	default:
		return fmt.Errorf("font has no Unicode character map of format 4 or 12")
	}
	return nil
}

// format12 reads sorted groups; where they are not sorted the map ends, so that overlapping groups cannot make it slow.
func (f *Font) format12(sub []byte) {
	next := uint32(0)
	for i := range int(min(be.Uint32(sub[12:]), uint32(len(sub)/12))) {
		if len(sub) < 16+12*(i+1) {
			return
		}
		r := sub[16+12*i:]
		g := group{be.Uint32(r), be.Uint32(r[4:]), be.Uint32(r[8:])}
		if g.first < next || g.last < g.first || g.last > 0x10ffff {
			return
		}
		next = g.last + 1
		for c := g.first; c <= g.last && c < 0x10000; c++ {
			f.bmp[c] = f.known(g.glyph + c - g.first)
		}
		if g.last >= 0x10000 {
			if d := 0x10000 - int(g.first); d > 0 {
				g.first, g.glyph = 0x10000, g.glyph+uint32(d)
			}
			f.astral = append(f.astral, g)
		}
	}
}

// format4 reads segments; a segment that reaches back into the one before it counts from where that ended.
func (f *Font) format4(sub []byte) {
	n := int(be.Uint16(sub[6:])) / 2
	if len(sub) < 16+8*n {
		return
	}
	ends, starts, deltas, offs := sub[14:], sub[16+2*n:], sub[16+4*n:], sub[16+6*n:]
	next := 0
	for i := range n {
		end, start := int(be.Uint16(ends[2*i:])), int(be.Uint16(starts[2*i:]))
		delta, off := be.Uint16(deltas[2*i:]), int(be.Uint16(offs[2*i:]))
		for c := max(start, next); c <= end && c < 0xffff; c++ {
			g := uint16(c) + delta
			if off != 0 {
				at := 2*i + off + 2*(c-start)
				if at+2 > len(offs) {
					break
				}
				if g = be.Uint16(offs[at:]); g != 0 {
					g += delta
				}
			}
			f.bmp[c] = f.known(uint32(g))
		}
		next = max(next, end+1)
	}
}
