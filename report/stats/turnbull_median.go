package stats

import (
	"math"
	"slices"
)

// MedianLimits is a confidence interval of the median of durations known only as
// intervals.
type MedianLimits struct {
	Basis
	Interval Interval `json:"interval"`
	Draws    int      `json:"draws"`
}

// turnbullDraws resamples are enough for limits that are read as "between half an
// hour and two"; large samples, where each costs more, get fewer.
const (
	turnbullDraws = 499
	turnbullWork  = 150_000
)

// TurnbullMedian gives limits of the median (turnbull.median_ci) from percentiles of
// seeded resamples: the lower one of the least, the upper one of the most that the
// median of a resample can be. Above 5,000 values the order statistics of all lower
// and all upper ends answer ("/order"): the interval of the lower ends' median lies
// below, and that of the upper ends' above, that of the durations themselves.
func TurnbullMedian(x []Known, level float64) (MedianLimits, error) {
	if err := checkKnown(x); err != nil {
		return MedianLimits{}, err
	}
	if err := checkLevel(level); err != nil {
		return MedianLimits{}, err
	}
	m := MedianLimits{Basis: newBasis("turnbull.median_ci", len(x)), Interval: noInterval(level)}
	if len(x) == 0 {
		return m, nil
	}
	lower, upper := make([]float64, len(x)), make([]float64, len(x))
	for i, k := range x {
		lower[i], upper[i] = k.Lo, k.Hi
	}
	if len(x) > ResampleMax {
		m.Method += "/order"
		m.warn(Approximate, "limits from the ends of %d durations; conservative", len(x))
		d := medianRank(len(x), level)
		m.Interval = between(sorted(lower)[d-1], sorted(upper)[len(x)-d], level)
		return m, nil
	}
	ordered := slices.Clone(x)
	slices.SortFunc(ordered, compareKnown)
	rng := seeded(m.Method, canonical(lower), finiteOnly(upper))
	m.Draws = max(99, min(turnbullDraws, turnbullWork/len(x)))
	lo, hi := make([]float64, m.Draws), make([]float64, m.Draws)
	draw := make([]Known, len(x))
	for i := range lo {
		for j := range draw {
			draw[j] = ordered[rng.IntN(len(ordered))]
		}
		mid := fitMasses(draw, 1e-5).median
		lo[i], hi[i] = float64(mid.Lo), float64(mid.Hi)
	}
	slices.Sort(lo)
	slices.Sort(hi)
	tail := int(math.Floor((1 - level) / 2 * float64(m.Draws+1)))
	tail = max(tail, 1)
	m.Interval = between(lo[tail-1], hi[m.Draws-tail], level)
	return m, nil
}

// finiteOnly leaves out what is still running, for the seed.
func finiteOnly(x []float64) []float64 {
	return canonical(slices.DeleteFunc(slices.Clone(x), func(v float64) bool { return math.IsInf(v, 0) }))
}
