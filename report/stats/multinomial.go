package stats

import (
	"math"
	"math/bits"
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
	columns     []column  // alias method, one for each period
}

// column is an equal part of all events: those that stay below keep in 2^64 fall into
// its own period, the others into another one.
type column struct {
	keep  uint64
	other int
}

func newMultinomial(rng *rand.Rand, n int, share []float64) *multinomial {
	m := &multinomial{rng: rng, n: n}
	const binomialCost = 30 // of a binomial draw, in placed events
	if n < binomialCost*len(share) {
		m.columns = aliasColumns(share)
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

func aliasColumns(share []float64) []column {
	columns := make([]column, len(share))
	keep := make([]float64, len(share))
	var small, large []int
	for i, s := range share {
		columns[i] = column{math.MaxUint64, i} // unless it gives some of its part away
		if keep[i] = s * float64(len(share)); keep[i] < 1 {
			small = append(small, i)
		} else {
			large = append(large, i)
		}
	}
	for len(small) > 0 && len(large) > 0 {
		s, l := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		columns[s] = column{uint64(keep[s] * (1 << 64)), l}
		if keep[l] -= 1 - keep[s]; keep[l] < 1 {
			large = large[:len(large)-1]
			small = append(small, l)
		}
	}
	return columns // what is left is 1 but for rounding
}

func (m *multinomial) draw(into []int) {
	clear(into)
	if m.columns != nil {
		for range m.n {
			i, within := bits.Mul64(m.rng.Uint64(), uint64(len(m.columns)))
			c := &m.columns[i]
			if within < c.keep {
				into[i]++
			} else {
				into[c.other]++
			}
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
