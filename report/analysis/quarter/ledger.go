package quarter

import (
	"cmp"
	"slices"
)

// ledger charges every minute as named to one incident: of those that overlap the one that began first. It adds up to the whole, and its
// shares to 1,000. Weighted accounting charges each its part of the whole in proportion.
func (w *work) ledger(outages []outage, mask []stretch, whole float64) []Charge {
	in := slices.Clone(outages)
	slices.SortStableFunc(in, func(a, b outage) int {
		return cmp.Or(cmp.Compare(a.as.from, b.as.from), cmp.Compare(a.in.ID, b.in.ID), cmp.Compare(a.as.to, b.as.to))
	})
	var taken, all int64 // taken: to here everything is charged, since whoever is charged began no later
	charges := []Charge{}
	at := map[string]int{}
	seconds := []int64{}
	for _, o := range in {
		mine := total(both(union([]stretch{{max(o.as.from, taken), o.as.to}}), mask))
		taken = max(taken, o.as.to)
		if mine == 0 {
			continue
		}
		all += mine
		i, known := at[o.in.ID]
		if !known {
			i = len(charges)
			at[o.in.ID] = i
			c := Charge{Incident: o.in.ID, Cause: o.in.Cause.Category, State: string(o.in.Cause.State)}
			if len(o.in.Dependencies) > 0 {
				c.Site = o.in.Dependencies[0].Site
			}
			charges, seconds = append(charges, c), append(seconds, 0)
		}
		seconds[i] += mine
	}
	shares := permille(seconds, all)
	for i := range charges {
		charges[i].Minutes, charges[i].Permille = whole*float64(seconds[i])/float64(all), shares[i]
	}
	return charges
}

// permille are shares of a whole in thousandths that add up to 1,000: the largest remainders are rounded up.
func permille(parts []int64, whole int64) []int {
	out := make([]int, len(parts))
	if whole == 0 {
		return out
	}
	left := 1000
	order := make([]int, len(parts))
	for i, p := range parts {
		out[i] = int(p * 1000 / whole)
		left -= out[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(parts[b]*1000%whole, parts[a]*1000%whole) })
	for i := range min(left, len(order)) {
		out[order[i]]++
	}
	return out
}
