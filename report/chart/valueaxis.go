package chart

import (
	"math"
	"strings"
)

// A valueAxis is a linear axis with ticks at 1, 2 or 5 times a power of ten. It may run up the page: then p0 is below p1.
type valueAxis struct {
	lo, hi, step float64
	p0, p1       float64
}

// newValueAxis covers lo to hi with about n ticks; the ticks of counts are whole numbers.
func newValueAxis(lo, hi float64, n int, whole bool) *valueAxis {
	if !(hi > lo) || math.IsInf(hi, 0) || math.IsInf(lo, 0) {
		hi = lo + 1
	}
	step := niceStep((hi - lo) / float64(max(n, 1)))
	if whole {
		step = math.Max(1, step)
	}
	return &valueAxis{lo: math.Floor(lo/step+1e-9) * step, hi: math.Ceil(hi/step-1e-9) * step, step: step}
}

// niceStep is the smallest of 1, 2, 5, 10, … that is not below the step.
func niceStep(step float64) float64 {
	ten := math.Pow(10, math.Floor(math.Log10(step)))
	for _, k := range [...]float64{1, 2, 5} {
		if k*ten >= step*(1-1e-9) {
			return k * ten
		}
	}
	return 10 * ten
}

// at is where a value stands; those outside, infinite ones too, stand at the ends.
func (a *valueAxis) at(v float64) float64 {
	share := (v - a.lo) / (a.hi - a.lo)
	if math.IsNaN(share) {
		share = 0
	}
	return a.p0 + math.Max(0, math.Min(1, share))*(a.p1-a.p0)
}

func (a *valueAxis) ticks() []float64 {
	n := int(math.Round((a.hi - a.lo) / a.step))
	ts := make([]float64, 0, n+1)
	for i := 0; i <= n; i++ {
		ts = append(ts, a.lo+float64(i)*a.step)
	}
	return ts
}

// label is a tick's value with as many decimals as the step has: 0.8 below 1.0, where a number in a sentence would be 0.800.
func (a *valueAxis) label(f *Formats, v float64) string {
	text := f.number(v)
	whole, part, found := strings.Cut(text, ".")
	if v == 0 || strings.Trim(whole, "-−,0123456789") != "" || strings.Trim(part, "0123456789") != "" {
		return text // it has a unit
	}
	decimals := int(math.Max(0, -math.Floor(math.Log10(a.step)+1e-9)))
	switch n := len(strings.TrimRight(part, "0")); {
	case n > decimals:
		return text
	case decimals == 0:
		return whole
	case !found:
		part = ""
	}
	return whole + "." + (part + strings.Repeat("0", decimals))[:decimals]
}

// labelWidth is the width of the widest tick label.
func (a *valueAxis) labelWidth(s *sheet, f *Formats) float64 {
	w := 0.0
	for _, v := range a.ticks() {
		w = math.Max(w, s.wide(a.label(f, v), small, false))
	}
	return w
}

// drawUp paints the axis at the left of the plot: grid lines from x0 to x1, labels that end before x0.
func (a *valueAxis) drawUp(s *sheet, f *Formats, x0, x1 float64) {
	for _, v := range a.ticks() {
		y := a.at(v)
		if v != a.lo {
			s.horizontal(GridLine, x0, x1, y)
		}
		s.note(LabelMuted, x0-5, y+small*0.36, End, a.label(f, v))
	}
}

// drawAcross paints the axis below the plot: grid lines from top to y, labels where they fit. It returns the y where the axis ends.
func (a *valueAxis) drawAcross(s *sheet, f *Formats, top, y float64) float64 {
	end := math.Inf(-1)
	for _, v := range a.ticks() {
		x, label := a.at(v), a.label(f, v)
		half := s.wide(label, small, false) / 2
		s.vertical(GridLine, x, top, y)
		middle := math.Max(half, math.Min(s.w-half, x))
		if middle-half < end+labelGap {
			continue
		}
		end = middle + half
		s.vertical(Axis, x, y, y+3)
		s.note(LabelMuted, middle, y+11, Middle, label)
	}
	s.horizontal(Axis, a.p0, a.p1, y)
	return y + axisHeight - lead
}
