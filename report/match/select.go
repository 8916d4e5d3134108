package match

import (
	"cmp"
	"slices"
)

// heaviest reorders a copy of the vector: the heaviest terms that are rare enough to have postings.
func (s *search) heaviest(v vector) vector {
	s.rare = s.rare[:0]
	for _, c := range v {
		if s.x.from[c.term] < s.x.from[c.term+1] {
			s.rare = append(s.rare, c)
		}
	}
	if len(s.rare) <= s.x.terms {
		return s.rare
	}
	slices.SortFunc(s.rare, func(a, b component) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.term, b.term)) })
	return s.rare[:s.x.terms]
}

// offer keeps the best sums in a heap whose root is the worst of them.
func (s *search) offer(f fast) {
	if len(s.best) < rescored {
		s.best = append(s.best, f)
		for i := len(s.best) - 1; i > 0 && worse(s.best[i], s.best[(i-1)/2]); i = (i - 1) / 2 {
			s.best[i], s.best[(i-1)/2] = s.best[(i-1)/2], s.best[i]
		}
		return
	}
	if worse(f, s.best[0]) {
		return
	}
	s.best[0] = f
	for i := 0; ; {
		child := 2*i + 1
		if child >= len(s.best) {
			return
		}
		if child+1 < len(s.best) && worse(s.best[child+1], s.best[child]) {
			child++
		}
		if !worse(s.best[child], s.best[i]) {
			return
		}
		s.best[i], s.best[child] = s.best[child], s.best[i]
		i = child
	}
}

func worse(a, b fast) bool { return a.sum < b.sum || a.sum == b.sum && a.doc > b.doc }

// rescore computes the cosines of the best in double precision and over all terms, and keeps the nearest.
func (s *search) rescore(v vector) []near {
	s.load(v)
	found := make([]near, len(s.best))
	for i, f := range s.best {
		found[i] = near{int(f.doc), s.cosine(int(f.doc))}
	}
	s.unload(v)
	slices.SortFunc(found, func(a, b near) int { return cmp.Or(cmp.Compare(b.cosine, a.cosine), cmp.Compare(a.doc, b.doc)) })
	return slices.Clone(found[:min(nearestTo, len(found))])
}

// load lays the vector out by term, for cosine; unload takes it away again.
func (s *search) load(v vector) {
	for _, c := range v {
		s.dense[c.term] = c.weight * s.x.idf[c.term]
		s.has[c.term>>6] |= 1 << (c.term & 63)
	}
}

func (s *search) unload(v vector) {
	for _, c := range v {
		s.dense[c.term] = 0
		s.has[c.term>>6] = 0
	}
}

// cosine is the similarity of the loaded vector and a text, in [0, 1].
func (s *search) cosine(doc int) float64 {
	from, to := s.x.start[doc], s.x.start[doc+1]
	if from == to {
		return 0
	}
	tf := s.x.tf[from:to]
	var sum float64
	for k, term := range s.x.term[from:to] {
		if s.has[term>>6]>>(term&63)&1 != 0 {
			sum += s.dense[term] * s.x.damp(tf[k])
		}
	}
	return min(sum/s.x.norm[doc], 1)
}
