package stats

import (
	"math"
	"slices"
	"sort"
)

// RankSum is the Wilcoxon-Mann-Whitney comparison of two samples.
type RankSum struct {
	Basis
	W        Number   `json:"W"` // rank sum of x less n(n+1)/2: pairs in which x is larger, ties half
	P        Number   `json:"p_two_sided"`
	PGreater Number   `json:"p_greater"` // x tends to be larger
	PLess    Number   `json:"p_less"`
	Shift    Number   `json:"hl_shift"` // Hodges-Lehmann: median of all differences x - y
	Interval Interval `json:"interval"` // of the shift; Level is the one attained
	Nominal  float64  `json:"nominal"`  // the level to call it by: the one asked for, or what n allows
}

// wilcoxonExactMax is the sample size below which the exact distribution is used,
// as in R.
const wilcoxonExactMax = 50

// Wilcoxon compares x with y (wilcoxon.exact): exact given the ties below 50
// values a group, else the normal approximation with continuity and tie correction.
// The two-sided p counts rank sums as far from their mean as the observed one, the
// same as twice the smaller tail unless there are ties. The
// interval lies between two of the differences x - y, found without listing
// them all, so that it costs no more than sorting. With too few values the widest
// possible is given with its real level. Source: Hollander & Wolfe, Nonparametric
// Statistical Methods (1973); Streitberg & Röhmel (1986) for ties.
func Wilcoxon(x, y []float64, level float64) (RankSum, error) {
	if err := checkLevel(level); err != nil {
		return RankSum{}, err
	}
	for _, s := range [][]float64{x, y} {
		if err := checkValues("value", s, anyValue, "a finite number"); err != nil {
			return RankSum{}, err
		}
	}
	m, n := len(x), len(y)
	r := RankSum{Basis: newBasis("wilcoxon.exact", min(m, n)), Nominal: level}
	r.N = m + n
	if m == 0 || n == 0 {
		r.W, r.P, r.PGreater, r.PLess, r.Shift = notANumber, notANumber, notANumber, notANumber, notANumber
		r.Interval = noInterval(level)
		return r, nil
	}
	xs, ys := sorted(x), sorted(y)
	ranks, sumX, ties := doubleRanks(xs, ys)
	w := float64(sumX-m*(m+1)) / 2
	r.W = Number(w)
	if ties > 0 {
		r.warn(Ties, "ties were given midranks")
	}
	exact := m < wilcoxonExactMax && n < wilcoxonExactMax
	if exact {
		r.exactTails(ranks, m, sumX)
	} else {
		r.Method = "wilcoxon/normal"
		r.warn(Approximate, "normal approximation, %d and %d values", m, n)
		r.normalTails(w, float64(m), float64(n), ties)
	}
	r.shift(xs, ys, exact, level)
	return r, nil
}

// doubleRanks gives twice the midranks of all values, their sum over x, and
// Σ t³-t over ties.
func doubleRanks(xs, ys []float64) (ranks []int, sumX int, ties float64) {
	all := append(slices.Clone(xs), ys...)
	slices.Sort(all)
	ranks = make([]int, 0, len(all))
	mine := 0
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			ranks = append(ranks, 0)
			j++
		}
		for k := i; k < j; k++ {
			ranks[k] = i + j + 1
		}
		for mine < len(xs) && xs[mine] == all[i] {
			sumX += i + j + 1
			mine++
		}
		t := float64(j - i)
		ties += t*t*t - t
		i = j
	}
	return ranks, sumX, ties
}

// subsetSums counts the subsets of size m by their sum.
func subsetSums(ranks []int, m int) []float64 {
	top := 0
	for _, r := range ranks {
		top += r
	}
	count := make([][]float64, m+1)
	for j := range count {
		count[j] = make([]float64, top+1)
	}
	count[0][0] = 1
	reach := 0
	for i, r := range ranks {
		reach += r
		for j := min(m, i+1); j > 0; j-- {
			for s := reach; s >= r; s-- {
				count[j][s] += count[j-1][s-r]
			}
		}
	}
	return count[m]
}

