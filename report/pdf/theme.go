package pdf

import (
	"fmt"
	"strconv"
)

// A Color is sRGB.
type Color struct{ R, G, B uint8 }

// ParseColor reads "#rrggbb".
func ParseColor(s string) (Color, error) {
	if len(s) == 7 && s[0] == '#' {
		if n, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return Color{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
		}
	}
	return Color{}, fmt.Errorf("color %q is not #rrggbb", s)
}

// A Theme gives each role its colour. A role that it leaves out has the colour of DefaultTheme. Roles of figures are those of
// package chart.
type Theme map[string]Color
