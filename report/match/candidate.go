package match

import (
	"slices"
	"sync"
)

// A candidate is an earlier document that was compared.
type candidate struct {
	earlier  int
	cosine   float64
	strength float64
}

// search makes the scale of chance. In a small register that takes the cosines of all pairs, so all documents are searched for at once; in a
// larger one a sample gives the scale, and a document is searched for when somebody asks: a report on one reads the index, and compares
// no others.
func (r *Register) search() {
	n := len(r.docs)
	r.nearby = r.others()
	r.pairs, r.asked = make([][]candidate, n), make([]sync.Once, n)
	searches := make([]*search, r.workers)
	for i := range searches {
		searches[i] = newSearch(r.index)
		defer r.pool.Put(searches[i])
	}
	if n > allPairsTexts {
		r.chance.sample(searches)
		r.scale = newScale(&r.chance, n)
		return
	}
	counts := make([]chance, r.workers)
	parallel(r.workers, n, func(worker, i int) {
		r.pairs[i] = searches[worker].candidates(i, r.nearby[i], func(sums []float32) {
			for _, sum := range sums {
				counts[worker].add(float64(sum))
			}
		})
	})
	for i := range counts {
		r.chance.merge(&counts[i])
	}
	r.scale = newScale(&r.chance, n)
}

// pairsOf are the candidates of a document with their strengths, found at the first question.
func (r *Register) pairsOf(i int) []candidate {
	r.asked[i].Do(func() {
		if r.pairs[i] == nil {
			s := r.borrow()
			r.pairs[i] = s.candidates(i, r.nearby[i], nil)
			r.pool.Put(s)
		}
		for k := range r.pairs[i] {
			c := &r.pairs[i][k]
			c.strength = r.strength(&r.rows[i], c.earlier, c.cosine, i)
		}
	})
	return r.pairs[i]
}

// all finds the candidates of every document. The last documents have the most earlier ones: they go first, so that no goroutine ends
// with the longest search alone.
func (r *Register) all() [][]candidate {
	n := len(r.docs)
	parallel(r.workers, n, func(_, k int) { r.pairsOf(n - 1 - k) })
	return r.pairs
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
