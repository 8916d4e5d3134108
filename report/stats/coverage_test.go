package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Coverage of the exact Poisson interval: summed over all counts, not drawn, so that
// the answer has no noise.
func TestPoissonIntervalCovers(t *testing.T) {
	for _, mu := range []float64{.5, 1, 3, 10} {
		covered := 0.0
		for n := range 60 {
			if must(RateInterval(n, 1, Level)).Interval.Contains(mu) {
				covered += poissonAt(n, mu)
			}
		}
		if covered < Level || covered > 1 {
			t.Errorf("mean %g is covered in %.4f of cases, want at least %g", mu, covered, Level)
		}
	}
}

// The exact tests must not raise more false alarms than their size.
func TestExactTestsKeepTheirSize(t *testing.T) {
	for _, mu := range []float64{1, 3, 10} {
		alarms := 0.0
		for x := range 40 {
			for y := range 40 {
				if c := must(CompareRates(x, 1, y, 1, Level)); c.P < 1-Level {
					alarms += poissonAt(x, mu) * poissonAt(y, mu)
					if !c.Attainable {
						t.Fatalf("%d against %d: p %v where none is attainable", x, y, c.P)
					}
				}
			}
		}
		if alarms > 1-Level {
			t.Errorf("mean %g: %.4f false alarms", mu, alarms)
		}
	}
}

// simulate counts how often something holds in n draws.
func simulate(n int, holds func(*rand.Rand) bool) float64 {
	rng := rand.New(rand.NewPCG(11, 12))
	k := 0
	for range n {
		if holds(rng) {
			k++
		}
	}
	return float64(k) / float64(n)
}

func TestSimulatedCoverage(t *testing.T) {
	const n = 1500 // three standard errors are .017 at .95
	powerLaw := func(r *rand.Rand) System {
		s := System{End: 100}
		for range 12 {
			s.Times = append(s.Times, 100*math.Pow(r.Float64(), 1/1.5))
		}
		return s
	}
	durations := func(r *rand.Rand, k int) []float64 {
		x := make([]float64, k)
		for i := range x {
			x[i] = math.Exp(3 + r.NormFloat64())
		}
		return x
	}
	for _, c := range []struct {
		name   string
		lo, hi float64
		holds  func(*rand.Rand) bool
	}{
		{"shape of a power law", .93, .97, func(r *rand.Rand) bool {
			return must(FitPowerLaw(powerLaw(r), TimeTruncated, Level)).BetaInterval.Contains(1.5)
		}},
		{"false alarms of MIL-HDBK-189", .03, .07, func(r *rand.Rand) bool {
			s := System{End: 1}
			for range 8 {
				s.Times = append(s.Times, r.Float64())
			}
			return must(FindTrend(s, TimeTruncated)).MilP < .05
		}},
		{"false alarms of exact Laplace at n = 3", .03, .07, func(r *rand.Rand) bool {
			return must(FindTrend(System{[]float64{r.Float64(), r.Float64(), r.Float64()}, 1}, TimeTruncated)).LaplaceP < .05
		}},
		{"median by order statistics", .95, 1, func(r *rand.Rand) bool {
			return must(OrderMedian(durations(r, 9), Level)).Interval.Contains(math.Exp(3))
		}},
		{"lognormal median", .90, .97, func(r *rand.Rand) bool {
			var x []Known
			for _, v := range durations(r, 25) {
				x = append(x, Known{v * .9, v * 1.2})
			}
			return must(FitLognormal(x, Level)).MedianInterval.Contains(math.Exp(3))
		}},
		{"ratio by Hodges-Lehmann", .93, 1, func(r *rand.Rand) bool {
			return must(CompareDurations(durations(r, 5), durations(r, 6), Level)).HLInterval.Contains(1)
		}},
		{"survival at its median", .92, .99, func(r *rand.Rand) bool {
			var s []Spell
			for range 30 {
				t, end := r.ExpFloat64(), 2*r.Float64()+.7
				s = append(s, Spell{min(t, end), t < end})
			}
			curve := must(KaplanMeier(s, Level))
			_, band, _ := curve.At(math.Ln2)
			return band.Contains(.5)
		}},
	} {
		if got := simulate(n, c.holds); got < c.lo || got > c.hi {
			t.Errorf("%s: %.3f, want %g to %g", c.name, got, c.lo, c.hi)
		}
	}
}
