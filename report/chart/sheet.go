package chart

import "math"

// A sheet is a figure in the making: shapes gather, texts are measured.
type sheet struct {
	w       float64
	measure Measure
	shapes  []Shape
}

func newSheet(width float64, m Measure) *sheet {
	if m == nil {
		m = Approximate
	}
	if !(width >= minWidth) {
		width = minWidth
	}
	return &sheet{w: width, measure: m, shapes: make([]Shape, 0, 96)}
}

const minWidth = 120 // points; below it there is no room for a label and a plot

// figure ends the drawing at the height given.
func (s *sheet) figure(title, desc string, h float64, data Table) *Figure {
	if desc == "" {
		desc = data.Words()
	}
	return &Figure{Title: clean(title), Desc: clean(desc), W: s.w, H: math.Ceil(h), Shapes: s.shapes, Data: data}
}

func (s *sheet) add(shapes ...Shape) { s.shapes = append(s.shapes, shapes...) }

// wide is the width of a text, with some slack.
func (s *sheet) wide(text string, size float64, bold bool) float64 {
	if text == "" {
		return 0
	}
	return s.measure(text, size, bold) * slack
}

// text writes a line of body size.
func (s *sheet) text(r Role, x, y float64, a Anchor, text string) {
	s.add(Text{Role: r, X: x, Y: y, Size: body, Anchor: a, Text: text})
}

// note writes a line of small size.
func (s *sheet) note(r Role, x, y float64, a Anchor, text string) {
	s.add(Text{Role: r, X: x, Y: y, Size: small, Anchor: a, Text: text})
}

func (s *sheet) vertical(r Role, x, y1, y2 float64) { s.add(Line{r, x, y1, x, y2}) }

func (s *sheet) horizontal(r Role, x1, x2, y float64) { s.add(Line{r, x1, y, x2, y}) }

// diamond is a mark that black and white can tell from a dot.
func (s *sheet) diamond(r Role, x, y, radius float64) {
	s.add(Area{r, []Point{{x, y - radius}, {x + radius, y}, {x, y + radius}, {x - radius, y}}})
}

// arrow is a head pointing right, its tip at x.
func (s *sheet) arrow(r Role, x, y, size float64) {
	s.add(Area{r, []Point{{x, y}, {x - 1.4*size, y - size}, {x - 1.4*size, y + size}}})
}
