package chart

// A Shape is one thing to paint. The list is closed: Rect, Line, Polyline, Area, Circle and Text, all values.
// Whoever prints shapes switches over these six and asks Role.Look how to paint them.
type Shape interface{ role() Role }

// A Point is a place in the figure, in points from its top left corner.
type Point struct{ X, Y float64 }

// A Rect is an upright rectangle; R rounds its corners. A hatched look is painted as the strokes of Rect.Hatch.
type Rect struct {
	Role          Role
	X, Y, W, H, R float64
}

// A Line joins two points.
type Line struct {
	Role           Role
	X1, Y1, X2, Y2 float64
}

// A Polyline is an open path, stroked.
type Polyline struct {
	Role   Role
	Points []Point
}

// An Area is a closed path, filled (and stroked, where the role has a stroke).
type Area struct {
	Role   Role
	Points []Point
}

// A Circle is a dot.
type Circle struct {
	Role    Role
	X, Y, R float64
}

// A Text is one line of text on its baseline. Its string has no control characters and no line breaks.
type Text struct {
	Role   Role
	X, Y   float64 // where the anchor stands, on the baseline
	Size   float64 // points
	Bold   bool
	Anchor Anchor
	Up     bool // turned by 90°, read from bottom to top: the anchor is then along the vertical
	Text   string
}

func (s Rect) role() Role     { return s.Role }
func (s Line) role() Role     { return s.Role }
func (s Polyline) role() Role { return s.Role }
func (s Area) role() Role     { return s.Role }
func (s Circle) role() Role   { return s.Role }
func (s Text) role() Role     { return s.Role }

// Anchor says which point of a text its position means.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)
