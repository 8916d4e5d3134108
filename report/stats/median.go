package stats

import (
	"math"
	"sort"
)

// Median is a sample median with its exact interval.
type Median struct {
	Basis
	Median   Number   `json:"median"`
	Interval Interval `json:"interval"` // its Level is the exact coverage
	RankLo   int      `json:"rank_lo"`  // of the values in order, from 1; 0 if there is no interval
	RankHi   int      `json:"rank_hi"`
}

// OrderMedian gives the median of complete values, in their unit, and the interval
// between two of them (median.order_ci): ranks d and n+1-d with the largest d for
// which P(Bin(n,½) <= d-1) <= a/2. It assumes nothing of the distribution. Below 6
// values no 95 % interval exists, and the values should be listed.
// Source: Conover, Practical Nonparametric Statistics (1971).
func OrderMedian(x []float64, level float64) (Median, error) {
	if err := checkLevel(level); err != nil {
		return Median{}, err
	}
	if err := checkValues("value", x, anyValue, "a finite number"); err != nil {
		return Median{}, err
	}
	y, n := sorted(x), len(x)
	m := Median{Basis: newBasis("median.order_ci", n), Median: notANumber, Interval: noInterval(level)}
	if n == 0 {
		return m, nil
	}
	m.Median = Number(middle(y))
	d := medianRank(n, level)
	if d < 1 {
		if m.Bears != Refused { // a level above .95 needs more than the table says
			need := int(math.Ceil(math.Log2(2 / (1 - level))))
			m.judge(Minimum{m.Method, "values", need, need}, n)
		}
		return m, nil
	}
	m.RankLo, m.RankHi = d, n+1-d
	m.Interval = between(y[d-1], y[n-d], 1-2*binomialLower(d-1, n, .5))
	return m, nil
}

func middle(sorted []float64) float64 {
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return sorted[n/2-1] + (sorted[n/2]-sorted[n/2-1])/2
}

// medianRank is the largest d with P(Bin(n,½) <= d-1) <= (1-level)/2, 0 if none.
func medianRank(n int, level float64) int {
	a := (1 - level) / 2 * (1 + 1e-12)
	return sort.Search(n, func(d int) bool { return binomialLower(d, n, .5) > a })
}

// QuantileLimit is a sample quantile with an upper limit.
type QuantileLimit struct {
	Basis
	Q        float64 `json:"q"`
	Estimate Number  `json:"estimate"` // the smallest value that is no less than a share q
	Upper    Number  `json:"upper"`    // one-sided limit of the true quantile; NA if n is too small
}

// UpperQuantile gives the q quantile of complete values with a one-sided upper
// limit from the order statistics (quantile.upper): the smallest rank r with
// P(Bin(n,q) <= r-1) >= level. For the 90 % quantile at 95 % it exists from n = 29.
func UpperQuantile(x []float64, q, level float64) (QuantileLimit, error) {
	if err := checkLevel(level); err != nil {
		return QuantileLimit{}, err
	}
	if err := checkLevel(q); err != nil {
		return QuantileLimit{}, err
	}
	if err := checkValues("value", x, anyValue, "a finite number"); err != nil {
		return QuantileLimit{}, err
	}
	y, n := sorted(x), len(x)
	l := QuantileLimit{Basis: newBasis("quantile.upper", n), Q: q, Estimate: notANumber, Upper: notANumber}
	if n == 0 {
		return l, nil
	}
	l.Estimate = Number(y[max(0, int(math.Ceil(float64(n)*q-1e-9))-1)])
	r := sort.Search(n+1, func(r int) bool { return r > 0 && binomialLower(r-1, n, q) >= level })
	if r > n {
		need := int(math.Ceil(math.Log(1-level) / math.Log(q)))
		l.judge(Minimum{"quantile.upper", "values", need, need}, n)
		return l, nil
	}
	l.Upper = Number(y[r-1])
	return l, nil
}
