package match

import (
	"math"
	"slices"
	"time"
)

// Nearest compares a document that is not in the register with all that began before it, or with all when it has no time. Chance rates
// are those of the register without it.
func (r *Register) Nearest(d Doc) []Match {
	end := len(r.docs)
	if !d.Time.IsZero() {
		end, _ = slices.BinarySearchFunc(r.docs, d.Time, func(old Doc, t time.Time) int { return old.Time.Compare(t) })
	}
	later := row{doc: &d, script: mostScript(d.Title + " " + head(d.Body, scriptRunes))}
	for _, c := range r.columns {
		later.values = append(later.values, c.lookUp(d.Fields[c.Name]))
	}
	s := r.borrow()
	defer r.pool.Put(s)
	var candidates []candidate
	for _, n := range s.nearest(r.index.read(text{d.Title, d.Body}, r.glossary), end, nil) {
		candidates = append(candidates, candidate{n.doc, n.cosine, r.strength(&later, n.doc, n.cosine, end)})
	}
	return r.order(&later, candidates, nil, len(r.docs))
}

// borrow takes a search from those that are not in use: its buffers are as large as the index.
func (r *Register) borrow() *search {
	if s, ok := r.pool.Get().(*search); ok {
		return s
	}
	return newSearch(r.index)
}

// read makes a vector of a text that is not in the index. Terms the index does not have count for its length only.
func (x *index) read(t text, g *Glossary) vector {
	b := newReader(g).read(t, bag{})
	unknown := math.Log(float64(x.len()+1)) + 1
	var v vector
	var sum float64
	for i, h := range b.hash {
		w := x.damp(b.tf[i])
		n, ok := x.number[h]
		if !ok {
			sum += w * unknown * w * unknown
			continue
		}
		w *= x.idf[n]
		sum += w * w
		v = append(v, component{n, w})
	}
	for i := range v {
		v[i].weight /= math.Sqrt(sum)
	}
	return v
}
