package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Prediction is what a coming period would hold at the pace of a past one.
type Prediction struct {
	Basis
	Exposure float64  `json:"exposure"`
	Next     float64  `json:"next"`
	Mean     Number   `json:"mean"`
	Interval Interval `json:"interval"` // of the count, whole numbers
	PZero    Number   `json:"p_zero"`   // probability of no event at all
}

// Predict gives the predictive distribution of the number of events in `next`
// after n events in exposure, both in the same unit (rate.predict). With
// Jeffreys' prior it is negative binomial of size n+1/2 and probability
// T/(T+t), so that P(0) = (T/(T+t))^(n+1/2). It says how often a quiet quarter
// comes by chance. Source: Box & Tiao, Bayesian Inference (1973), 1.3.
func Predict(n int, exposure, next, level float64) (Prediction, error) {
	if err := checkRates(n, exposure, 0, next, level); err != nil {
		return Prediction{}, err
	}
	size, prob := float64(n)+0.5, exposure/(exposure+next)
	p := Prediction{Basis: newBasis("rate.predict", n), Exposure: exposure, Next: next}
	p.Mean = Number(size * next / exposure)
	p.PZero = Number(math.Exp(size * math.Log(prob)))
	a := (1 - level) / 2
	lo, hi := negBinomialQuantile(a, size, prob), negBinomialQuantile(1-a, size, prob)
	p.Interval = between(float64(lo), float64(hi), level)
	return p, nil
}

// negBinomialQuantile is the smallest k with P(X <= k) >= q. The allowance is R's
// guard against a distribution function that is one rounding short of q.
func negBinomialQuantile(q, size, prob float64) int {
	reached := func(k int) bool {
		return mathext.RegIncBeta(size, float64(k)+1, prob) >= q*(1-64*2.220446e-16)
	}
	hi := 1
	for !reached(hi) && hi < math.MaxInt/4 {
		hi *= 2
	}
	return firstTrue(hi, reached)
}
