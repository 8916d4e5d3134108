package stats

import (
	"fmt"
	"math"
)

// Share is a proportion x of n with exact limits.
type Share struct {
	Basis
	X        int      `json:"x"`
	P        Number   `json:"p"`
	Interval Interval `json:"interval"` // Clopper-Pearson, exact
	Wilson   Interval `json:"wilson"`   // score interval, shorter, for comparison
}

// Proportion gives x/n with the exact interval of Clopper & Pearson (1934) and
// that of Wilson (1927) (proportion.ci). With n = 0 there is no proportion.
func Proportion(x, n int, level float64) (Share, error) {
	if x < 0 || n < x {
		return Share{}, fmt.Errorf("%d of %d is no proportion", x, n)
	}
	if err := checkLevel(level); err != nil {
		return Share{}, err
	}
	s := Share{Basis: newBasis("proportion.ci", n), X: x}
	if n == 0 {
		s.P, s.Interval, s.Wilson = notANumber, noInterval(level), noInterval(level)
		s.refuse(Undefined, "no cases, no proportion")
		return s, nil
	}
	p, f, z := float64(x)/float64(n), float64(n), zOf(level)
	s.P = Number(p)
	lo, hi := clopperPearson(x, n, level)
	s.Interval = between(lo, hi, level)
	mid := (p + z*z/(2*f)) / (1 + z*z/f)
	half := z * math.Sqrt(p*(1-p)/f+z*z/(4*f*f)) / (1 + z*z/f)
	s.Wilson = between(max(0, mid-half), min(1, mid+half), level)
	if x == 0 {
		s.Wilson.Lo = 0
	}
	if x == n {
		s.Wilson.Hi = 1
	}
	return s, nil
}
