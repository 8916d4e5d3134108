package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// Tails of distributions, each computed as itself and never as one minus the
// other one: at z = 10 that difference is 0, while the tail is 8e-24.

func normalUpper(z float64) float64 { return 0.5 * math.Erfc(z/math.Sqrt2) }

func normalTwoSided(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

func normalQuantile(p float64) float64 {
	switch {
	case p <= 0:
		return math.Inf(-1)
	case p >= 1:
		return math.Inf(1)
	}
	return mathext.NormalQuantile(p)
}

// zOf is the two-sided normal quantile of a level: 1.96 for .95.
func zOf(level float64) float64 { return -normalQuantile((1 - level) / 2) }

func chiSquareLower(x, df float64) float64 {
	switch {
	case math.IsNaN(x), df <= 0:
		return math.NaN()
	case math.IsInf(x, 1):
		return 1
	}
	return mathext.GammaIncReg(df/2, x/2)
}

func chiSquareUpper(x, df float64) float64 {
	switch {
	case math.IsNaN(x), df <= 0:
		return math.NaN()
	case math.IsInf(x, 1):
		return 0
	}
	return mathext.GammaIncRegComp(df/2, x/2)
}

// chiSquareBelow is the point with probability p below it.
func chiSquareBelow(p, df float64) float64 { return 2 * mathext.GammaIncRegInv(df/2, p) }

// chiSquareAbove is the point with probability q above it.
func chiSquareAbove(q, df float64) float64 { return 2 * mathext.GammaIncRegCompInv(df/2, q) }

func twoSided(lower, upper float64) float64 { return math.Min(1, 2*math.Min(lower, upper)) }

// binomialLower is P(X <= x) of n trials.
func binomialLower(x, n int, p float64) float64 {
	switch {
	case x < 0:
		return 0
	case x >= n:
		return 1
	}
	return mathext.RegIncBeta(float64(n-x), float64(x+1), 1-p)
}

// binomialUpper is P(X >= x) of n trials.
func binomialUpper(x, n int, p float64) float64 {
	switch {
	case x <= 0:
		return 1
	case x > n:
		return 0
	}
	return mathext.RegIncBeta(float64(x), float64(n-x+1), p)
}

// binomialAt is P(X = x) of n trials.
func binomialAt(x, n int, p float64) float64 {
	return math.Exp(lchoose(n, x) + float64(x)*math.Log(p) + float64(n-x)*math.Log1p(-p))
}

func lchoose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n + 1))
	b, _ := math.Lgamma(float64(k + 1))
	c, _ := math.Lgamma(float64(n - k + 1))
	return a - b - c
}

// poissonLower is P(X <= x), poissonUpper P(X >= x).
func poissonLower(x int, mu float64) float64 {
	if x < 0 {
		return 0
	}
	return mathext.GammaIncRegComp(float64(x+1), mu)
}

func poissonUpper(x int, mu float64) float64 {
	if x <= 0 {
		return 1
	}
	return mathext.GammaIncReg(float64(x), mu)
}

// studentQuantile and studentTwoSided are those of Student's t.
func studentQuantile(p, df float64) float64 {
	return distuv.StudentsT{Sigma: 1, Nu: df}.Quantile(p)
}

func studentTwoSided(t, df float64) float64 {
	if math.IsNaN(t) {
		return t
	}
	return mathext.RegIncBeta(df/2, 0.5, df/(df+t*t))
}
