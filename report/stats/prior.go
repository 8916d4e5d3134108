package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Gamma is a gamma distribution of a rate: shape A, and B in units of exposure.
type Gamma struct {
	Basis
	A Number `json:"a"`
	B Number `json:"b"`
}

// GammaPrior finds the gamma distribution of a rate for which the mean time
// between failures exceeds mtbf50 with probability 1/2 and mtbf05 with
// probability .95, both in one unit (gamma.prior): the ratio of the 95 % to the
// 50 % quantile depends on the shape alone and falls with it, so the shape is
// bisected; B follows. Source: NIST/SEMATECH e-Handbook 8.2.5 and 8.4.6.
func GammaPrior(mtbf50, mtbf05 float64) (Gamma, error) {
	for _, err := range []error{checkPositive("mtbf50", mtbf50), checkPositive("mtbf05", mtbf05)} {
		if err != nil {
			return Gamma{}, err
		}
	}
	if mtbf05 >= mtbf50 {
		return Gamma{}, fmt.Errorf("mtbf05 %g: want less than mtbf50 %g", mtbf05, mtbf50)
	}
	want := math.Log(mtbf50 / mtbf05)
	spread := func(a float64) float64 {
		return math.Log(mathext.GammaIncRegInv(a, .95)) - math.Log(mathext.GammaIncRegInv(a, .5))
	}
	lo, hi := math.Log(1e-2), math.Log(1e8)
	for range 200 {
		if mid := (lo + hi) / 2; spread(math.Exp(mid)) > want {
			lo = mid
		} else {
			hi = mid
		}
	}
	a := math.Exp((lo + hi) / 2)
	g := Gamma{Basis: newBasis("gamma.prior"), A: Number(a), B: Number(mathext.GammaIncRegInv(a, .5) * mtbf50)}
	if math.Abs(spread(a)-want) > 1e-6*want {
		g.A, g.B = notANumber, notANumber
		g.refuse(Undefined, "no gamma prior has these two quantiles")
	}
	return g, nil
}
