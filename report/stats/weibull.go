package stats

import "math"

// Weibull is a fitted Weibull distribution, survival exp(-(t/Scale)^Shape).
type Weibull struct {
	Lifetime
	Shape         Number   `json:"shape"` // 1/Sigma
	Scale         Number   `json:"scale"` // exp(Mu), in the unit of the durations
	ShapeInterval Interval `json:"shape_interval"`
	ScaleInterval Interval `json:"scale_interval"`
}

// FitWeibull fits a Weibull distribution by maximum likelihood (weibull.mle) to
// durations known exactly, between limits or as still running, as a check on
// [FitLognormal]. Intervals are normal ones on the log scale.
// Source: Meeker & Escobar, Statistical Methods for Reliability Data (1998).
func FitWeibull(x []Known, level float64) (Weibull, error) {
	l, err := fitLifetime("weibull.mle", extremeFamily(), x, math.Log(math.Ln2), level)
	w := Weibull{Lifetime: l, Shape: 1 / l.Sigma, Scale: Number(math.Exp(float64(l.Mu)))}
	z := Number(zOf(level))
	grow := func(x, se Number) Number { return x * Number(math.Exp(float64(se))) }
	w.ShapeInterval = Interval{grow(w.Shape, -z*l.SELogSigma), grow(w.Shape, z*l.SELogSigma), level}
	w.ScaleInterval = Interval{grow(w.Scale, -z*l.SEMu), grow(w.Scale, z*l.SEMu), level}
	return w, err
}

// extremeFamily is the distribution of the log of a Weibull time: the smallest
// extreme value, P(Z > z) = exp(-e^z).
func extremeFamily() *family {
	return &family{
		density: func(z float64) (float64, float64, float64) {
			e := math.Exp(z)
			return z - e, 1 - e, -e
		},
		upper: func(z float64) (float64, float64, float64) {
			e := math.Exp(z)
			return -e, -e, -e
		},
		lower: func(z float64) (float64, float64, float64) {
			e := math.Exp(z)
			p := -math.Expm1(-e)
			h := math.Exp(z-e) / p
			return math.Log(p), h, h * (1 - e - h)
		},
		between: func(a, b float64) float64 {
			ea, eb := math.Exp(a), math.Exp(b)
			return -math.Exp(-ea) * math.Expm1(ea-eb)
		},
		at: func(z float64) (float64, float64) {
			e := math.Exp(z)
			f := math.Exp(z - e)
			return f, f * (1 - e)
		},
	}
}
