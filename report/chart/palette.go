package chart

import "fmt"

// RGB is a colour of eight bits a channel.
type RGB struct{ R, G, B uint8 }

// Hex says the colour as CSS does, "#1f2933".
func (c RGB) Hex() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// An Ink is a colour by its purpose. The zero Ink paints nothing.
type Ink uint8

// The inks. A theme gives each a colour; roles choose among them.
const (
	None   Ink = iota
	Black      // text, the strongest lines
	Muted      // secondary text, leaders
	Frame      // axis lines
	Grid       // grid lines
	Paper      // the ground, for what is cut out of a fill
	Tone       // the data
	Tone2      // a second series
	Tone3      // a third one
	Soft       // bands, quiet bars
	Accent     // the one thing to look at: highlighted, overdue, down
	inks       // how many
)

// String is the ink's name in CSS (--chart-NAME) and in themes.
func (i Ink) String() string {
	return [inks]string{"none", "ink", "muted", "frame", "grid", "paper", "tone", "tone2", "tone3", "soft", "accent"}[i]
}

// Inks lists the inks that have a colour.
func Inks() []Ink { return []Ink{Black, Muted, Frame, Grid, Paper, Tone, Tone2, Tone3, Soft, Accent} }

// A Palette gives each ink its colour, indexed by Ink.
type Palette [inks]RGB

// Light is the palette on white paper. Text inks have a contrast of at least 4.5 on Paper and on Soft.
func Light() Palette {
	return Palette{
		Black: {0x1f, 0x29, 0x33}, Muted: {0x5a, 0x66, 0x72}, Frame: {0x8a, 0x94, 0x9e}, Grid: {0xdf, 0xe3, 0xe7}, Paper: {0xff, 0xff, 0xff},
		Tone: {0x3d, 0x5a, 0x80}, Tone2: {0x7b, 0x6b, 0x3f}, Tone3: {0x6d, 0x8a, 0x86}, Soft: {0xdd, 0xe5, 0xee}, Accent: {0xb5, 0x36, 0x1c},
	}
}

// Dark is the palette on a dark screen.
func Dark() Palette {
	return Palette{
		Black: {0xe6, 0xe9, 0xec}, Muted: {0x9d, 0xa8, 0xb3}, Frame: {0x6b, 0x76, 0x80}, Grid: {0x2c, 0x34, 0x3c}, Paper: {0x14, 0x18, 0x1d},
		Tone: {0x8f, 0xb1, 0xdc}, Tone2: {0xd1, 0xbd, 0x84}, Tone3: {0x8f, 0xb8, 0xb2}, Soft: {0x26, 0x32, 0x40}, Accent: {0xff, 0x8f, 0x73},
	}
}
