package chart

import "math"

const hatchStep = 3.2 // points between two strokes, along the horizontal

// Hatch returns the diagonal strokes that fill the rectangle, cut at its edges. The strokes of all rectangles of a figure
// lie on the same raster, so that neighbours join. SVG and PDF both draw these lines: a pattern would need an id in one
// and a resource in the other.
func (s Rect) Hatch() []Line {
	if s.W <= 0 || s.H <= 0 {
		return nil
	}
	first, last := s.X+s.Y, s.X+s.W+s.Y+s.H
	lines := make([]Line, 0, int((last-first)/hatchStep)+1)
	for k := math.Ceil(first / hatchStep); k*hatchStep < last; k++ {
		c := k * hatchStep // the stroke is x + y = c
		x1, x2 := math.Max(s.X, c-s.Y-s.H), math.Min(s.X+s.W, c-s.Y)
		if x2-x1 > 0.01 {
			lines = append(lines, Line{Role: s.Role, X1: x1, Y1: c - x1, X2: x2, Y2: c - x2})
		}
	}
	return lines
}
