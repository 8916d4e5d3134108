package stats

import "math"

// Rate is a number of events per unit of exposure with its exact limits.
type Rate struct {
	Basis
	Exposure float64  `json:"exposure"`
	Rate     Number   `json:"rate"`
	Interval Interval `json:"interval"`
	Upper    Number   `json:"upper"` // one-sided upper limit at the same level: 3.0/exposure for n = 0
}

// RateInterval gives n/exposure and its exact Poisson limits, per unit of
// exposure (rate.poisson_ci):
//
//	lo = χ²(a/2; 2n) / 2T, 0 for n = 0
//	hi = χ²(1-a/2; 2n+2) / 2T
//
// They cover at least their level, and only if the events come as a Poisson
// process. Source: Garwood, Biometrika 28 (1936).
func RateInterval(n int, exposure, level float64) (Rate, error) {
	for _, err := range []error{checkCount("events", n), checkPositive("exposure", exposure), checkLevel(level)} {
		if err != nil {
			return Rate{}, err
		}
	}
	r := Rate{Basis: newBasis("rate.poisson_ci", n), Exposure: exposure, Rate: Number(float64(n) / exposure)}
	lo, hi := poissonLimits(n, level)
	r.Interval = between(lo/exposure, hi/exposure, level)
	r.Upper = Number(chiSquareAbove(1-level, float64(2*n+2)) / 2 / exposure)
	r.warn(Conservative, "the limits assume a Poisson process and are then conservative")
	return r, nil
}

func poissonLimits(n int, level float64) (lo, hi float64) {
	a := (1 - level) / 2
	if n > 0 {
		lo = chiSquareBelow(a, float64(2*n)) / 2
	}
	return lo, chiSquareAbove(a, float64(2*n+2)) / 2
}

// poissonRange holds all but a negligible part of the distribution: ten standard
// deviations, and 20 where that is little.
func poissonRange(mu float64) (lo, hi int) {
	w := 10*math.Sqrt(mu) + 20
	return max(0, int(mu-w)), int(mu + w)
}
