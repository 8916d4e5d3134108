package match

import "slices"

// What a search keeps: the best by the fast sums, rescored exactly, and the best of those.
const (
	rescored  = 50
	nearestTo = 20
)

// A near is a text that resembles another.
type near struct {
	doc    int
	cosine float64
}

// A vector is a text as weights of terms, of length 1.
type vector []component

type component struct {
	term   uint32
	weight float64
}

// A search finds the texts nearest to a vector, term at a time: for each term of the vector, its share is added to every text that has
// it. It keeps buffers of the index's size: one goroutine each.
type search struct {
	x       *index
	sum     []float32 // per text
	touched []uint32  // texts with a sum, where not all have one
	dense   []float64 // the vector by term, times idf
	has     []uint64  // whether the vector has a term, a bit each: small enough for the cache where dense is not
	query   vector
	rare    vector
	best    []fast
}

// A fast is a text with its sum in single precision.
type fast struct {
	sum float32
	doc uint32
}

func newSearch(x *index) *search {
	return &search{x: x, sum: make([]float32, x.len()), dense: make([]float64, len(x.df)), has: make([]uint64, len(x.df)/64+1)}
}

// vector is the text i of the index.
func (s *search) vector(i int) vector {
	s.query = s.query[:0]
	for k := s.x.start[i]; k < s.x.start[i+1]; k++ {
		s.query = append(s.query, component{s.x.term[k], s.x.weightAt(i, k)})
	}
	return s.query
}

// nearest finds the nearest of the texts numbered below end, the most similar first, ties in order of the texts. With see it also
// shows the sums of all these texts, which are complete only when the depth is exact.
func (s *search) nearest(v vector, end int, see func(sums []float32)) []near {
	s.best = s.best[:0]
	if s.x.exact() {
		s.addAll(v, end)
	} else {
		s.addSome(v, end)
	}
	if see != nil {
		see(s.sum[:end])
	}
	clear(s.sum[:end])
	return s.rescore(v)
}

// addAll adds every term, then looks at every text.
func (s *search) addAll(v vector, end int) {
	for _, c := range v {
		docs, weights := s.x.before(c.term, end)
		w := float32(c.weight)
		for i, doc := range docs {
			s.sum[doc] += w * weights[i]
		}
	}
	for doc, sum := range s.sum[:end] {
		if sum > 0 {
			s.offer(fast{sum, uint32(doc)})
		}
	}
}

// addSome adds the heaviest terms and looks only at the texts that have one.
func (s *search) addSome(v vector, end int) {
	s.touched = s.touched[:0]
	for _, c := range s.heaviest(v) {
		docs, weights := s.x.before(c.term, end)
		w := float32(c.weight)
		for i, doc := range docs {
			if s.sum[doc] == 0 {
				s.touched = append(s.touched, doc)
			}
			s.sum[doc] += w * weights[i]
		}
	}
	for _, doc := range s.touched {
		s.offer(fast{s.sum[doc], doc})
	}
}

// before is the postings of a term among the texts numbered below end.
func (p *postings) before(term uint32, end int) ([]uint32, []float32) {
	from, to := p.from[term], p.from[term+1]
	n, _ := slices.BinarySearch(p.doc[from:to], uint32(end))
	return p.doc[from : from+n], p.weight[from : from+n]
}
