package stats

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// sample gives n values that depend on the seed only.
func sample(seed uint64, n int, draw func(*rand.Rand) float64) []float64 {
	rng := rand.New(rand.NewPCG(seed, 1))
	x := make([]float64, n)
	for i := range x {
		x[i] = draw(rng)
	}
	return x
}

func uniformTo(end float64) func(*rand.Rand) float64 {
	return func(r *rand.Rand) float64 { return end * r.Float64() }
}

func lognormalMinutes(r *rand.Rand) float64 { return math.Exp(4 + 1.1*r.NormFloat64()) }

func scaled(x []float64, by float64) []float64 {
	y := slices.Clone(x)
	for i := range y {
		y[i] *= by
	}
	return y
}

func shuffled[T any](x []T, seed uint64) []T {
	y := slices.Clone(x)
	rand.New(rand.NewPCG(seed, 2)).Shuffle(len(y), func(i, j int) { y[i], y[j] = y[j], y[i] })
	return y
}

func near(t *testing.T, what string, got, want Number) {
	t.Helper()
	if !(math.Abs(float64(got-want)) <= 1e-9*math.Max(1, math.Abs(float64(want)))) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// Hours or minutes: what has no unit must not change, and what has one must scale.
func TestUnitsDoNotMatter(t *testing.T) {
	const hour = 1. / 60
	times := sample(1, 12, uniformTo(10_000))
	tr1 := must(FindTrend(System{times, 10_000}, TimeTruncated))
	tr2 := must(FindTrend(System{scaled(times, hour), 10_000 * hour}, TimeTruncated))
	near(t, "U", tr2.LaplaceU, tr1.LaplaceU)
	near(t, "exact p", tr2.LaplaceP, tr1.LaplaceP)
	near(t, "X", tr2.MilChiSquare, tr1.MilChiSquare)
	near(t, "Lewis-Robinson", tr2.LewisRobinsonZ, tr1.LewisRobinsonZ)
	p1 := must(FitPowerLaw(System{times, 10_000}, TimeTruncated, Level))
	p2 := must(FitPowerLaw(System{scaled(times, hour), 10_000 * hour}, TimeTruncated, Level))
	near(t, "beta", p2.Beta, p1.Beta)
	near(t, "C2", p2.Fit.Statistic, p1.Fit.Statistic)
	near(t, "mtbf", p2.MTBFEnd, p1.MTBFEnd*hour)
	a, b := sample(2, 12, lognormalMinutes), sample(3, 11, lognormalMinutes)
	d1, d2 := must(CompareDurations(a, b, Level)), must(CompareDurations(scaled(a, hour), scaled(b, hour), Level))
	near(t, "ratio", d2.Ratio, d1.Ratio)
	near(t, "HL ratio", d2.HLRatio, d1.HLRatio)
	near(t, "permutation p (drawn)", d2.P, d1.P)
	b1, b2 := must(BCa(a, GeometricMean(), Level)), must(BCa(scaled(a, hour), GeometricMean(), Level))
	near(t, "BCa", b2.Interval.Hi, b1.Interval.Hi*hour)
	c1, c2 := must(CompareRates(3, 92, 8, 365, Level)), must(CompareRates(3, 92*24, 8, 365*24, Level))
	near(t, "rate ratio", c2.Interval.Hi, c1.Interval.Hi)
}

// everything asks all questions of one set of data, in the order given.
func everything(t *testing.T, seed uint64, reorder func([]float64) []float64) string {
	t.Helper()
	times := reorder(sample(seed, 40, uniformTo(365)))
	a, b := reorder(sample(seed+1, 12, lognormalMinutes)), reorder(sample(seed+2, 9, lognormalMinutes))
	var spells []Spell
	var known []Known
	for _, v := range a {
		spells = append(spells, Spell{v, int(v)%3 > 0})
		known = append(known, Known{v * .8, v * 1.3})
	}
	var other []Spell
	for _, v := range b {
		other = append(other, Spell{v, int(v)%4 > 0})
	}
	out, err := json.Marshal([]any{
		must(FindTrend(System{times, 365}, TimeTruncated)), must(FitPowerLaw(System{times, 365}, TimeTruncated, Level)),
		must(MeanCumulative([]Unit{{0, 365, times}, {0, 300, nil}}, Level)),
		must(OrderMedian(a, Level)), must(UpperQuantile(a, .9, Level)), must(BCa(a, Mean(), Level)),
		must(CompareDurations(a, b, Level)), must(Wilcoxon(a, b, Level)),
		must(KaplanMeier(spells, Level)), must(LogRank([][]Spell{spells, other})),
		must(Turnbull(known)), must(TurnbullMedian(known, Level)), must(FitLognormal(known, Level)), must(FitWeibull(known, Level)),
		must(PredictDowntime(3, 365, a, 365, 2000)), must(Concentration(a)), must(LargestShare(b)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestTwoRunsAndAnyOrderAreIdentical(t *testing.T) {
	same := func(x []float64) []float64 { return x }
	first := everything(t, 7, same)
	if second := everything(t, 7, same); first != second {
		t.Error("two runs differ")
	}
	for seed := range uint64(2) {
		if other := everything(t, 7, func(x []float64) []float64 { return shuffled(x, seed) }); first != other {
			t.Errorf("order %d changes a result", seed)
		}
	}
}

func TestCensoringEverythingGivesNoMedian(t *testing.T) {
	var spells []Spell
	var known []Known
	for _, v := range sample(5, 20, lognormalMinutes) {
		spells, known = append(spells, Spell{Time: v}), append(known, AtLeast(v))
	}
	s := must(KaplanMeier(spells, Level))
	if s.Median.OK() || s.MedianInterval.OK() || s.Bears != Refused {
		t.Errorf("Kaplan-Meier without events: median %v, %v", s.Median, s.Bears)
	}
	n := must(Turnbull(known))
	if len(n.Masses) != 1 || n.Median.Hi != Number(math.Inf(1)) {
		t.Errorf("Turnbull without ends: %v, median %v; want all mass beyond the longest", n.Masses, n.Median)
	}
	l := must(FitLognormal(known, Level))
	if w := must(FitWeibull(known, Level)); l.Median.OK() || w.Median.OK() || w.Scale.OK() || l.Bears != Refused {
		t.Errorf("fits without ends: %v and %v", l.Median, w.Scale)
	}
}

func TestUnionIsNoMoreThanTheSum(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for range 300 {
		var outages []Outage
		total := 0.0
		for range rng.IntN(12) {
			start := 1200*rng.Float64() - 100
			o := Outage{Span{start, start + 80*rng.Float64()}, float64(rng.IntN(5)) / 4}
			outages = append(outages, o)
			total += o.End - o.Start
		}
		u := must(Union(Span{0, 1000}, outages))
		if float64(u.Down) > total+1e-9 || u.Down > 1000 || u.Weighted > u.Down+1e-9 {
			t.Fatalf("down %v (weighted %v) of outages that sum to %g", u.Down, u.Weighted, total)
		}
		again := must(Union(Span{0, 1000}, append(shuffled(outages, 1), outages...)))
		near(t, "each outage twice", again.Down, u.Down)
		near(t, "weighted, each twice", again.Weighted, u.Weighted)
	}
}

func TestBestCaseIsWithinWorst(t *testing.T) {
	best, worst, err := UnionRange(Span{0, 100}, []UncertainOutage{{Span{10, 20}, Span{30, 50}}, {Span{60, 70}, Span{65, 80}}})
	if err != nil || best.Down != 10 || worst.Down != 60 {
		t.Errorf("down %v to %v, %v; want 10 (the second may not have happened) to 60", best.Down, worst.Down, err)
	}
}

// The mean cumulative function by definition, unit by unit.
func TestRobustVarianceFollowsItsDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 30 {
		var units []Unit
		for range 2 + rng.IntN(8) {
			u := Unit{Start: float64(rng.IntN(20)), End: float64(40 + rng.IntN(60))}
			for range rng.IntN(6) {
				u.Times = append(u.Times, u.Start+float64(rng.IntN(int(u.End-u.Start)+1)))
			}
			units = append(units, u)
		}
		for _, p := range must(MeanCumulative(units, Level)).Points {
			near(t, "se", p.SE, Number(math.Sqrt(robustVariance(units, p.Time))))
		}
	}
}

func robustVariance(units []Unit, upto float64) float64 {
	var times []float64
	for _, u := range units {
		times = append(times, u.Times...)
	}
	times = slices.Compact(sorted(times))
	total := 0.0
	for _, u := range units {
		r := 0.0
		for _, t := range times {
			if t > upto || t < u.Start || t > u.End {
				continue
			}
			var d, own, atRisk float64
			for _, v := range units {
				if v.Start <= t && t <= v.End {
					atRisk++
				}
				for _, x := range v.Times {
					if x == t {
						d++
					}
				}
			}
			for _, x := range u.Times {
				if x == t {
					own++
				}
			}
			r += (own - d/atRisk) / atRisk
		}
		total += r * r
	}
	return total
}

// The likelihoods' slopes, which the fits climb by, against differences.
func TestLikelihoodSlopes(t *testing.T) {
	x := []logKnown{{2, 2, 1}, {1, 3, 2}, {math.Inf(-1), 2.5, 1}, {3, math.Inf(1), 3}, {3.9, 4.2, 1}}
	for name, f := range map[string]*family{"normal": normalFamily(), "extreme": extremeFamily()} {
		for _, at := range [][2]float64{{2, 0}, {3.5, -.7}, {1, .5}} {
			const h = 1e-5
			mu, s := at[0], at[1]
			m := f.likelihood(x, mu, s)
			left, right := f.likelihood(x, mu-h, s), f.likelihood(x, mu+h, s)
			low, high := f.likelihood(x, mu, s-h), f.likelihood(x, mu, s+h)
			for what, pair := range map[string][2]float64{
				"m": {m.m, (right.l - left.l) / (2 * h)}, "s": {m.s, (high.l - low.l) / (2 * h)},
				"mm": {m.mm, (right.m - left.m) / (2 * h)}, "ms": {m.ms, (high.m - low.m) / (2 * h)},
				"ss": {m.ss, (high.s - low.s) / (2 * h)},
			} {
				if math.Abs(pair[0]-pair[1]) > 1e-6*math.Max(1, math.Abs(pair[1])) {
					t.Errorf("%s at %v: %s is %g, by differences %g", name, at, what, pair[0], pair[1])
				}
			}
		}
	}
}
