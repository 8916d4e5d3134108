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

// longLedger is how many lines of a ledger are printed one by one.
const longLedger = 40

// Largest are the places of the lines that are printed one by one: those of the most minutes, in the order of the ledger.
func Largest(all []Charge) []int {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(all[b].Minutes, all[a].Minutes) })
	kept := order[:min(len(order), longLedger)]
	slices.Sort(kept)
	return kept
}

// rest adds up what [Largest] leaves out, so that what is printed still comes to the whole.
func rest(all []Charge) *Rest {
	if len(all) <= longLedger {
		return nil
	}
	kept := Largest(all)
	r := &Rest{Count: len(all) - len(kept)}
	for i, c := range all {
		if _, printed := slices.BinarySearch(kept, i); !printed {
			r.Minutes, r.Permille = r.Minutes+c.Minutes, r.Permille+c.Permille
		}
	}
	return r
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
