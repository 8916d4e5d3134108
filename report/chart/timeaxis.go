package chart

import (
	"math"
	"time"
)

// A timeAxis is a calendar from from at x0 to to at x1.
type timeAxis struct {
	from, to time.Time // in the zone of the chart
	x0, x1   float64
	step     step
	marks    []tick
	titles   []tick
}

// A tick is a place on an axis with its label.
type tick struct {
	x     float64
	label string
	at    float64 // middle of the label, or its start for a title
	width float64
}

// newTimeAxis spans at least four minutes in the zone given, UTC if there is none.
func newTimeAxis(from, to time.Time, zone *time.Location) *timeAxis {
	if zone == nil {
		zone = time.UTC
	}
	if to.Before(from) {
		from, to = to, from
	}
	if short := 4*time.Minute - to.Sub(from); short > 0 {
		from, to = from.Add(-short/2), to.Add(short/2)
	}
	return &timeAxis{from: from.In(zone), to: to.In(zone)}
}

// x is where a time stands; times outside stand at the ends.
func (a *timeAxis) x(t time.Time) float64 {
	share := float64(t.Sub(a.from)) / float64(a.to.Sub(a.from))
	return a.x0 + math.Max(0, math.Min(1, share))*(a.x1-a.x0)
}

const (
	labelGap   = 9.0 // between two tick labels
	axisHeight = 28.0
)

// place fixes where the axis lies and chooses the finest ticks whose labels fit.
func (a *timeAxis) place(s *sheet, f *Formats, x0, x1 float64) {
	a.x0, a.x1 = x0, x1
	span := a.to.Sub(a.from)
	for _, st := range timeSteps {
		if float64(span)/float64(st.about())*labelMin(st) > x1-x0 {
			continue
		}
		a.step = st
		a.marks = a.labels(s, f, st.ticks(a.from, a.to))
		a.titles = nil
		ok := fitting(a.marks)
		if ok && st.title != Instant {
			a.titles, ok = a.headings(s, f)
		}
		if ok {
			return
		}
	}
	a.thin()
}

// thin takes away the labels that touch the one before, where no ticks of ours fit: in thousands of years, or a hand's breadth.
func (a *timeAxis) thin() {
	end := math.Inf(-1)
	for i := range a.marks {
		k := &a.marks[i]
		if k.at-k.width/2 < end+labelGap {
			k.label = ""
			continue
		}
		end = k.at + k.width/2
	}
}

// labelMin is the least room that a person gives a label of the step.
func labelMin(s step) float64 {
	if s.unit <= Hour {
		return 42
	}
	return 19
}

// labels words the ticks: at the tick, or in the middle of the period that begins there.
func (a *timeAxis) labels(s *sheet, f *Formats, ts []time.Time) []tick {
	marks := make([]tick, 0, len(ts)+1)
	if a.step.period() && (len(ts) == 0 || ts[0].After(a.from)) {
		marks = append(marks, a.label(s, f, a.step.floor(a.from)))
		marks[0].x = -1 // the tick is left of the axis
	}
	for _, t := range ts {
		marks = append(marks, a.label(s, f, t))
	}
	return marks
}

func (a *timeAxis) label(s *sheet, f *Formats, t time.Time) tick {
	k := tick{x: a.x(t), label: f.time(t, a.step.label)}
	k.width = s.wide(k.label, small, false)
	k.at = k.x
	if a.step.period() {
		left, right := k.x, a.x(a.step.next(t))
		k.at = (left + right) / 2
		if right-left < k.width+2 {
			k.label, k.width = "", 0 // a period cut by the end of the axis
			return k
		}
	}
	// The label of the first or last tick stays within the figure.
	k.at = math.Max(k.width/2, math.Min(s.w-k.width/2, k.at))
	return k
}

// fitting reports whether no two labels touch, and whole periods kept their labels.
func fitting(marks []tick) bool {
	end := math.Inf(-1)
	for i, k := range marks {
		if k.label == "" {
			if i > 0 && i < len(marks)-1 {
				return false
			}
			continue
		}
		if k.at-k.width/2 < end+labelGap {
			return false
		}
		end = k.at + k.width/2
	}
	return true
}

// headings are the days, months or years under the ticks. A whole one must fit, one cut by an end of the axis may go without.
func (a *timeAxis) headings(s *sheet, f *Formats) ([]tick, bool) {
	outer := step{unit: Day, n: 1}
	switch a.step.title {
	case MonthTitle:
		outer = step{unit: Month, n: 1}
	case Year:
		outer = step{unit: Month, n: 12}
	}
	starts := outer.ticks(a.from, a.to)
	if len(starts) == 0 || starts[0].After(a.from) {
		starts = append([]time.Time{outer.floor(a.from)}, starts...)
	}
	titles := make([]tick, 0, len(starts))
	for i, t := range starts {
		k := tick{x: a.x(t), label: f.time(t, a.step.title)}
		k.width = s.wide(k.label, small, false)
		k.at = k.x
		room := s.w - k.x
		if i+1 < len(starts) {
			room = a.x(starts[i+1]) - k.x
		}
		if k.width+labelGap > room && (i+1 < len(starts) || k.width+3 > room) {
			if i > 0 && i+1 < len(starts) {
				return nil, false
			}
			if len(starts) == 1 {
				k.at = math.Max(0, s.w-k.width)
			} else {
				k.label = ""
			}
		}
		titles = append(titles, k)
	}
	return titles, true
}

// draw paints the grid from top to the axis line at y, the labels below it, and returns the y where the axis ends.
func (a *timeAxis) draw(s *sheet, top, y float64) float64 {
	for _, k := range a.marks {
		if k.x >= 0 {
			if top < y {
				s.vertical(GridLine, k.x, top, y)
			}
			s.vertical(Axis, k.x, y, y+3)
		}
		if k.label != "" {
			s.note(LabelMuted, k.at, y+11, Middle, k.label)
		}
	}
	s.horizontal(Axis, a.x0, a.x1, y)
	if len(a.titles) == 0 {
		return y + axisHeight - lead
	}
	for i, k := range a.titles {
		if i > 0 {
			a.boundary(s, k.x, y)
		}
		if k.label != "" {
			s.note(LabelMuted, k.at+titleInset(i), y+22, Start, k.label)
		}
	}
	return y + axisHeight - 2
}

// boundary draws where a day, month or year begins, around the label of a tick that stands there.
func (a *timeAxis) boundary(s *sheet, x, y float64) {
	top := y
	for _, k := range a.marks {
		if k.label != "" && math.Abs(k.at-x) < k.width/2+1 {
			top = y + 13
		}
	}
	s.vertical(Axis, x, top, y+axisHeight-8)
}

// titleInset keeps a title off the boundary that it stands beside.
func titleInset(i int) float64 {
	if i == 0 {
		return 0
	}
	return 3
}
