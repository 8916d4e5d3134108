package stats

import (
	"math"
	"math/big"
)

// irwinHallMax is the largest number of uniforms for which the exact sum is
// worth its time (15 ms); beyond it the normal approximation is off by less than
// what is printed.
const irwinHallMax = 1000

// irwinHall is P(U1+…+Um <= s) for independent uniforms on (0,1):
//
//	1/m! Σ_{k<=s} (-1)^k C(m,k) (s-k)^m
//
// The terms reach e^m times the result, so floats lose everything from m = 20;
// 4 bits a term and 128 spare ones lose nothing. Only s <= m/2 is needed, the
// rest is symmetry. Source: Irwin and Hall, Biometrika 19 (1927).
func irwinHall(m int, s float64) float64 {
	switch {
	case s <= 0:
		return 0
	case s >= float64(m):
		return 1
	case s > float64(m)/2:
		return 1 - irwinHall(m, float64(m)-s)
	}
	prec := uint(128 + 4*m)
	acc := new(big.Float).SetPrec(prec)
	choose := big.NewInt(1)
	for k := 0; float64(k) <= s; k++ {
		base := new(big.Float).SetPrec(prec).SetFloat64(s)
		base.Sub(base, new(big.Float).SetPrec(prec).SetInt64(int64(k)))
		term := power(base, m)
		term.Mul(term, new(big.Float).SetPrec(prec).SetInt(choose))
		if k%2 == 1 {
			term.Neg(term)
		}
		acc.Add(acc, term)
		choose.Mul(choose, big.NewInt(int64(m-k))).Quo(choose, big.NewInt(int64(k+1)))
	}
	factorial := new(big.Int).MulRange(1, int64(m))
	acc.Quo(acc, new(big.Float).SetPrec(prec).SetInt(factorial))
	p, _ := acc.Float64()
	return math.Min(1, math.Max(0, p))
}

func power(x *big.Float, n int) *big.Float {
	out := new(big.Float).SetPrec(x.Prec()).SetInt64(1)
	square := new(big.Float).Copy(x)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out.Mul(out, square)
		}
		square.Mul(square, square)
	}
	return out
}
