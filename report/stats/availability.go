package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// Span is a stretch of time from Start to End, in any one unit.
type Span struct{ Start, End float64 }

// Outage is a span during which the weight of the service was lost: 1 if all of
// it, .2 if a fifth. A weight of 0 counts as 1.
type Outage struct {
	Span
	Weight float64
}

// Availability is the share of a period without outage.
type Availability struct {
	Basis
	Period       float64 `json:"period"`
	Down         Number  `json:"down"` // time in outage, overlaps counted once
	Availability Number  `json:"availability"`
	Weighted     Number  `json:"weighted"` // time lost, each moment by its largest weight
	Segments     int     `json:"segments"` // separate stretches of outage
}

// Union clips the outages to the period and joins those that overlap or touch
// (availability.union): the time down is that of the union, never the sum.
func Union(period Span, outages []Outage) (Availability, error) {
	if err := checkPositive("period", period.End-period.Start); err != nil {
		return Availability{}, err
	}
	for _, o := range outages {
		if !(o.Start <= o.End) {
			return Availability{}, fmt.Errorf("outage from %g to %g: want an end no earlier than the start", o.Start, o.End)
		}
		if !(o.Weight >= 0 && o.Weight <= 1) {
			return Availability{}, fmt.Errorf("weight %g: want 0 to 1", o.Weight)
		}
	}
	a := Availability{Basis: newBasis("availability.union", len(outages)), Period: period.End - period.Start}
	joined := joinSpans(period, outages, 0)
	down := length(joined)
	a.Down, a.Segments = Number(down), len(joined)
	a.Availability = Number(1 - down/a.Period)
	a.Weighted = Number(weightedDown(period, outages))
	return a, nil
}

// joinSpans merges the outages of at least the weight, clipped to the period.
func joinSpans(period Span, outages []Outage, weight float64) []Span {
	var in []Span
	for _, o := range outages {
		s := Span{max(o.Start, period.Start), min(o.End, period.End)}
		if s.Start < s.End && fullWeight(o.Weight) >= weight {
			in = append(in, s)
		}
	}
	slices.SortFunc(in, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	var out []Span
	for _, s := range in {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

func fullWeight(w float64) float64 {
	if w == 0 {
		return 1
	}
	return w
}

// weightedDown integrates the largest weight over time, layer by layer: each step
// between two weights counts for as long as at least the upper one was lost.
func weightedDown(period Span, outages []Outage) float64 {
	var weights []float64
	for _, o := range outages {
		weights = append(weights, fullWeight(o.Weight))
	}
	slices.Sort(weights)
	weights = slices.Compact(weights)
	var parts []float64
	below := 0.0
	for _, w := range weights {
		parts = append(parts, (w-below)*length(joinSpans(period, outages, w)))
		below = w
	}
	return sum(parts)
}

func length(spans []Span) float64 {
	parts := make([]float64, len(spans))
	for i, s := range spans {
		parts[i] = s.End - s.Start
	}
	return sum(parts)
}

// UncertainOutage is an outage whose ends are known to lie in spans.
type UncertainOutage struct{ Start, End Span }

// UnionRange gives the availability of the best and the worst case: each outage
// as short, and as long, as its uncertain ends allow.
func UnionRange(period Span, outages []UncertainOutage) (best, worst Availability, err error) {
	var short, long []Outage
	for _, o := range outages {
		if o.Start.End < o.End.Start {
			short = append(short, Outage{Span: Span{o.Start.End, o.End.Start}})
		}
		long = append(long, Outage{Span: Span{o.Start.Start, o.End.End}})
	}
	if worst, err = Union(period, long); err != nil {
		return best, worst, err
	}
	best, err = Union(period, short)
	return best, worst, err
}
