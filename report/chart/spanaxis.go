package chart

import (
	"math"
	"time"
)

// A spanAxis is a logarithmic axis of durations.
type spanAxis struct {
	lo, hi time.Duration // both positive
	x0, x1 float64
	marks  []spanMark
}

type spanMark struct {
	x     float64
	label string // empty: a tick without a word
}

const (
	day  = 24 * time.Hour
	week = 7 * day
	year = 365 * day
)

// The ticks that people think in: the first list has them all, the following ever fewer.
var spanTicks = [...][]time.Duration{
	{time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 20 * time.Second, 30 * time.Second,
		time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 20 * time.Minute, 30 * time.Minute,
		time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour, 12 * time.Hour, day, 2 * day, 4 * day, week, 2 * week, 30 * day, 60 * day, 90 * day, 180 * day,
		year, 2 * year, 5 * year, 10 * year, 20 * year, 50 * year},
	{time.Second, 10 * time.Second, time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour, 3 * time.Hour, 12 * time.Hour, day, 3 * day,
		week, 30 * day, 90 * day, year, 3 * year, 10 * year, 30 * year},
	{time.Second, 10 * time.Second, time.Minute, 10 * time.Minute, time.Hour, 6 * time.Hour, day, week, 30 * day, year, 10 * year},
	{time.Second, time.Minute, time.Hour, day, 30 * day, year, 10 * year},
	{time.Second, time.Hour, 30 * day, 10 * year},
	{time.Minute, day, 10 * year},
}

// newSpanAxis reaches from the largest tick below lo to the smallest above hi, at least over a factor of ten.
func newSpanAxis(lo, hi time.Duration) *spanAxis {
	lo, hi = max(lo, time.Second), max(hi, 10*time.Second)
	a := &spanAxis{lo: lo, hi: hi}
	all := spanTicks[0]
	for _, t := range all {
		if float64(t) <= 0.87*float64(lo) { // a dot on the very corner would look cut off
			a.lo = t
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i] >= hi && all[i] >= 10*a.lo {
			a.hi = all[i]
		}
	}
	return a
}

// x is where a duration stands; those outside stand at the ends.
func (a *spanAxis) x(d time.Duration) float64 {
	if d <= a.lo {
		return a.x0
	}
	share := math.Log(float64(d)/float64(a.lo)) / math.Log(float64(a.hi)/float64(a.lo))
	return a.x0 + math.Min(1, share)*(a.x1-a.x0)
}

// place fixes where the axis lies and words the finest list of ticks that fits; the ticks of the next finer list stay without words.
func (a *spanAxis) place(s *sheet, f *Formats, x0, x1 float64) {
	a.x0, a.x1 = x0, x1
	for i, list := range spanTicks {
		if marks, ok := a.try(s, f, list); ok {
			if i > 0 {
				marks = a.between(marks, spanTicks[i-1])
			}
			a.marks = marks
			return
		}
	}
}

func (a *spanAxis) try(s *sheet, f *Formats, list []time.Duration) (marks []spanMark, ok bool) {
	end := math.Inf(-1)
	for _, d := range list {
		if d < a.lo || d > a.hi {
			continue
		}
		m := spanMark{x: a.x(d), label: f.span(d)}
		half := s.wide(m.label, small, false) / 2
		if m.x-half < end+labelGap {
			return nil, false
		}
		end = m.x + half
		marks = append(marks, m)
	}
	return marks, true
}

func (a *spanAxis) between(marks []spanMark, finer []time.Duration) []spanMark {
	for _, d := range finer {
		if d > a.lo && d < a.hi {
			marks = append(marks, spanMark{x: a.x(d)})
		}
	}
	return marks
}

// draw paints the grid from top to the axis at y and returns the y where the axis ends.
func (a *spanAxis) draw(s *sheet, top, y float64) float64 {
	for _, m := range a.marks {
		if m.label == "" {
			s.vertical(Axis, m.x, y, y+2)
			continue
		}
		if top < y {
			s.vertical(GridLine, m.x, top, y)
		}
		s.vertical(Axis, m.x, y, y+3)
		half := s.wide(m.label, small, false) / 2
		s.note(LabelMuted, math.Max(half, math.Min(s.w-half, m.x)), y+11, Middle, m.label)
	}
	s.horizontal(Axis, a.x0, a.x1, y)
	return y + axisHeight - lead
}
