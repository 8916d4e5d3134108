package stats

import (
	"cmp"
	"fmt"
	"math"
)

// Known is what is known of a duration: it lies in (Lo, Hi], or is exactly Lo if
// both are equal. Hi is +Inf for what is still going on.
type Known struct{ Lo, Hi float64 }

// Exactly is a duration known exactly.
func Exactly(t float64) Known { return Known{t, t} }

// AtLeast is a duration that is still running at t.
func AtLeast(t float64) Known { return Known{t, math.Inf(1)} }

func (k Known) exact() bool { return k.Lo == k.Hi }

// checkKnown refuses what is no span of time.
func checkKnown(x []Known) error {
	for _, k := range x {
		if !(k.Lo >= 0 && k.Lo <= k.Hi) || math.IsInf(k.Lo, 1) {
			return fmt.Errorf("duration between %g and %g: want 0 <= lower <= upper", k.Lo, k.Hi)
		}
	}
	return nil
}

func compareKnown(a, b Known) int { return cmp.Or(cmp.Compare(a.Lo, b.Lo), cmp.Compare(a.Hi, b.Hi)) }
