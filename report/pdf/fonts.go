package pdf

import (
	"fmt"
	"sync"

	"example.com/postmortem/report/pdf/sfnt"
)

// A faceID names one of the four typefaces.
type faceID uint8

const (
	regular faceID = iota
	bold
	mono
	emoji
	faces int = iota
)

var faceNames = [faces]string{"regular", "bold", "mono", "emoji"}

// Fonts are the typefaces of a process: each is parsed once, when first used, and shared by goroutines.
type Fonts struct{ files [faces]fontFile }

type fontFile struct {
	data []byte
	once sync.Once
	font *sfnt.Font
	err  error
}

// NewFonts takes TrueType files: text, bold text, code, and pictographs that no other has. The bytes must not change
// afterwards. Nothing is parsed yet; a file that is no font shows when Layout first needs it.
func NewFonts(text, boldText, code, pictographs []byte) *Fonts {
	f := &Fonts{}
	for id, data := range [faces][]byte{text, boldText, code, pictographs} {
		f.files[id].data = data
	}
	return f
}

// face parses a typeface if nobody did before.
func (f *Fonts) face(id faceID) (*sfnt.Font, error) {
	file := &f.files[id]
	file.once.Do(func() {
		file.font, file.err = sfnt.Parse(file.data)
		if file.err != nil {
			file.err = fmt.Errorf("font %q: %w", faceNames[id], file.err)
		}
	})
	return file.font, file.err
}

// fallback is the order in which typefaces are asked for a rune after the one that the text wants.
var fallback = [...]faceID{regular, mono, emoji}

// box stands for a rune that no font has.
const box = '□'

// pick finds the typeface to set r in, and its advance in thousandths of the size; found is false if r will be a box.
func (f *Fonts) pick(r rune, want faceID) (id faceID, advance int, found bool, err error) {
	font, err := f.face(want)
	if err != nil {
		return want, 0, false, err
	}
	if g := font.Glyph(r); g != 0 && !private(r) {
		return want, font.Advance(g), true, nil
	}
	for _, id := range fallback {
		if private(r) {
			break
		}
		font, err := f.face(id)
		if err != nil {
			return id, 0, false, err
		}
		if g := font.Glyph(r); g != 0 {
			return id, font.Advance(g), true, nil
		}
	}
	font, err = f.face(regular)
	if err != nil {
		return regular, 0, false, err
	}
	return regular, font.Width(box), false, nil
}

// private runes mean what a font wants them to. PDF/A has them explained in words, and nobody could: they are set as a box, with a
// warning.
func private(r rune) bool { return r >= 0xe000 && r <= 0xf8ff || r >= 0xf0000 }

// Measure is the width of a line of text in points at a size in points, with the same repairs and fallbacks as in a
// document; it is a chart.Measure. With fonts that cannot be read, which Layout reports, it guesses half an em a character.
func (f *Fonts) Measure(text string, size float64, boldText bool) float64 {
	want := regular
	if boldText {
		want = bold
	}
	sum := 0
	for _, r := range clean(text) {
		_, advance, _, err := f.pick(r, want)
		if err != nil {
			advance = 500
		}
		sum += advance
	}
	return float64(sum) * size / 1000
}
