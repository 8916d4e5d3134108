package pdf

import (
	"errors"
	"fmt"
	"math"

	"example.com/postmortem/report/chart"
)

// What a document from this program never exceeds; layout of a stranger's may then take time, but not for ever.
const (
	mostMarkdown = 8 << 20
	farthest     = 20_000    // points
	mostHatched  = 2_000_000 // points of width and height of rectangles
)

var errTooLarge = errors.New("it describes no document: something is larger than any paper")

// check holds a recording of a stranger to what layout relies on.
func (r *recording) check() error {
	p := r.Paper
	if len(r.Markdown) > mostMarkdown || !(p.W == 0 && p.H == 0) && (p.W < 300 || p.W > 14400 || p.H < 300 || p.H > 14400) {
		return errTooLarge
	}
	if r.Created != nil && (r.Created.Year() < 1 || r.Created.Year() > 9999) {
		return errors.New("its date is not in any calendar")
	}
	hatched := 0.0 // as much as is drawn for it
	for i := range r.Figures {
		f := &r.Figures[i]
		if !near(f.W, f.H) {
			return errTooLarge
		}
		for k := range f.Shapes {
			if err := f.Shapes[k].check(); err != nil {
				return err
			}
			if s := f.Shapes[k].Rect; s != nil {
				hatched += math.Abs(s.W) + math.Abs(s.H)
			}
		}
	}
	if hatched > mostHatched {
		return errTooLarge
	}
	return nil
}

func near(values ...float64) bool {
	for _, v := range values {
		if math.Abs(v) > farthest {
			return false
		}
	}
	return true
}

func nearPoints(points []chart.Point) bool {
	for _, p := range points {
		if !near(p.X, p.Y) {
			return false
		}
	}
	return true
}

func (s *recordedShape) check() error {
	role, ok := chart.Role(0), true
	switch {
	case s.Rect != nil:
		role, ok = s.Rect.Role, near(s.Rect.X, s.Rect.Y, s.Rect.W, s.Rect.H, s.Rect.R)
	case s.Line != nil:
		role, ok = s.Line.Role, near(s.Line.X1, s.Line.Y1, s.Line.X2, s.Line.Y2)
	case s.Polyline != nil:
		role, ok = s.Polyline.Role, nearPoints(s.Polyline.Points)
	case s.Area != nil:
		role, ok = s.Area.Role, nearPoints(s.Area.Points)
	case s.Circle != nil:
		role, ok = s.Circle.Role, near(s.Circle.X, s.Circle.Y, s.Circle.R)
	case s.Text != nil:
		role, ok = s.Text.Role, near(s.Text.X, s.Text.Y, s.Text.Size)
	default:
		return errors.New("a figure has a shape of no kind")
	}
	if !ok {
		return errTooLarge
	}
	if !role.Valid() {
		return fmt.Errorf("a figure has a shape of the unknown role %d", role)
	}
	return nil
}
