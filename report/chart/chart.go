// Package chart draws a figure once, as a list of shapes; SVG and PDF are two ways to print shapes.
//
// Data comes from the view, sizes from whoever renders: a Chart is laid out for a width with a Measure function, so that labels
// fit in the font at hand. Every figure says itself in words (Desc) and as a table (Data), for those who do not see it.
//
// How a figure comes to be:
//
//  1. The view fills a chart (Strip, Strips, Durations, Intervals, Steps, Pareto, Matrix, Waterfall, Tree, Ageing) with data, labels and Formats;
//     this package knows no language.
//  2. Figure wraps the row labels into a gutter, chooses the ticks that a person would (timeaxis.go, spanaxis.go, valueaxis.go), places marks
//     and labels so that none lies on another, and writes a legend of what occurs.
//  3. Every shape has a Role; role.go alone says how a role looks, palette.go which colours a theme has.
//  4. SVG prints the shapes for a page or as a file of its own. PDF prints the same shapes with the same looks.
//
// testdata/gallery/index.html shows every chart in two languages, for paper and for a phone.
package chart

// A Chart is data that can be drawn.
type Chart interface {
	// Figure lays the chart out for a width in points: about 280 for a phone to 720. A nil measure is Approximate.
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
