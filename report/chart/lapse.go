package chart

import (
	"math"
	"time"
)

// A lapse is an axis of the time since an origin: a calendar, or durations from zero.
type lapse interface {
	x(time.Duration) float64
	start() float64
	end() float64
	instants() []time.Duration // of the ticks
	draw(s *sheet, top, y float64) float64
}

func (c *Steps) axis(s *sheet, x0, x1 float64) lapse {
	if c.Origin.IsZero() {
		a := &elapsed{to: c.last(), x0: x0, x1: x1}
		a.place(s, &c.Formats)
		return a
	}
	a := newTimeAxis(c.Origin, c.Origin.Add(c.last()), c.Zone)
	a.place(s, &c.Formats, x0, x1)
	return &since{a, c.Origin}
}

// since is a calendar.
type since struct {
	*timeAxis
	origin time.Time
}

func (a *since) x(d time.Duration) float64 { return a.timeAxis.x(a.origin.Add(d)) }
func (a *since) start() float64            { return a.x0 }
func (a *since) end() float64              { return a.x1 }

func (a *since) instants() (ds []time.Duration) {
	for _, t := range a.step.ticks(a.from, a.to) {
		ds = append(ds, t.Sub(a.origin))
	}
	return ds
}

// elapsed is a linear axis of durations.
type elapsed struct {
	to     time.Duration
	x0, x1 float64
	step   time.Duration
	labels []string
}

// Beyond a year steps are round numbers of days, as their labels are.
var elapsedSteps = [...]time.Duration{time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, day, 2 * day, week, 2 * week, 30 * day, 60 * day, 90 * day, 180 * day,
	500 * day, 1000 * day, 2000 * day, 5000 * day, 10_000 * day, 20_000 * day, 50_000 * day}

// place chooses the finest ticks whose labels fit.
func (a *elapsed) place(s *sheet, f *Formats) {
	for _, step := range elapsedSteps {
		if n := int(a.to / step); float64(n)*30 > a.x1-a.x0 {
			continue
		}
		a.step, a.labels = step, nil
		end, ok := math.Inf(-1), true
		for _, d := range a.instants() {
			label := f.number(0)
			if d > 0 {
				label = f.span(d)
			}
			half := s.wide(label, small, false) / 2
			ok = ok && a.x(d)-half >= end+labelGap
			end = a.x(d) + half
			a.labels = append(a.labels, label)
		}
		if ok {
			return
		}
	}
}

func (a *elapsed) x(d time.Duration) float64 {
	return a.x0 + math.Max(0, math.Min(1, float64(d)/float64(a.to)))*(a.x1-a.x0)
}
func (a *elapsed) start() float64 { return a.x0 }
func (a *elapsed) end() float64   { return a.x1 }

func (a *elapsed) instants() (ds []time.Duration) {
	for d := time.Duration(0); d <= a.to && len(ds) < maxTicks; d += a.step {
		ds = append(ds, d)
	}
	return ds
}

func (a *elapsed) draw(s *sheet, top, y float64) float64 {
	for i, d := range a.instants() {
		x, half := a.x(d), s.wide(a.labels[i], small, false)/2
		s.vertical(Axis, x, y, y+3)
		s.note(LabelMuted, math.Max(half, math.Min(s.w-half, x)), y+11, Middle, a.labels[i])
	}
	s.horizontal(Axis, a.x0, a.x1, y)
	return y + axisHeight - lead
}
