package match

import (
	"cmp"
	"math"
	"slices"
)

// judge measures what New makes of the set.
func (l *labelled) judge(set *ReportSet, o Options) error {
	o.Links = nil // labels are not for looking up
	r, err := New(l.docs, o)
	if err != nil {
		return err
	}
	group := make(map[string]int, len(l.docs))
	sizes := make(map[int]int)
	for i, g := range l.groups() {
		group[l.docs[i].ID] = g
		sizes[g]++
	}
	relevant := pairsIn(sizes)
	set.PairPrecision = r.pairPrecision(group, relevant, func(c candidate) float64 { return c.strength })
	set.TextPrecision = r.pairPrecision(group, relevant, func(c candidate) float64 { return c.cosine })
	set.Families, set.LargestFamily = r.judgeFamilies(group, sizes)
	for _, n := range sizes {
		set.LargestLabeled = max(set.LargestLabeled, n)
	}
	return nil
}

// pairPrecision is the average precision of all candidate pairs in descending order of their worth; pairs of equal worth share a rank.
// Rounding makes equal what differs by the order of additions only.
func (r *Register) pairPrecision(group map[string]int, relevant int, worth func(candidate) float64) float64 {
	type pair struct {
		worth float64
		same  bool
	}
	var pairs []pair
	for i, list := range r.all() {
		for _, c := range list {
			pairs = append(pairs, pair{math.Round(worth(c)*1e9) / 1e9, group[r.docs[i].ID] == group[r.docs[c.earlier].ID]})
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(b.worth, a.worth) })
	var sum float64
	hits := 0
	for from := 0; from < len(pairs); {
		to, found := from, 0
		for to < len(pairs) && pairs[to].worth == pairs[from].worth {
			if pairs[to].same {
				found++
			}
			to++
		}
		hits += found
		sum += float64(found) * float64(hits) / float64(to)
		from = to
	}
	if relevant == 0 {
		return 0
	}
	return sum / float64(relevant)
}

// judgeFamilies compares the suggested families with the labelled groups, over the documents in a family or group of two and more: the
// rest agree trivially.
func (r *Register) judgeFamilies(group map[string]int, sizes map[int]int) (Clusters, int) {
	family, largest := make(map[string]int), 0
	for f, suggested := range r.SuggestedFamilies() {
		largest = max(largest, len(suggested.Episodes))
		for _, episode := range suggested.Episodes {
			for _, id := range episode {
				family[id] = f
			}
		}
	}
	var labels, truths []int
	for i, d := range r.docs {
		f, in := family[d.ID]
		if !in && sizes[group[d.ID]] < 2 {
			continue
		}
		if !in {
			f = -1 - i
		}
		labels, truths = append(labels, f), append(truths, group[d.ID])
	}
	return compareClusters(labels, truths), largest
}
