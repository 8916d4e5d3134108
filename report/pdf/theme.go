package pdf

import (
	"fmt"
	"strconv"

	"example.com/postmortem/report/chart"
)

// A Color is sRGB.
type Color = chart.RGB

// ParseColor reads "#rrggbb".
func ParseColor(s string) (Color, error) {
	if len(s) == 7 && s[0] == '#' {
		if n, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return Color{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n)}, nil
		}
	}
	return Color{}, fmt.Errorf("color %q is not #rrggbb", s)
}

// A Theme gives colours to inks by name: those of figures ("ink", "muted", "tone", …, see chart.Ink), which text uses too,
// and those that only text has, see DefaultTheme. An ink that it leaves out has its default colour.
type Theme map[string]Color

// An ink is an index into a document's palette: the inks of figures, then those of text.
type ink uint8

const (
	inkText   = ink(chart.Black)
	inkMuted  = ink(chart.Muted)
	inkFrame  = ink(chart.Frame)
	inkAccent = ink(chart.Accent)

	firstTextInk ink = 24 // beyond the inks of figures
	inkHeading   ink = firstTextInk + iota - 5
	inkLink
	inkEmphasis
	inkRule
	inkTint
	inkWatermark
	inks
)

// textInks are the inks of text alone, their names and colours on white paper: all read well in black and white.
var textInks = [inks - firstTextInk]struct {
	name  string
	color Color
}{
	{"heading", Color{R: 0x14, G: 0x23, B: 0x3c}},
	{"link", Color{R: 0x1d, G: 0x4f, B: 0x91}},
	{"emphasis", Color{R: 0x3d, G: 0x5a, B: 0x80}},  // stressed words of a language without italics
	{"rule", Color{R: 0xcf, G: 0xd6, B: 0xdd}},      // lines of tables and quotes, the running head's
	{"tint", Color{R: 0xf3, G: 0xf5, B: 0xf7}},      // the ground of code and of boxes
	{"watermark", Color{R: 0xf3, G: 0xf4, B: 0xf6}}, // the word across a draft, behind the text
}

// DefaultTheme lists every ink with its colour.
func DefaultTheme() Theme {
	t := Theme{}
	light := chart.Light()
	for _, i := range chart.Inks() {
		t[i.String()] = light[i]
	}
	for _, i := range textInks {
		t[i.name] = i.color
	}
	return t
}

type palette [inks]Color

func (t Theme) palette() (p palette) {
	set := func(i ink, name string, c Color) {
		if own, ok := t[name]; ok {
			c = own
		}
		p[i] = c
	}
	light := chart.Light()
	for _, i := range chart.Inks() {
		set(ink(i), i.String(), light[i])
	}
	for n, i := range textInks {
		set(firstTextInk+ink(n), i.name, i.color)
	}
	return p
}

// inkNames are the names of the palette's colours, empty where it has none.
func inkNames() (names [inks]string) {
	for _, i := range chart.Inks() {
		names[i] = i.String()
	}
	for n, i := range textInks {
		names[firstTextInk+ink(n)] = i.name
	}
	return names
}

func (i ink) String() string {
	if i >= firstTextInk {
		return textInks[i-firstTextInk].name
	}
	return chart.Ink(i).String()
}
