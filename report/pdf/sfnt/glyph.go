package sfnt

// Flags of a component of a composite glyph.
const (
	argsAreWords   = 0x0001
	hasScale       = 0x0008
	moreComponents = 0x0020
	hasTwoScales   = 0x0040
	hasTwoByTwo    = 0x0080
	hasProgram     = 0x0100
)

// outline is the raw description of a glyph, nil if it is empty or does not lie inside the table.
func (f *Font) outline(g GID) []byte {
	if int(g) >= f.glyphs {
		return nil
	}
	var from, to int
	if f.longLoca {
		from, to = int(be.Uint32(f.loca[4*int(g):])), int(be.Uint32(f.loca[4*int(g)+4:]))
	} else {
		from, to = 2*int(be.Uint16(f.loca[2*int(g):])), 2*int(be.Uint16(f.loca[2*int(g)+2:]))
	}
	if from < 0 || from+10 > to || to > len(f.glyf) {
		return nil
	}
	return f.glyf[from:to]
}

func isComposite(b []byte) bool { return len(b) >= 10 && int16(be.Uint16(b)) < 0 }

// components lists where in a composite glyph the numbers of its components stand, and where the list ends; ok is false if
// the glyph is cut off.
func components(b []byte) (at []int, end int, ok bool) {
	for p := 10; ; {
		if p+4 > len(b) {
			return nil, 0, false
		}
		flags := be.Uint16(b[p:])
		at = append(at, p+2)
		p += 6
		if flags&argsAreWords != 0 {
			p += 2
		}
		switch {
		case flags&hasScale != 0:
			p += 2
		case flags&hasTwoScales != 0:
			p += 4
		case flags&hasTwoByTwo != 0:
			p += 8
		}
		if p > len(b) {
			return nil, 0, false
		}
		if flags&moreComponents == 0 {
			return at, p, true
		}
	}
}

// appendGlyph appends a glyph without its hinting program, with component numbers translated. Programs are two fifths of the
// bytes of a Korean subset and do nothing on paper or on today's screens. A broken glyph becomes an empty one.
func appendGlyph(dst, b []byte, renumber func(GID) GID) []byte {
	if len(b) < 10 {
		return dst
	}
	if isComposite(b) {
		at, end, ok := components(b)
		if !ok {
			return dst
		}
		start := len(dst)
		dst = append(dst, b[:end]...)
		for _, p := range at {
			c := dst[start+p-2:]
			be.PutUint16(c, be.Uint16(c)&^hasProgram)
			be.PutUint16(c[2:], uint16(renumber(GID(be.Uint16(c[2:])))))
		}
		return dst
	}
	contours := int(be.Uint16(b))
	p := 10 + 2*contours // where the length of the program stands
	if contours == 0 || p+2 > len(b) {
		return dst
	}
	rest := p + 2 + int(be.Uint16(b[p:]))
	if rest > len(b) {
		return dst
	}
	dst = append(dst, b[:p]...)
	dst = append(dst, 0, 0)
	return append(dst, b[rest:]...)
}
