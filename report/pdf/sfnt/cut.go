package sfnt

import "math/bits"

// Cut writes a font with the given glyphs, for embedding in a PDF as CIDFontType2 with an identity map: glyph i+1 of the new
// font is glyphs[i], glyph 0 is .notdef, and components follow at the end. A glyph may be asked for twice: then each
// character of a document can have its own glyph, so that copying text out of the PDF gives the same character back.
//
// The new font has a full metric for every glyph (readers differ on shared ones), no hinting, and no tables that a PDF does
// not need. The same glyphs give the same bytes.
func (f *Font) Cut(glyphs []GID) []byte {
	order, renumber := f.closure(glyphs)
	size := 0
	for _, g := range order {
		size += len(f.outline(g)) + 1
	}
	glyf := make([]byte, 0, size)
	ends := make([]int, 0, len(order)+1)
	hmtx := make([]byte, 0, 4*len(order))
	for _, g := range order {
		ends = append(ends, len(glyf))
		glyf = appendGlyph(glyf, f.outline(g), renumber)
		if len(glyf)%2 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = be.AppendUint16(hmtx, be.Uint16(f.hmtx[4*min(int(g), f.nhm-1):]))
		hmtx = be.AppendUint16(hmtx, f.bearing(g))
	}
	loca, long := locations(append(ends, len(glyf)))
	return assemble([]table{
		{"glyf", glyf},
		{"head", f.newHead(long)},
		{"hhea", put16(f.tables["hhea"], 34, len(order))},
		{"hmtx", hmtx},
		{"loca", loca},
		{"maxp", newMaxp(f.tables["maxp"], len(order))},
	})
}

// closure lists .notdef, the glyphs asked for and every component they need, in the order of the new font.
func (f *Font) closure(glyphs []GID) ([]GID, func(GID) GID) {
	order := append(make([]GID, 1, len(glyphs)+8), glyphs...)
	var at map[GID]GID // only fonts with composite glyphs need it
	for i := 0; i < len(order); i++ {
		b := f.outline(order[i])
		if !isComposite(b) {
			continue
		}
		if at == nil {
			at = make(map[GID]GID, len(order))
			for n, g := range order {
				at[g] = GID(n)
			}
		}
		parts, _, _ := components(b)
		for _, p := range parts {
			c := GID(be.Uint16(b[p:]))
			if _, ok := at[c]; !ok && int(c) < f.glyphs && len(order) < 0xffff {
				at[c] = GID(len(order))
				order = append(order, c)
			}
		}
	}
	return order, func(g GID) GID { return at[g] }
}

// locations writes the index of glyphs, in short form if it can.
func locations(ends []int) (loca []byte, long bool) {
	long = ends[len(ends)-1] > 2*0xffff
	for _, e := range ends {
		if long {
			loca = be.AppendUint32(loca, uint32(e))
		} else {
			loca = be.AppendUint16(loca, uint16(e/2))
		}
	}
	return loca, long
}

func (f *Font) newHead(long bool) []byte {
	head := put16(f.tables["head"], 50, 0)
	if long {
		head[51] = 1
	}
	be.PutUint32(head[8:], 0) // the checksum of the file, set by assemble
	return head
}

// newMaxp also says that there are no hinting programs.
func newMaxp(old []byte, glyphs int) []byte {
	maxp := put16(old, 4, glyphs)
	for p := 16; p+2 <= min(len(maxp), 28); p += 2 {
		be.PutUint16(maxp[p:], 0)
	}
	return maxp
}

func put16(b []byte, at, v int) []byte {
	c := append([]byte(nil), b...)
	be.PutUint16(c[at:], uint16(v))
	return c
}

type table struct {
	tag  string
	data []byte
}

// assemble writes a font file; tables come sorted by tag.
func assemble(tables []table) []byte {
	n := len(tables)
	size := 12 + 16*n
	for _, t := range tables {
		size += (len(t.data) + 3) &^ 3
	}
	b := make([]byte, 0, size)
	b = be.AppendUint32(b, 0x00010000)
	log := bits.Len(uint(n)) - 1
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		b = be.AppendUint16(b, uint16(v))
	}
	off, head := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			head = off
		}
		b = append(b, t.tag...)
		b = be.AppendUint32(b, checksum(t.data))
		b = be.AppendUint32(b, uint32(off))
		b = be.AppendUint32(b, uint32(len(t.data)))
		off += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	be.PutUint32(b[head+8:], 0xB1B0AFBA-checksum(b))
	return b
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + be.Uint32(last[:])
}

// Glyphs is how many glyphs a font that Cut wrote has.
func Glyphs(font []byte) int {
	for i := range int(be.Uint16(font[4:])) {
		if entry := font[12+16*i:]; string(entry[:4]) == "maxp" {
			return int(be.Uint16(font[be.Uint32(entry[8:])+4:]))
		}
	}
	return 0
}
