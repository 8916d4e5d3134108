package match

import (
	"cmp"
	"slices"
)

// An Outcome is what comparing a field came to.
type Outcome int

const (
	NotCompared Outcome = iota // unknown on a side, or its surroundings differ
	Agrees
	Partly // the parents agree
	Differs
)

// compare weighs a field of two documents: a Fellegi-Sunter weight log2(m/u), bounded and not yet discounted.
func (c *column) compare(a, b []int) (Outcome, float64) {
	if len(a) == 0 || len(b) == 0 {
		return NotCompared, 0
	}
	if c.Shape == Tags {
		return c.compareTags(a, b)
	}
	best, agree := 0.0, false
	eachShared(a, b, func(v int) { best, agree = max(best, c.agree[v]), true })
	switch {
	case agree:
		return Agrees, best
	case c.Shape == Tree && c.shareParent(a, b):
		return Partly, c.sameRoot
	}
	return Differs, c.differs
}

func (c *column) compareTags(a, b []int) (Outcome, float64) {
	var bits []float64
	eachShared(a, b, func(v int) { bits = append(bits, c.agree[v]) })
	if len(bits) == 0 {
		return Differs, 0
	}
	slices.SortFunc(bits, func(a, b float64) int { return cmp.Compare(b, a) })
	sum := bits[0]
	if len(bits) > 1 {
		sum += bits[1]
	}
	return Agrees, min(sum, tagsBits)
}

func (c *column) shareParent(a, b []int) bool {
	for _, v := range a {
		for _, w := range b {
			if v >= 0 && w >= 0 && c.parent[v] == c.parent[w] {
				return true
			}
		}
	}
	return false
}

// eachShared calls do with the numbers in both sorted lists.
func eachShared(a, b []int, do func(v int)) {
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			if a[i] >= 0 {
				do(a[i])
			}
			i, k = i+1, k+1
		}
	}
}
