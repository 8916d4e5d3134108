package stats

import (
	"math"
	"slices"
)

// Statistic is a summary of a sample: Of is computed from the values after In, and
// Out, which must rise, takes it back to their unit. Nil leaves values as they are.
type Statistic struct {
	Name    string
	Of      func([]float64) float64
	In, Out func(float64) float64
}

// Mean is the arithmetic mean.
func Mean() Statistic { return Statistic{Name: "mean", Of: mean} }

// GeometricMean is exp of the mean logarithm, of positive values: the location of
// durations. It is resampled on the log scale, where it is a mean: the draws are the
// same, but the jackknife is exact there and curved on the original scale.
func GeometricMean() Statistic {
	return Statistic{Name: "geometric mean", Of: mean, In: math.Log, Out: math.Exp}
}

// Bootstrap is a statistic with its bootstrap intervals.
type Bootstrap struct {
	Basis
	Statistic  string   `json:"statistic"`
	Theta      Number   `json:"theta"`
	Interval   Interval `json:"interval"`   // BCa
	Percentile Interval `json:"percentile"` // plain percentiles, for comparison
	Draws      int      `json:"draws"`
}

// How many samples are drawn: so many that values times draws stay within the work,
// but no fewer and no more than these. The outer limit of ten values with an
// outlier lies far in a tail made of lumps, and only many draws settle it.
const (
	bootstrapWork  = 20_000_000
	bootstrapLeast = 9_999
	bootstrapMost  = 399_999
)

// BCa gives the bias-corrected and accelerated bootstrap interval of a smooth
// statistic (bootstrap.bca), z0 from the share of draws below the estimate and the
// acceleration from the jackknife. It is not for medians of small samples, whose
// draws lie on a lattice: use [OrderMedian]. Above 5,000 values the jackknife's
// normal interval answers. Source: Efron, JASA 82 (1987); Davison & Hinkley,
// Bootstrap Methods (1997).
func BCa(x []float64, s Statistic, level float64) (Bootstrap, error) {
	if err := checkLevel(level); err != nil {
		return Bootstrap{}, err
	}
	if err := checkValues("value", x, anyValue, "a finite number"); err != nil {
		return Bootstrap{}, err
	}
	y, n := sorted(x), len(x)
	key := canonical(y)
	b := Bootstrap{Basis: newBasis("bootstrap.bca", n), Statistic: s.Name,
		Theta: notANumber, Interval: noInterval(level), Percentile: noInterval(level)}
	if n == 0 {
		return b, nil
	}
	out := s.scale(y)
	theta := s.Of(y)
	if b.Theta = Number(out(theta)); n < 2 || !finite(theta) || y[0] == y[n-1] {
		b.refuse(Undefined, "values without spread, or none that the %s is defined for", s.Name)
		return b, nil
	}
	if n > ResampleMax {
		b.Method += "/normal"
		b.warn(Approximate, "normal interval, %d values", n)
		half := zOf(level) * b.jackknifeSE(y, key, s)
		b.Interval = between(out(theta-half), out(theta+half), level)
		return b, nil
	}
	draws := b.draw(y, key, s)
	tail := (1 - level) / 2
	b.Percentile = between(out(quantileOf(draws, tail)), out(quantileOf(draws, 1-tail)), level)
	below, _ := slices.BinarySearch(draws, theta)
	z0, accel := normalQuantile(float64(below)/float64(len(draws))), acceleration(jackknife(y, s))
	at := func(p float64) float64 {
		z := z0 + normalQuantile(p)
		return normalUpper(-(z0 + z/(1-accel*z)))
	}
	if !finite(z0) {
		b.refuse(Undefined, "all draws lie on one side of the estimate")
		return b, nil
	}
	b.Interval = between(out(quantileOf(draws, at(tail))), out(quantileOf(draws, at(1-tail))), level)
	return b, nil
}

// scale puts the values on the scale of the statistic and gives the way back.
func (s Statistic) scale(y []float64) func(float64) float64 {
	if s.In == nil {
		return func(v float64) float64 { return v }
	}
	for i, v := range y {
		y[i] = s.In(v)
	}
	return s.Out
}

func (b *Bootstrap) draw(y, key []float64, s Statistic) []float64 {
	b.Draws = max(bootstrapLeast, min(bootstrapMost, bootstrapWork/len(y)))
	rng := seeded(b.Method+" "+s.Name, key)
	draws, sample := make([]float64, b.Draws), make([]float64, len(y))
	for i := range draws {
		for j := range sample {
			sample[j] = y[rng.IntN(len(y))]
		}
		draws[i] = s.Of(sample)
	}
	slices.Sort(draws)
	return draws
}

// quantileOf interpolates between sorted draws at (n+1)p, on the normal scale as
// Davison & Hinkley do (5.8), clamped to the extremes.
func quantileOf(draws []float64, p float64) float64 {
	n := float64(len(draws))
	k := math.Floor((n + 1) * p)
	switch {
	case k < 1:
		return draws[0]
	case k >= n:
		return draws[len(draws)-1]
	}
	z, z0, z1 := normalQuantile(p), normalQuantile(k/(n+1)), normalQuantile((k+1)/(n+1))
	lo, hi := draws[int(k)-1], draws[int(k)]
	return lo + (z-z0)/(z1-z0)*(hi-lo)
}

// jackknife gives (n-1)(mean of estimates - estimate without i).
func jackknife(y []float64, s Statistic) []float64 {
	n := len(y)
	leave, out := make([]float64, n-1), make([]float64, n)
	for i := range y {
		copy(leave, y[:i])
		copy(leave[i:], y[i+1:])
		out[i] = s.Of(leave)
	}
	m := mean(out)
	for i := range out {
		out[i] = float64(n-1) * (m - out[i])
	}
	return out
}

func acceleration(influence []float64) float64 {
	s2 := sumOf(influence, func(v float64) float64 { return v * v })
	s3 := sumOf(influence, func(v float64) float64 { return v * v * v })
	if s2 == 0 {
		return 0
	}
	return s3 / (6 * math.Pow(s2, 1.5))
}

// jackknifeSE deletes 200 random groups in turn, since deleting each of 100,000
// values in turn would cost their square. Groups by size would all be alike and
// hide the spread.
func (b *Bootstrap) jackknifeSE(y, key []float64, s Statistic) float64 {
	const groups = 200
	rng := seeded(b.Method+" "+s.Name, key)
	mixed := slices.Clone(y)
	rng.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	est := make([]float64, groups)
	keep := make([]float64, 0, len(y))
	for g := range est {
		keep = keep[:0]
		for i, v := range mixed {
			if i%groups != g {
				keep = append(keep, v)
			}
		}
		est[g] = s.Of(keep)
	}
	return math.Sqrt(variance(est) * float64(groups-1) * float64(groups-1) / groups)
}
