package stats

import "math"

// Detectable says which counts could show a change against a given earlier count.
type Detectable struct {
	Basis
	Previous int `json:"previous"`
	Worse    int `json:"worse"`  // this many or more show a worsening
	Better   int `json:"better"` // this many or fewer show an improvement; -1 if not even 0 does
}

// MinimumDetectable computes, for `previous` events in exposure tPrevious, the
// counts in exposure tNow at which [CompareRates] reaches p < 1-level
// (rate.detectable). Against 3 in a period of equal length 12 are needed, and no
// improvement can be shown. It is computed, not looked up, so that it holds for
// periods of any length.
func MinimumDetectable(previous int, tPrevious, tNow, level float64) (Detectable, error) {
	if err := checkRates(0, tNow, previous, tPrevious, level); err != nil {
		return Detectable{}, err
	}
	d := Detectable{Basis: newBasis("rate.detectable", previous), Previous: previous, Better: -1}
	p0, alpha := tNow/(tNow+tPrevious), 1-level
	above := func(x int) bool { return 2*binomialUpper(x, x+previous, p0) < alpha }
	hi := 1
	for !above(hi) && hi < math.MaxInt/4 {
		hi *= 2
	}
	d.Worse = firstTrue(hi, above)
	below := func(x int) bool { return 2*binomialLower(x, x+previous, p0) < alpha }
	if below(0) {
		d.Better = firstTrue(hi, func(x int) bool { return !below(x) }) - 1
	}
	return d, nil
}

// firstTrue bisects for the first x in [0, hi] at which a monotone f holds.
func firstTrue(hi int, f func(int) bool) int {
	lo := 0
	for lo < hi {
		if mid := lo + (hi-lo)/2; f(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// ComparePower is the probability that [CompareRates] of two equally long
// periods gives p < 1-level when mu events are expected in the one and
// mu·ratio in the other (rate.power): 9 % at mu = 3 for a true doubling.
func ComparePower(mu, ratio, level float64) (Number, error) {
	for _, err := range []error{checkPositive("mean", mu), checkPositive("ratio", ratio), checkLevel(level)} {
		if err != nil {
			return notANumber, err
		}
	}
	lo, hi := poissonRange(mu)
	var terms []float64
	for x := lo; x <= hi; x++ {
		d, err := MinimumDetectable(x, 1, 1, level)
		if err != nil {
			return notANumber, err
		}
		seen := poissonLower(d.Better, mu*ratio) + poissonUpper(d.Worse, mu*ratio)
		terms = append(terms, poissonAt(x, mu)*seen)
	}
	return Number(sum(terms)), nil
}

func poissonAt(x int, mu float64) float64 {
	l, _ := math.Lgamma(float64(x + 1))
	return math.Exp(float64(x)*math.Log(mu) - mu - l)
}
