package chart

import "math"

// A gutter is the column of row labels at the left.
type gutter struct {
	w     float64 // with the space to the plot
	lines [][]string
	bold  []bool // nil: none
}

const gutterGap = 8

// gutter wraps the labels into two lines at most share of the width wide. bold tells which are bold; nil: none.
func (s *sheet) gutter(labels []string, bold []bool, share float64) gutter {
	g := gutter{lines: make([][]string, len(labels)), bold: bold}
	for i, l := range labels {
		g.lines[i] = s.wrap(clean(l), body, share*s.w, 2, g.isBold(i))
		for _, line := range g.lines[i] {
			g.w = math.Max(g.w, s.wide(line, body, g.isBold(i)))
		}
	}
	if g.w > 0 {
		g.w += gutterGap
	}
	return g
}

func (g *gutter) isBold(i int) bool { return i < len(g.bold) && g.bold[i] }

// height is what row i needs.
func (g *gutter) height(i int, least float64) float64 {
	return math.Max(least, float64(len(g.lines[i]))*lead+3)
}

// label writes the label of row i around the middle line y.
func (s *sheet) label(g *gutter, i int, y float64, r Role) {
	y += body*0.36 - float64(len(g.lines[i])-1)*lead/2
	for k, line := range g.lines[i] {
		s.add(Text{Role: r, Y: y + float64(k)*lead, Size: body, Bold: g.isBold(i), Text: line})
	}
}

// highlighted is the role of a row's label; the ones to look at are bold too, for black and white.
func highlighted(yes bool) Role {
	if yes {
		return LabelHighlight
	}
	return Label
}
