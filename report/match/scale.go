package match

import "math"

const (
	borrowedBelow  = 50   // registers smaller than this use the reference scale alone
	referencePairs = 2000 // the weight of the reference in a register's own scale
	textCap        = 10.0 // bits
)

// A scale turns a cosine into bits of evidence: log2 of how much more often pairs about the same thing are so similar than pairs of this
// register are by chance. It never falls, and is linear between the middles of the bins.
type scale struct {
	middle, bits [referenceBins]float64
	borrowed     bool
}

func newScale(own *chance, docs int) *scale {
	s := &scale{borrowed: docs < borrowedBelow}
	edges, m, u := referenceEdges(), referenceM(), referenceU()
	var raw, weights []float64
	for i := range referenceBins {
		s.middle[i] = (edges[i] + edges[i+1]) / 2
		share := u[i]
		if !s.borrowed {
			share = (float64(own.between(edges[i], edges[i+1])) + referencePairs*u[i]) / (float64(own.pairs) + referencePairs)
		}
		raw = append(raw, math.Log2(m[i]/share))
		weights = append(weights, math.Sqrt(m[i])) // as the published scale was fitted
	}
	copy(s.bits[:], isotonic(raw, weights))
	return s
}

func (s *scale) of(cosine float64) float64 {
	last := referenceBins - 1
	switch {
	case cosine <= s.middle[0]:
		return min(textCap, s.bits[0])
	case cosine >= s.middle[last]:
		return min(textCap, s.bits[last])
	}
	i := 1
	for s.middle[i] < cosine {
		i++
	}
	part := (cosine - s.middle[i-1]) / (s.middle[i] - s.middle[i-1])
	return min(textCap, s.bits[i-1]+part*(s.bits[i]-s.bits[i-1]))
}
