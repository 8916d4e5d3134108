package stats

import (
	"cmp"
	"math"
	"slices"
)

// AdjustHolm makes p values fit to be read together: each may be compared with
// the size of a single test, and the chance of any false alarm among all stays
// below it (p.adjust). NA stays NA and does not count as a test.
// Source: Holm, Scand. J. Statistics 6 (1979).
func AdjustHolm(p []Number) []Number {
	order := ascending(p)
	out := slices.Clone(p)
	running := Number(0)
	for i, k := range order {
		running = max(running, Number(float64(len(order)-i))*p[k])
		out[k] = min(1, running)
	}
	return out
}

// AdjustBH bounds the share of false alarms among those called significant
// (p.adjust). NA stays NA and does not count as a test.
// Source: Benjamini & Hochberg, JRSS B 57 (1995).
func AdjustBH(p []Number) []Number {
	order := ascending(p)
	out := slices.Clone(p)
	running := Number(1)
	for i := len(order) - 1; i >= 0; i-- {
		k := order[i]
		running = min(running, p[k]*Number(float64(len(order))/float64(i+1)))
		out[k] = running
	}
	return out
}

func ascending(p []Number) []int {
	var order []int
	for i, v := range p {
		if !math.IsNaN(float64(v)) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	return order
}
