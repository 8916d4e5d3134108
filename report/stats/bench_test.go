package stats

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// large is a register of 100,000 events, as every statistic would see it.
type large struct {
	system  System
	pooled  []System
	units   []Unit
	counts  []int
	minutes []float64
	spells  [2][]Spell
	known   []Known
	outages []Outage
}

const events = 100_000

func makeLarge() large {
	rng := rand.New(rand.NewPCG(1, 2))
	l := large{system: System{End: 3650}, pooled: make([]System, 50), units: make([]Unit, 1000), counts: make([]int, 520)}
	for i := range l.pooled {
		l.pooled[i].End = 1000 + 50*float64(i)
	}
	for i := range l.units {
		l.units[i].End = 3650 - float64(i)
	}
	for i := range events {
		t := 3650 * rng.Float64()
		l.system.Times = append(l.system.Times, t)
		s := &l.pooled[i%len(l.pooled)]
		s.Times = append(s.Times, s.End*rng.Float64())
		u := &l.units[i%len(l.units)]
		u.Times = append(u.Times, u.End*rng.Float64())
		l.counts[min(int(t/7), len(l.counts)-1)]++
		d := math.Exp(4 + 1.1*rng.NormFloat64())
		l.minutes = append(l.minutes, d)
		l.spells[i%2] = append(l.spells[i%2], Spell{d, rng.Float64() < .8})
		k := Known{d * (.5 + rng.Float64()/2), d * (1 + rng.Float64())}
		switch i % 4 {
		case 0:
			k = Exactly(d)
		case 1:
			k = AtLeast(d)
		}
		l.known = append(l.known, k)
		l.outages = append(l.outages, Outage{Span{t * 1440, t*1440 + d}, float64(i%5) / 4})
	}
	return l
}

// statistics asks each question once.
func (l *large) statistics() map[string]func() {
	half := events / 2
	return map[string]func(){
		"rate.poisson_ci":      func() { must(RateInterval(events, 3650, Level)) },
		"rate.compare":         func() { must(CompareRates(half, 1800, half+100, 1850, Level)) },
		"rate.detectable":      func() { must(MinimumDetectable(half, 1800, 1850, Level)) },
		"rate.predict":         func() { must(Predict(events, 3650, 91, Level)) },
		"trend.tests":          func() { must(FindTrend(l.system, TimeTruncated)) },
		"trend.tests_multi":    func() { must(FindTrendPooled(l.pooled, TimeTruncated)) },
		"nhpp.power_law":       func() { must(FitPowerLaw(l.system, TimeTruncated, Level)) },
		"nhpp.power_law_multi": func() { must(FitPowerLawPooled(l.pooled, TimeTruncated, Level)) },
		"mcf":                  func() { must(MeanCumulative(l.units, Level)) },
		"dispersion.index":     func() { must(Dispersion(l.counts, nil)) },
		"rate.quasi_compare":   func() { must(CompareQuasi(l.counts[:260], nil, l.counts[260:], nil, Level)) },
		"changepoint.poisson":  func() { must(FindChangePoint(l.counts, nil)) },
		"median.order_ci":      func() { must(OrderMedian(l.minutes, Level)) },
		"quantile.upper":       func() { must(UpperQuantile(l.minutes, .9, Level)) },
		"km":                   func() { must(KaplanMeier(append(l.spells[0], l.spells[1]...), Level)) },
		"logrank":              func() { must(LogRank(l.spells[:])) },
		"turnbull":             func() { must(Turnbull(l.known)) },
		"turnbull.median_ci":   func() { must(TurnbullMedian(l.known, Level)) },
		"lognormal.mle":        func() { must(FitLognormal(l.known, Level)) },
		"weibull.mle":          func() { must(FitWeibull(l.known, Level)) },
		"bootstrap.bca":        func() { must(BCa(l.minutes, GeometricMean(), Level)) },
		"duration.compare":     func() { must(CompareDurations(l.minutes[:half], l.minutes[half:], Level)) },
		"wilcoxon":             func() { must(Wilcoxon(l.minutes[:half], l.minutes[half:], Level)) },
		"availability.union":   func() { must(Union(Span{0, 3650 * 1440}, l.outages)) },
		"hhi":                  func() { must(Concentration(l.minutes)) },
		"proportion.ci":        func() { must(Proportion(half, events, Level)) },
		"downtime.predict":     func() { must(PredictDowntime(events, 3650, l.minutes, 365, 1e5)) },
		"downtime.compound":    func() { must(CompoundDowntime(events, distuv.LogNormal{Mu: 4, Sigma: 1.1}, 1e5)) },
	}
}

// BenchmarkAll is every statistic on 100,000 events; it must stay below 3 s. Each has
// a benchmark of its own below.
func BenchmarkAll(b *testing.B) {
	l := makeLarge()
	for b.Loop() {
		for _, f := range l.statistics() {
			f()
		}
	}
}

func BenchmarkEach(b *testing.B) {
	l := makeLarge()
	for name, f := range l.statistics() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f()
			}
		})
	}
}

// BenchmarkLimits has the slowest sizes, just below the limits: everything drawn,
// nothing approximated.
func BenchmarkLimits(b *testing.B) {
	l := makeLarge()
	x, y := l.minutes[:ResampleMax], l.minutes[ResampleMax:2*ResampleMax]
	bursts := append([]int{ResampleMax - 365}, make([]int, 3650)...)
	for name, f := range map[string]func(){
		"duration.compare":       func() { must(CompareDurations(x, y, Level)) },
		"bootstrap.bca":          func() { must(BCa(x, Mean(), Level)) },
		"turnbull":               func() { must(Turnbull(l.known[:ResampleMax])) },
		"turnbull.median_ci":     func() { must(TurnbullMedian(l.known[:ResampleMax], Level)) },
		"turnbull.median_ci/300": func() { must(TurnbullMedian(l.known[:300], Level)) },
		"logrank":                func() { must(LogRank([][]Spell{l.spells[0][:2500], l.spells[1][:2500]})) },
		"trend.tests":            func() { must(FindTrend(System{l.system.Times[:irwinHallMax], 3650}, TimeTruncated)) },
		"changepoint.poisson":    func() { must(FindChangePoint(bursts, nil)) },
		"downtime.predict":       func() { must(PredictDowntime(999, 365, x, 365, 0)) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f()
			}
		})
	}
}
