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
	rng := seeded(method, floats(counts), canonical(exposure))
	n := total(counts)
	// The share of each period in what the later ones hold.
	conditional := make([]float64, len(exposure))
	rest := 0.0
	for i := len(exposure) - 1; i >= 0; i-- {
		rest += exposure[i]
		conditional[i] = exposure[i] / rest
	}
	limit := statistic(counts) * (1 - 1e-9)
	draw := make([]int, len(counts))
	extreme := 1
	for range monteCarloDraws {
		spread(rng, n, conditional, draw)
		if statistic(draw) >= limit {
			extreme++
		}
	}
	return float64(extreme) / (monteCarloDraws + 1)
}

func spread(rng *rand.Rand, n int, conditional []float64, into []int) {
	for i, p := range conditional {
		x := n
		if i < len(conditional)-1 && n > 0 {
			x = int(distuv.Binomial{N: float64(n), P: p, Src: rng}.Rand())
		}
		into[i] = x
		n -= x
	}
}
