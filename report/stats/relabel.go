package stats

import (
	"math"
	"slices"
)

const (
	relabelingsAll  = 200_000    // up to here every relabeling is counted
	relabelingsDraw = 99_999     // else so many are drawn
	relabelingsFew  = 9_999      // where so many would take seconds
	relabelWork     = 20_000_000 // values times draws above which it is the fewer
)

type relabeling struct {
	p     float64
	count int
	all   bool
}

// relabel gives the share of relabelings whose statistic is no smaller than the
// observed one. Drawn ones count the observed labeling too, so that p is never 0.
// The allowance keeps labelings that tie but for rounding on the side of caution.
func relabel(method string, key []float64, labels []int, groups int, statistic func([]int) float64) relabeling {
	observed := statistic(labels)
	limit := observed - 1e-9*math.Max(1e-9, math.Abs(observed))
	extreme := 0
	count := func(l []int) {
		if v := statistic(l); v >= limit || math.IsNaN(v) {
			extreme++
		}
	}
	if n, ok := arrangements(labels, groups); ok {
		l := sortedLabels(labels)
		for count(l); nextArrangement(l); {
			count(l)
		}
		return relabeling{float64(extreme) / float64(n), n, true}
	}
	draws := relabelingsDraw
	if draws*len(labels) > relabelWork {
		draws = relabelingsFew
	}
	rng := seeded(method, key)
	l := slices.Clone(labels)
	for range draws {
		for i := len(l) - 1; i > 0; i-- { // as Shuffle does, without a call for every pair
			j := rng.IntN(i + 1)
			l[i], l[j] = l[j], l[i]
		}
		count(l)
	}
	return relabeling{float64(extreme+1) / float64(draws+1), draws, false}
}

// arrangements counts the distinct orders of the labels: n!/Π n_g!. It reports
// false if there are too many to go through.
func arrangements(labels []int, groups int) (int, bool) {
	size := make([]int, groups)
	for _, g := range labels {
		size[g]++
	}
	n, all := 1.0, 0
	for _, s := range size {
		for i := 1; i <= s; i++ {
			all++
			n = n * float64(all) / float64(i)
			if n > 1e9 {
				return 0, false
			}
		}
	}
	return int(math.Round(n)), n <= relabelingsAll
}

func sortedLabels(labels []int) []int {
	l := slices.Clone(labels)
	slices.Sort(l)
	return l
}

// nextArrangement steps to the next order of the labels, false after the last.
func nextArrangement(l []int) bool {
	i := len(l) - 2
	for i >= 0 && l[i] >= l[i+1] {
		i--
	}
	if i < 0 {
		return false
	}
	j := len(l) - 1
	for l[j] <= l[i] {
		j--
	}
	l[i], l[j] = l[j], l[i]
	slices.Reverse(l[i+1:])
	return true
}
