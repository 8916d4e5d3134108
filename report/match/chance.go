package match

import (
	"math/rand/v2"
	"slices"
)

const (
	allPairsTexts = 2_000   // up to here the cosines of all pairs are counted
	sampledPairs  = 200_000 // above, of so many
	cosineSteps   = 10_000
)

// A chance is how often two documents of this register resemble each other: counts of pairs by their cosine, in steps of 1/cosineSteps.
type chance struct {
	pairs uint64
	count [cosineSteps + 1]uint64
}

func step(cosine float64) int { return max(0, min(cosineSteps, int(cosine*cosineSteps))) }

func (c *chance) add(cosine float64) {
	c.pairs++
	c.count[step(cosine)]++
}

func (c *chance) merge(o *chance) {
	c.pairs += o.pairs
	for i, n := range o.count {
		c.count[i] += n
	}
}

// between counts the pairs from lo to below hi.
func (c *chance) between(lo, hi float64) uint64 {
	var n uint64
	for i := step(lo + .5/cosineSteps); i <= cosineSteps && float64(i) < hi*cosineSteps-.5; i++ {
		n += c.count[i]
	}
	return n
}

// atLeast counts the pairs that are as similar as this or more.
func (c *chance) atLeast(cosine float64) uint64 { return c.between(cosine-.5/cosineSteps, 1.01) }

// sample counts pairs drawn with a fixed seed.
func (c *chance) sample(searches []*search) {
	x := searches[0].x
	n := x.len()
	draw := rand.New(rand.NewPCG(0x706f73746d6f7274, 0x656d))
	pairs := make([][2]int, sampledPairs)
	for i := range pairs {
		a, b := draw.IntN(n), draw.IntN(n-1)
		if b >= a {
			b++
		}
		pairs[i] = [2]int{a, b}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) // the first vector is laid out once
	const part = 1000
	counts := make([]chance, len(searches))
	parallel(len(searches), len(pairs)/part, func(worker, i int) {
		for group := pairs[i*part : (i+1)*part]; len(group) > 0; {
			group = searches[worker].countPairs(group, &counts[worker])
		}
	})
	for i := range counts {
		c.merge(&counts[i])
	}
}

// countPairs counts the pairs at the front that have the same first text, and returns the rest.
func (s *search) countPairs(pairs [][2]int, c *chance) [][2]int {
	first := pairs[0][0]
	v := s.vector(first)
	s.load(v)
	defer s.unload(v)
	for i, p := range pairs {
		if p[0] != first {
			return pairs[i:]
		}
		c.add(s.cosine(p[1]))
	}
	return nil
}
