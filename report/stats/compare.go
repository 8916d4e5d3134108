package stats

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/gonum/mathext"
)

// RateComparison is the rate of one period over that of another.
type RateComparison struct {
	Basis
	N1       int      `json:"n1"`
	N2       int      `json:"n2"`
	T1       float64  `json:"t1"`
	T2       float64  `json:"t2"`
	Ratio    Number   `json:"ratio"` // NA if both periods are empty
	Interval Interval `json:"interval"`
	P        Number   `json:"p"`         // central: twice the smaller tail, agrees with the interval
	PMinLike Number   `json:"p_minlike"` // minimum likelihood: what R and scipy print
	PMidP    Number   `json:"p_midp"`    // twice the smaller tail with half the observed point: for appendices
	// Attainable is false if no outcome of n1+n2 events could be significant
	// at 1-level. Then the comparison is refused and no p may be shown.
	Attainable bool `json:"attainable"`
}

// CompareRates compares n1 events in exposure t1 with n2 in t2 (rate.compare).
// Given the total, n1 is binomial with p0 = t1/(t1+t2) if the rates are equal;
// the ratio's limits are the Clopper-Pearson limits of p as p/(1-p)·t2/t1.
//
// The central p is the tool's p, because it agrees with the interval; the
// minimum-likelihood p of R's poisson.test can be smaller (.080 against .112
// in R's own example) while the interval still contains 1.
// Source: Przyborowski & Wilenski (1940); Fay, R Journal 2 (2010).
func CompareRates(n1 int, t1 float64, n2 int, t2, level float64) (RateComparison, error) {
	if err := checkRates(n1, t1, n2, t2, level); err != nil {
		return RateComparison{}, err
	}
	n, p0 := n1+n2, t1/(t1+t2)
	c := RateComparison{Basis: newBasis("rate.compare", n), N1: n1, N2: n2, T1: t1, T2: t2}
	c.Ratio = Number(float64(n1) / t1 / (float64(n2) / t2))
	lo, hi := clopperPearson(n1, n, level)
	odds := func(p float64) float64 { return p / (1 - p) * t2 / t1 }
	c.Interval = between(odds(lo), odds(hi), level)
	lower, upper := binomialLower(n1, n, p0), binomialUpper(n1, n, p0)
	c.P = Number(twoSided(lower, upper))
	at := binomialAt(n1, n, p0)
	c.PMidP = Number(twoSided(lower-at/2, upper-at/2))
	c.PMinLike = Number(binomialMinLike(n1, n, p0))
	best := smallestCentralP(n, p0)
	c.Attainable = best <= 1-level
	if !c.Attainable {
		c.refuse(Unattainable, "no outcome of %d events could distinguish the two periods", n)
	}
	return c, nil
}

func checkRates(n1 int, t1 float64, n2 int, t2, level float64) error {
	for _, err := range []error{checkCount("events", n1), checkCount("events", n2),
		checkPositive("exposure", t1), checkPositive("exposure", t2), checkLevel(level)} {
		if err != nil {
			return err
		}
	}
	return nil
}

// smallestCentralP is what the most extreme outcome of n events reaches.
func smallestCentralP(n int, p0 float64) float64 {
	return math.Min(1, 2*math.Min(math.Pow(p0, float64(n)), math.Pow(1-p0, float64(n))))
}

// binomialMinLike sums the probabilities of all outcomes no more likely than x.
// The likelihood falls on both sides of the mode, so that the far tail is found
// by bisection; 1e-7 is R's allowance for rounding.
func binomialMinLike(x, n int, p float64) float64 {
	if n == 0 {
		return 1
	}
	limit := binomialAt(x, n, p) * (1 + 1e-7)
	m := float64(n) * p
	switch {
	case float64(x) == m:
		return 1
	case float64(x) < m:
		from := int(math.Ceil(m))
		k := sort.Search(n-from+1, func(i int) bool { return binomialAt(from+i, n, p) <= limit })
		return math.Min(1, binomialLower(x, n, p)+binomialUpper(from+k, n, p))
	}
	upto := int(math.Floor(m))
	k := sort.Search(upto+1, func(i int) bool { return binomialAt(upto-i, n, p) <= limit })
	return math.Min(1, binomialUpper(x, n, p)+binomialLower(upto-k, n, p))
}

// clopperPearson gives the exact limits of a proportion x of n.
func clopperPearson(x, n int, level float64) (lo, hi float64) {
	a := (1 - level) / 2
	hi = 1
	if x > 0 {
		lo = mathext.InvRegIncBeta(float64(x), float64(n-x+1), a)
	}
	if x < n {
		// The complement keeps its digits where the limit itself is near 1.
		hi = 1 - mathext.InvRegIncBeta(float64(n-x), float64(x+1), a)
	}
	return lo, hi
}

// CountRange is a count that is not certain, because some times are not: of 2 to
// 3 events in the period.
type CountRange struct{ Lo, Hi int }

// CompareRateRanges compares two periods whose counts are uncertain and returns
// the admissible comparison with the largest p, which is the one to word.
func CompareRateRanges(n1 CountRange, t1 float64, n2 CountRange, t2, level float64) (RateComparison, error) {
	if n1.Lo > n1.Hi || n2.Lo > n2.Hi {
		return RateComparison{}, fmt.Errorf("counts %d-%d and %d-%d: want ranges", n1.Lo, n1.Hi, n2.Lo, n2.Hi)
	}
	var worst RateComparison
	for i := n1.Lo; i <= n1.Hi; i++ {
		for j := n2.Lo; j <= n2.Hi; j++ {
			c, err := CompareRates(i, t1, j, t2, level)
			if err != nil {
				return worst, err
			}
			if worst.Method == "" || c.P > worst.P {
				worst = c
			}
		}
	}
	if n1.Lo < n1.Hi || n2.Lo < n2.Hi {
		worst.warn(LeastFavourable, "least favourable of the counts %d-%d and %d-%d", n1.Lo, n1.Hi, n2.Lo, n2.Hi)
	}
	return worst, nil
}
