package pdf

import "unicode"

// An item is one character of a paragraph, measured.
type item struct {
	r     rune
	w     float32 // points
	style uint32  // index into setter.styles
	face  faceID
	brk   breakKind // whether a line may end after it
}

// A style is how characters of a paragraph are set.
type style struct {
	face    faceID
	size    float64
	rise    float64 // above the baseline
	ink     ink
	link    int32 // index into setter.links + 1; 0: none
	node    int32
	strike  bool
	tint    bool // on the ground of code
	slant   bool
	unseen  bool    // in the text, but not shown
	stretch bool    // box drawing, to the height of a line of code
	grid    float64 // width of a cell of code, points; 0: not on a grid
	dest    string  // a destination that is here
}

func width(items []item) (w float64) {
	for i := range items {
		w += float64(items[i].w)
	}
	return w
}

// trimRight drops spaces at the end.
func trimRight(items []item) []item {
	for len(items) > 0 && (items[len(items)-1].r == ' ' || items[len(items)-1].r == '\n') {
		items = items[:len(items)-1]
	}
	return items
}

// addText appends the characters of text, cleaned and measured.
func (s *setter) addText(text string, st style) {
	id := s.styleID(st)
	for _, r := range clean(text) {
		if r == ' ' && !st.tint && st.grid == 0 && len(s.items) > 0 && s.items[len(s.items)-1].r == ' ' {
			continue // several spaces are one, as they are in HTML
		}
		want := st.face
		if r == '…' && !s.uprightLanguage() { // in a Korean font its dots float at half the height of the letters
			want = mono
		}
		face, advance, found, err := s.fonts.pick(r, want)
		switch {
		case err != nil:
			s.fail(err)
		case r == '\n':
			advance = 0
		case !found && isSpace(r):
			advance = s.spaceWidth()
		case !found:
			s.missing(r)
		}
		w := float64(advance) * st.size / 1000
		if st.grid > 0 && face != st.face {
			w = onGrid(w, st.grid)
		}
		s.items = append(s.items, item{r: r, w: float32(w), style: id, face: face})
	}
}

// onGrid widens a character of another typeface to whole cells of code, so that what follows stays in its column.
func onGrid(w, cell float64) float64 {
	n := 1.0
	for w > n*cell*1.05 {
		n++
	}
	return n * cell
}

// styleID finds or adds a style; a paragraph alternates between few.
func (s *setter) styleID(st style) uint32 {
	for i := len(s.styles) - 1; i >= 0 && i >= len(s.styles)-4; i-- {
		if s.styles[i] == st {
			return uint32(i)
		}
	}
	s.styles = append(s.styles, st)
	return uint32(len(s.styles) - 1)
}

// isSpace tells whether r is a kind of space: no-break, thin, ideographic.
func isSpace(r rune) bool { return r == ' ' || r >= 0xa0 && unicode.Is(unicode.Zs, r) }

// spaceWidth is the advance of a space of running text, in thousandths of the size.
func (s *setter) spaceWidth() int {
	_, advance, _, _ := s.fonts.pick(' ', regular)
	return advance
}
