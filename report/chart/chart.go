// Package chart draws a figure once, as a list of shapes; SVG and PDF are two ways to print shapes.
//
// Data comes from the view, sizes from whoever renders: a Chart is laid out for a width with a Measure function, so that labels
// fit in the font at hand. Every figure says itself in words (Desc) and as a table (Data), for those who do not see it.
package chart

// A Chart is data that can be drawn.
type Chart interface {
	// Figure lays the chart out for a width in points.
	Figure(width float64, measure Measure) *Figure
}

// Measure tells how wide a text is in points, at a size in points.
type Measure func(text string, size float64, bold bool) float64

// A Figure is a drawing: W × H points, origin at the top left, shapes in the order of painting.
type Figure struct {
	Title  string // what it shows, in a line
	Desc   string // what one sees, in words
	W, H   float64
	Shapes []Shape
	Data   Table
}

// A Table is the data of a figure, worded.
type Table struct {
	Head []string
	Rows [][]string
}