func (r *RankSum) exactTails(ranks []int, m, sumX int) {
	count := subsetSums(ranks, m)
	all := sum(count)
	r.PLess = Number(sum(count[:sumX+1]) / all)
	r.PGreater = Number(sum(count[sumX:]) / all)
	centre := m * (len(ranks) + 1) // of the doubled ranks' sum
	away := max(sumX-centre, centre-sumX)
	lower, upper := 0.0, 0.0
	if centre-away >= 0 {
		lower = sum(count[:centre-away+1])
	}
	if centre+away < len(count) {
		upper = sum(count[centre+away:])
	}
	r.P = Number(math.Min(1, (lower+upper)/all))
}

func (r *RankSum) normalTails(w, m, n, ties float64) {
	mid := m * n / 2
	sd := math.Sqrt(m * n / 12 * (m + n + 1 - ties/((m+n)*(m+n-1))))
	if sd == 0 {
		r.PLess, r.PGreater, r.P = 1, 1, 1
		return
	}
	r.PGreater = Number(normalUpper((w - mid - .5) / sd))
	r.PLess = Number(normalUpper((mid - w - .5) / sd))
	r.P = min(1, 2*min(r.PLess, r.PGreater))
}

// shift finds the Hodges-Lehmann estimate and the differences that bound it: the
// rank is the (1-level)/2 quantile of the untied distribution.
func (r *RankSum) shift(xs, ys []float64, exact bool, level float64) {
	m, n := len(xs), len(ys)
	pairs := m * n
	lo := differenceAt(xs, ys, (pairs+1)/2)
	r.Shift = Number(lo + (differenceAt(xs, ys, pairs/2+1)-lo)/2)
	a := 1 - level
	var rank int
	var attained float64
	if exact {
		rank, attained = exactRank(m, n, a/2)
	} else {
		sd := math.Sqrt(float64(m) * float64(n) * float64(m+n+1) / 12)
		rank = int(math.Floor(float64(pairs)/2 + normalQuantile(a/2)*sd))
		attained = a
	}
	r.Interval = between(differenceAt(xs, ys, rank), differenceAt(xs, ys, pairs-rank+1), 1-attained)
	if attained-a > a/2 {
		r.Nominal = 1 - attained
		r.warn(WiderLevel, "%d and %d values cannot reach level %g; the widest interval has %.3g", m, n, level, 1-attained)
	}
}

// exactRank is the smallest rank q with P(W <= q) >= tail, at least 1, and the
// probability that both sides together leave outside.
func exactRank(m, n int, tail float64) (rank int, outside float64) {
	ranks := make([]int, m+n)
	for i := range ranks {
		ranks[i] = i + 1
	}
	count := subsetSums(ranks, m)
	all := sum(count)
	base := m * (m + 1) / 2
	cum := func(w int) float64 { return sum(count[:base+w+1]) / all }
	q := sort.Search(m*n, func(w int) bool { return cum(w) >= tail*(1-64*2.220446e-16) })
	q = max(q, 1)
	return q, 2 * cum(q-1)
}

// differenceAt is the k-th smallest of all x - y, k from 1. It bisects over the
// floating-point numbers themselves, counting the pairs below in one sweep, and so
// ends at the very difference.
func differenceAt(xs, ys []float64, k int) float64 {
	lo, hi := orderedBits(xs[0]-ys[len(ys)-1]), orderedBits(xs[len(xs)-1]-ys[0])
	for lo < hi {
		mid := lo + (hi-lo)/2
		if differencesUpTo(xs, ys, fromOrderedBits(mid)) >= k {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return fromOrderedBits(lo)
}

func differencesUpTo(xs, ys []float64, d float64) int {
	n, j := 0, 0
	for _, x := range xs {
		for j < len(ys) && x-ys[j] > d {
			j++
		}
		n += len(ys) - j
	}
	return n
}

// orderedBits maps floats to integers in the same order.
func orderedBits(x float64) uint64 {
	b := math.Float64bits(x)
	if b>>63 == 1 {
		return ^b
	}
	return b | 1<<63
}

func fromOrderedBits(b uint64) float64 {
	if b>>63 == 1 {
		return math.Float64frombits(b &^ (1 << 63))
	}
	return math.Float64frombits(^b)
}
