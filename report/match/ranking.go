package match

import (
	"cmp"
	"slices"
)

// Retrieval says how well the documents of a set find those about the same thing. Every labelled duplicate is a query against all
// others; Hit is the share of queries with at least one among the first 1, 5, 10 and 20, MRR the mean of 1/rank of the first, MAP the
// mean over queries of the mean precision at the ranks of all.
type Retrieval struct {
	Queries                  int
	Hit1, Hit5, Hit10, Hit20 float64
	MeanReciprocalRank       float64
	MeanAveragePrecision     float64
}

// retrieval averages over queries, each given by the ranks from 1 of what it should find, ascending.
func retrieval(ranks [][]int) Retrieval {
	r := Retrieval{Queries: len(ranks)}
	if len(ranks) == 0 {
		return r
	}
	for _, ranks := range ranks {
		for _, at := range []struct {
			k   int
			hit *float64
		}{{1, &r.Hit1}, {5, &r.Hit5}, {10, &r.Hit10}, {20, &r.Hit20}} {
			if ranks[0] <= at.k {
				*at.hit++
			}
		}
		r.MeanReciprocalRank += 1 / float64(ranks[0])
		r.MeanAveragePrecision += averagePrecision(ranks, len(ranks))
	}
	n := float64(len(ranks))
	for _, mean := range []*float64{&r.Hit1, &r.Hit5, &r.Hit10, &r.Hit20, &r.MeanReciprocalRank, &r.MeanAveragePrecision} {
		*mean /= n
	}
	return r
}

// averagePrecision is the sum of the precision at every rank where something relevant stands, over all that is relevant.
func averagePrecision(ranks []int, relevant int) float64 {
	var sum float64
	for i, rank := range ranks {
		sum += float64(i+1) / float64(rank)
	}
	return sum / float64(relevant)
}

// rankAll ranks, for every query, the others of its group among all other documents: by cosine, ties by the smaller identifier.
func rankAll(x *index, docs []Doc, group, queries []int, workers int) [][]int {
	company := make(map[int][]int)
	for i, g := range group {
		company[g] = append(company[g], i)
	}
	order := idRanks(docs)
	searches := make([]*search, max(1, workers))
	ranks := make([][]int, len(queries))
	parallel(workers, len(queries), func(worker, q int) {
		if searches[worker] == nil {
			searches[worker] = newSearch(x)
		}
		i := queries[q]
		s := searches[worker]
		s.nearest(s.vector(i), x.len(), func(sums []float32) { ranks[q] = ranksOf(sums, i, company[group[i]], order) })
	})
	return ranks
}

// ranksOf is the ranks of the wanted among all but the query itself.
func ranksOf(sums []float32, query int, wanted, order []int) []int {
	var ranks []int
	for _, w := range wanted {
		if w == query {
			continue
		}
		rank := 1
		for j, sum := range sums {
			if j != query && j != w && (sum > sums[w] || sum == sums[w] && order[j] < order[w]) {
				rank++
			}
		}
		ranks = append(ranks, rank)
	}
	slices.Sort(ranks)
	return ranks
}

// idRanks is the place of every document in the order of identifiers.
func idRanks(docs []Doc) []int {
	sorted := make([]int, len(docs))
	for i := range sorted {
		sorted[i] = i
	}
	slices.SortFunc(sorted, func(a, b int) int { return cmp.Or(byID(docs[a].ID, docs[b].ID), cmp.Compare(a, b)) })
	order := make([]int, len(docs))
	for place, i := range sorted {
		order[i] = place
	}
	return order
}
