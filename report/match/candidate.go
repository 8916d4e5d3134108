package match

import "slices"

// A candidate is an earlier document that was compared.
type candidate struct {
	earlier  int
	cosine   float64
	strength float64
}

// search finds the candidates of every document: the nearest texts, the latest documents of the same cause or component, and whatever
// people have decided on. The chance scale needs all cosines first, so strengths come in a second pass.
func (r *Register) search() {
	n := len(r.docs)
	others := r.others()
	r.pairs = make([][]candidate, n)
	searches := make([]*search, r.workers)
	counts := make([]chance, r.workers)
	for i := range searches {
		searches[i] = newSearch(r.index)
	}
	// The last documents have the most earlier ones: they go first, so that no goroutine ends with the longest search alone.
	parallel(r.workers, n, func(worker, k int) {
		i := n - 1 - k
		var count func([]float32)
		if n <= allPairsTexts {
			count = func(sums []float32) {
				for _, sum := range sums {
					counts[worker].add(float64(sum))
				}
			}
		}
		r.pairs[i] = searches[worker].candidates(i, others[i], count)
	})
	if n > allPairsTexts {
		r.chance.sample(searches)
	}
	for i := range counts {
		r.chance.merge(&counts[i])
	}
	for _, s := range searches {
		r.pool.Put(s)
	}
	r.scale = newScale(&r.chance, n)
	parallel(r.workers, n, func(_, i int) {
		for k := range r.pairs[i] {
			c := &r.pairs[i][k]
			c.strength = r.strength(&r.rows[i], c.earlier, c.cosine, i)
		}
	})
}

// candidates are the nearest texts and the others, in order of the documents.
func (s *search) candidates(i int, others []int, see func([]float32)) []candidate {
	v := s.vector(i)
	found := s.nearest(v, i, see)
	list := make([]candidate, 0, len(found)+len(others))
	for _, near := range found {
		list = append(list, candidate{earlier: near.doc, cosine: near.cosine})
	}
	s.load(v)
	for _, j := range others {
		if !slices.ContainsFunc(found, func(n near) bool { return n.doc == j }) {
			list = append(list, candidate{earlier: j, cosine: s.cosine(j)})
		}
	}
	s.unload(v)
	slices.SortFunc(list, func(a, b candidate) int { return a.earlier - b.earlier })
	return list
}

// latestShared is how many of the latest documents with the same value of a field are compared, whatever their texts.
const latestShared = 5

// others finds, for every document, the earlier ones that are compared although their texts may have nothing in common: those in another
// language above all.
func (r *Register) others() [][]int {
	others := make([][]int, len(r.docs))
	for _, c := range r.columns {
		if c.Name != CauseField && c.Name != ComponentField {
			continue
		}
		latest := make([][]int, len(c.name))
		for i := range r.docs {
			for _, v := range c.values[i] {
				others[i] = append(others[i], latest[v]...)
				if latest[v] = append(latest[v], i); len(latest[v]) > latestShared {
					latest[v] = slices.Clone(latest[v][1:])
				}
			}
		}
	}
	for _, d := range r.decisions {
		others[d.later] = append(others[d.later], d.earlier)
	}
	for i := range others {
		slices.Sort(others[i])
		others[i] = slices.Compact(others[i])
	}
	return others
}
