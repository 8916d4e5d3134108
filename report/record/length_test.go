package record

import (
	"testing"
	"time"
)

// [max(0, b.lo-a.hi), b.hi-a.lo], open where a bound is not known.
func TestBetween(t *testing.T) {
	day := time.Date(2022, 10, 15, 0, 0, 0, 0, time.UTC)
	point := func(lo, hi int) Point {
		var p Point
		if lo >= 0 {
			p.Lo = day.Add(time.Duration(lo) * time.Minute)
		}
		if hi >= 0 {
			p.Hi = day.Add(time.Duration(hi) * time.Minute)
		}
		return p
	}
	for _, c := range []struct {
		a, b   Point
		lo, hi int // minutes; -1: no end
		known  bool
	}{
		{point(10, 10), point(25, 25), 15, 15, true},
		{point(5, 15), point(20, 30), 5, 25, true},
		{point(5, 25), point(20, 30), 0, 25, true},
		{point(30, 30), point(10, 10), 0, 0, true}, // the wrong way round: checks complain about it elsewhere
		{point(5, -1), point(20, 30), 0, 25, true},
		{point(-1, 15), point(20, 30), 5, -1, true},
		{point(10, 10), point(20, -1), 10, -1, true},
		{point(10, 10), point(-1, 40), 0, 30, true},
		{point(-1, -1), point(20, 20), 0, -1, false},
		{point(10, 10), Point{Moment: Moment{Unknown: true}}, 0, -1, false},
	} {
		e := Between(c.a, c.b)
		hi := time.Duration(c.hi) * time.Minute
		if c.hi < 0 {
			hi = -1
		}
		if e.Lo != time.Duration(c.lo)*time.Minute || e.Hi != hi || e.Known != c.known || e.Ongoing {
			t.Errorf("from %v to %v: %+v, want [%d, %d] known %t", c.a.Moment, c.b.Moment, e, c.lo, c.hi, c.known)
		}
	}
}
