package pdf

import (
	"math"

	"example.com/postmortem/report/chart"
)

// rounded is a figure to a thousandth of a point, which nobody sees: in a recording the other digits are most of it.
func rounded(fig *chart.Figure) *chart.Figure {
	r := &chart.Figure{Desc: fig.Desc, W: thousandth(fig.W), H: thousandth(fig.H), Shapes: make([]chart.Shape, len(fig.Shapes))}
	for i, shape := range fig.Shapes {
		r.Shapes[i] = roundedShape(shape)
	}
	return r
}

func roundedShape(shape chart.Shape) chart.Shape {
	all := func(values ...*float64) {
		for _, v := range values {
			*v = thousandth(*v)
		}
	}
	switch s := shape.(type) {
	case chart.Rect:
		all(&s.X, &s.Y, &s.W, &s.H, &s.R)
		return s
	case chart.Line:
		all(&s.X1, &s.Y1, &s.X2, &s.Y2)
		return s
	case chart.Polyline:
		s.Points = roundedPoints(s.Points)
		return s
	case chart.Area:
		s.Points = roundedPoints(s.Points)
		return s
	case chart.Circle:
		all(&s.X, &s.Y, &s.R)
		return s
	case chart.Text:
		all(&s.X, &s.Y, &s.Size)
		return s
	}
	return shape
}

func roundedPoints(points []chart.Point) []chart.Point {
	r := make([]chart.Point, len(points))
	for i, p := range points {
		r[i] = chart.Point{X: thousandth(p.X), Y: thousandth(p.Y)}
	}
	return r
}

func thousandth(v float64) float64 { return math.Round(v*1000+1e-6) / 1000 }
