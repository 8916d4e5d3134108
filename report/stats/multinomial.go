package stats

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"
)

// monteCarloDraws is the number of simulated tables; with the observed one they
// make p a multiple of 1/10,000.
const monteCarloDraws = 9999

// monteCarlo gives the p of a statistic that is large when the counts are unlike
// their exposures: the share, the observed table included, of tables with the same
// total, spread by exposure, whose statistic is no smaller.
func monteCarlo(method string, counts []int, exposure []float64, statistic func([]int) float64) float64 {
	m := newMultinomial(seeded(method, floats(counts), canonical(exposure)), total(counts), shares(exposure))
	limit := statistic(counts) * (1 - 1e-9)
	table := make([]int, len(counts))
	extreme := 1
	for range monteCarloDraws {
		m.draw(table)
		if statistic(table) >= limit {
			extreme++
		}
	}
	return float64(extreme) / (monteCarloDraws + 1)
}

// multinomial spreads n events over periods. Few events are placed one by one, by
// Walker's alias method; few periods are filled one by one, by binomial draws.
type multinomial struct {
	rng         *rand.Rand
	n           int
	conditional []float64 // the share of each period in what it and the later ones hold
	keep        []float64 // alias method: stay in a period with this probability
	alias       []int     // or else go to this one
}

func newMultinomial(rng *rand.Rand, n int, share []float64) *multinomial {
	m := &multinomial{rng: rng, n: n}
	const binomialCost = 30 // of a binomial draw, in placed events
	if n < binomialCost*len(share) {
		m.prepareAlias(share)
		return m
	}
	m.conditional = make([]float64, len(share))
	rest := 0.0
	for i := len(share) - 1; i >= 0; i-- {
		rest += share[i]
		m.conditional[i] = share[i] / rest
	}
	return m
}

func (m *multinomial) prepareAlias(share []float64) {
	k := len(share)
	m.keep, m.alias = make([]float64, k), make([]int, k)
	var small, large []int
	for i, s := range share {
		m.keep[i], m.alias[i] = s*float64(k), i
		if m.keep[i] < 1 {
			small = append(small, i)
		} else {
			large = append(large, i)
		}
	}
	for len(small) > 0 && len(large) > 0 {
		s, l := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		m.alias[s] = l
		if m.keep[l] -= 1 - m.keep[s]; m.keep[l] < 1 {
			large = large[:len(large)-1]
			small = append(small, l)
		}
	}
	for _, i := range append(small, large...) { // what is left is 1 but for rounding
		m.keep[i] = 1
	}
}

func (m *multinomial) draw(into []int) {
	clear(into)
	if m.alias != nil {
		for range m.n {
			i := m.rng.IntN(len(into))
			if m.rng.Float64() >= m.keep[i] {
				i = m.alias[i]
			}
			into[i]++
		}
		return
	}
	left := m.n
	for i, p := range m.conditional {
		x := left
		if i < len(into)-1 && left > 0 {
			x = int(distuv.Binomial{N: float64(left), P: p, Src: m.rng}.Rand())
		}
		into[i] = x
		left -= x
	}
}
