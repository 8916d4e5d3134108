package chart

import (
	"math"
	"time"
)

// A Bar is something that lasted: an incident, the disturbance of a feature.
type Bar struct {
	Label     string // at the left
	Note      string // after its end, where there is room: how long, until when
	Start     When
	End       When // ignored where Ongoing
	Ongoing   bool // not ended at the chart's AsOf
	Highlight bool
}

// uncertain reports whether an end of the bar is hatched.
func (b *Bar) uncertain() bool {
	return !b.Start.Lo.Equal(b.Start.Hi) || !b.Ongoing && !b.End.Lo.Equal(b.End.Hi)
}

func (b *Bar) reach(r *reach, asOf time.Time) {
	r.when(b.Start)
	if b.Ongoing {
		r.take(asOf)
		return
	}
	r.when(b.End)
}

const (
	leastBar  = 1.6 // points: shorter bars could not be seen
	arrowRoom = 8.0 // an ongoing bar's arrow stands beyond the axis
)

// bar draws the bar around the line y: solid where it certainly lasted, hatched where it may have, with an arrow where it goes on.
// It returns the x where it ends.
func (s *sheet) bar(a *timeAxis, b *Bar, asOf time.Time, y, h float64, r Role) float64 {
	s1, s2 := a.bounds(b.Start)
	e1, e2 := a.bounds(b.End)
	if b.Ongoing {
		e1, e2 = a.x1, a.x1
		if !asOf.IsZero() {
			e1 = a.x(asOf)
			e2 = e1
		}
	}
	if b.Highlight {
		r = Highlight
	}
	if s2 > e1 { // it may have ended before it certainly began: nothing of it is certain
		s2 = math.Max(e2, s1)
		e1, e2 = s2, s2
	}
	s.uncertain(s1, s2, y, h)
	s.uncertain(e1, e2, y, h)
	if solid := e1 - s2; solid > 0 || e2-s1 < leastBar {
		w := math.Max(solid, leastBar)
		s.add(Rect{Role: r, X: math.Min(s2, a.x1-w), Y: y - h/2, W: w, H: h})
	}
	if b.Ongoing {
		e2 += arrowRoom - 1
		s.horizontal(Ongoing, e1, e2-2, y)
		s.arrow(Ongoing, e2, y, math.Max(3, h*0.55))
	}
	return math.Max(e2, math.Min(s1+leastBar, a.x1))
}

// bounds are the ends of an interval on the axis; an unknown one is the axis's own end.
func (a *timeAxis) bounds(w When) (lo, hi float64) {
	lo, hi = a.x0, a.x1
	if !w.Lo.IsZero() {
		lo = a.x(w.Lo)
	}
	if !w.Hi.IsZero() {
		hi = a.x(w.Hi)
	}
	return lo, math.Max(lo, hi)
}

// mark is where an instant stands: in the middle of its bounds, or at the one that is known.
func (a *timeAxis) mark(w When) float64 {
	switch {
	case w.Lo.IsZero():
		return a.x(w.Hi)
	case w.Hi.IsZero():
		return a.x(w.Lo)
	}
	return (a.x(w.Lo) + a.x(w.Hi)) / 2
}

func (s *sheet) uncertain(x1, x2, y, h float64) {
	if x2-x1 > 0.5 {
		s.add(Rect{Role: Uncertain, X: x1, Y: y - h/2, W: x2 - x1, H: h})
	}
}
