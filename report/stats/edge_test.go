package stats

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
)

// What is below a method's minimum is refused in one way: marked, explained, and
// without an interval where none exists.
func TestTooFewIsRefused(t *testing.T) {
	one := []float64{5}
	for name, b := range map[string]Basis{
		"trend.tests":         must(FindTrend(System{[]float64{1, 2, 3, 4}, 10}, TimeTruncated)).Basis,
		"trend.tests_multi":   must(FindTrendPooled([]System{{one, 10}, {one, 10}}, TimeTruncated)).Basis,
		"nhpp.power_law":      must(FitPowerLaw(System{[]float64{1, 2}, 10}, TimeTruncated, Level)).Basis,
		"mcf":                 must(MeanCumulative([]Unit{{0, 10, one}, {0, 10, one}}, Level)).Basis,
		"dispersion.index":    must(Dispersion([]int{1, 2, 3}, nil)).Basis,
		"rate.quasi_compare":  must(CompareQuasi([]int{1, 2}, nil, []int{3, 1}, nil, Level)).Basis,
		"changepoint.poisson": must(FindChangePoint([]int{5, 9, 3}, nil)).Basis,
		"median.order_ci":     must(OrderMedian([]float64{1, 2, 3, 4, 5}, Level)).Basis,
		"quantile.upper":      must(UpperQuantile(make([]float64, 28), .9, Level)).Basis,
		"bootstrap.bca":       must(BCa([]float64{1, 2, 3}, Mean(), Level)).Basis,
		"lognormal.mle":       must(FitLognormal([]Known{{1, 1}, {2, 2}}, Level)).Basis,
		"weibull.mle":         must(FitWeibull([]Known{{1, 1}, {2, 2}}, Level)).Basis,
		"turnbull":            must(Turnbull([]Known{{1, 2}})).Basis,
		"turnbull.median_ci":  must(TurnbullMedian([]Known{{1, 2}}, Level)).Basis,
		"duration.compare":    must(CompareDurations([]float64{1, 2, 3}, []float64{7, 8, 9}, Level)).Basis,
		"wilcoxon.exact":      must(Wilcoxon([]float64{1, 2, 3}, []float64{7, 8, 9}, Level)).Basis,
		"km":                  must(KaplanMeier([]Spell{{1, true}, {2, true}}, Level)).Basis,
		"logrank":             must(LogRank([][]Spell{{{1, true}}, {{2, true}}})).Basis,
		"downtime.predict":    must(PredictDowntime(2, 365, []float64{10, 20}, 365, 0)).Basis,
		"rate.compare":        must(CompareRates(0, 92, 4, 92, Level)).Basis,
	} {
		w, refused := b.Refusal()
		if !refused || b.Bears != Refused || w.Text == "" {
			t.Errorf("%s bears %v with warnings %v; want a refusal", name, b.Bears, b.Warnings)
		}
		if b.Method != name {
			t.Errorf("method %q, want %q", b.Method, name)
		}
	}
}

// The table is one list: every method in it can be refused by it, in the order listed.
func TestMinimums(t *testing.T) {
	for _, m := range Minimums() {
		if m.Appendix > m.Sentence || m.Appendix < 1 || m.Of == "" {
			t.Errorf("%+v", m)
		}
	}
	b := newBasis("trend.tests", 6)
	if b.Bears != Appendix || !b.Has(AppendixOnly) {
		t.Errorf("6 events bear %v, %v; want the appendix", b.Bears, b.Warnings)
	}
	if b = newBasis("mcf", 5, 7); b.Bears != Refused || b.Warnings[0].Of != "events" || b.Warnings[0].Need != 8 {
		t.Errorf("5 units and 7 events: %+v", b)
	}
	if b = newBasis("trend.tests", 8); b.Bears != Sentence || len(b.Warnings) > 0 {
		t.Errorf("8 events: %+v", b)
	}
}

func TestNothingAtAll(t *testing.T) {
	r := must(RateInterval(0, 92, Level))
	if r.Interval.Lo != 0 || math.Abs(float64(r.Upper)*92-2.9957) > 1e-4 {
		t.Errorf("no events: %v, upper %v", r.Interval, r.Upper)
	}
	c := must(CompareRates(0, 1, 0, 1, Level))
	if c.Ratio.OK() || c.Interval.Lo != 0 || !math.IsInf(float64(c.Interval.Hi), 1) || c.P != 1 || c.Attainable {
		t.Errorf("0 against 0: %+v", c)
	}
	tr := must(FindTrend(System{nil, 10}, TimeTruncated))
	if tr.LaplaceP.OK() || tr.MilP.OK() || tr.LewisRobinsonP.OK() {
		t.Errorf("trend of nothing: %+v", tr)
	}
	if p := must(FitPowerLaw(System{nil, 10}, TimeTruncated, Level)); p.Beta.OK() || p.BetaInterval.OK() || p.Ahead(1).OK() {
		t.Errorf("power law of nothing: %+v", p)
	}
	if m := must(MeanCumulative(nil, Level)); len(m.Points) != 0 || m.Bears != Refused {
		t.Errorf("no units: %+v", m)
	}
	if d := must(Dispersion([]int{0, 0, 0}, nil)); d.P.OK() || d.Phi.OK() {
		t.Errorf("empty periods: %+v", d)
	}
	if c := must(FindChangePoint(nil, nil)); c.P.OK() {
		t.Errorf("no periods: %+v", c)
	}
	if m := must(OrderMedian(nil, Level)); m.Median.OK() || m.Interval.OK() {
		t.Errorf("no values: %+v", m)
	}
	if d := must(CompareDurations(nil, []float64{1}, Level)); d.P.OK() || d.HLInterval.OK() {
		t.Errorf("nothing against one: %+v", d)
	}
	if s := must(KaplanMeier(nil, Level)); s.Median.OK() {
		t.Errorf("no spells: %+v", s)
	}
	if l := must(LogRank(nil)); l.P.OK() {
		t.Errorf("no groups: %+v", l)
	}
	if n := must(Turnbull(nil)); n.Median.OK() || n.Survival(1).OK() {
		t.Errorf("no durations: %+v", n)
	}
	if l := must(FitLognormal(nil, Level)); l.Mu.OK() {
		t.Errorf("no durations: %+v", l)
	}
	if s := must(Proportion(0, 0, Level)); s.P.OK() || s.Interval.OK() {
		t.Errorf("0 of 0: %+v", s)
	}
	if s := must(Concentration([]float64{0, 0})); s.HHI.OK() {
		t.Errorf("no weight: %+v", s)
	}
	if a := must(Union(Span{0, 10}, nil)); a.Availability != 1 || a.Segments != 0 {
		t.Errorf("no outages: %+v", a)
	}
	if d := must(CompoundDowntime(0, constant(60), 1)); d.At(.9) != 0 || d.PZero != 1 || d.Exceeds != 0 {
		t.Errorf("rate 0: %+v", d)
	}
	if p := AdjustHolm(nil); len(p) != 0 {
		t.Errorf("no tests: %v", p)
	}
}

type constant float64

func (c constant) Quantile(float64) float64 { return float64(c) }
func (c constant) Mean() float64            { return float64(c) }

func TestSenselessInputIsAnError(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	errs := map[string]error{}
	call := func(name string, err error) { errs[name] = err }
	_, err := RateInterval(-1, 1, Level)
	call("negative count", err)
	_, err = RateInterval(1, 0, Level)
	call("no exposure", err)
	_, err = RateInterval(1, inf, Level)
	call("endless exposure", err)
	_, err = RateInterval(1, 1, 1)
	call("level 1", err)
	_, err = CompareRates(1, 1, 1, nan, Level)
	call("exposure NaN", err)
	_, err = CompareRateRanges(CountRange{3, 2}, 1, CountRange{1, 1}, 1, Level)
	call("inverted range", err)
	_, err = FindTrend(System{[]float64{11}, 10}, TimeTruncated)
	call("event after the end", err)
	_, err = MeanCumulative([]Unit{{5, 5, nil}}, Level)
	call("unit without time", err)
	_, err = Dispersion([]int{1, 2}, []float64{1})
	call("exposures missing", err)
	_, err = Dispersion([]int{1, -2}, nil)
	call("negative period", err)
	_, err = CompareDurations([]float64{0}, []float64{1}, Level)
	call("zero duration", err)
	_, err = KaplanMeier([]Spell{{-1, true}}, Level)
	call("negative spell", err)
	_, err = Turnbull([]Known{{3, 2}})
	call("inverted interval", err)
	_, err = Turnbull([]Known{{inf, inf}})
	call("begins at infinity", err)
	_, err = FitLognormal([]Known{{0, 0}}, Level)
	call("duration 0", err)
	_, err = OrderMedian([]float64{nan}, Level)
	call("value NaN", err)
	_, err = Proportion(3, 2, Level)
	call("3 of 2", err)
	_, err = Concentration([]float64{-1})
	call("negative weight", err)
	_, err = Union(Span{0, 0}, nil)
	call("empty period", err)
	_, err = Union(Span{0, 1}, []Outage{{Span: Span{2, 1}}})
	call("inverted outage", err)
	_, err = Budget(1.2, 30, 0)
	call("objective above 1", err)
	_, err = CompoundDowntime(-1, constant(1), 0)
	call("negative rate", err)
	_, err = GammaPrior(100, 200)
	call("quantiles in the wrong order", err)
	for name, err := range errs {
		if err == nil {
			t.Errorf("%s: no error", name)
		} else if s := err.Error(); s[:1] != strings.ToLower(s[:1]) {
			t.Errorf("%s: %q does not begin in lower case", name, s)
		}
	}
}

func TestDegenerateData(t *testing.T) {
	same := []float64{7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7}
	if b := must(BCa(same, Mean(), Level)); b.Theta != 7 || b.Interval.OK() || b.Bears != Refused {
		t.Errorf("bootstrap of equal values: %+v", b)
	}
	if d := must(CompareDurations(same, same, Level)); d.P != 1 || d.WilcoxonP != 1 || d.HLRatio != 1 {
		t.Errorf("equal groups: %+v", d)
	}
	var exact []Known
	for _, v := range same {
		exact = append(exact, Exactly(v))
	}
	if l := must(FitLognormal(exact, Level)); l.Sigma.OK() || l.Bears != Refused {
		t.Errorf("fit of equal values: %+v", l)
	}
	if tr := must(FindTrend(System{[]float64{0, 1, 2, 3, 4, 5, 6, 7}, 8}, TimeTruncated)); tr.MilP.OK() || !tr.LaplaceP.OK() {
		t.Errorf("event at time 0: %+v", tr)
	}
	if p := must(FitPowerLaw(System{[]float64{9}, 0}, FailureTruncated, Level)); p.Beta.OK() || p.Bears != Refused {
		t.Errorf("one event that ends the observation: %+v", p)
	}
	s := must(KaplanMeier([]Spell{{1, true}, {1, true}, {1, true}, {1, true}, {1, true}}, Level))
	if s.Median != 1 || s.Points[0].Surv != 0 || s.Points[0].Interval.OK() {
		t.Errorf("all at once: %+v", s)
	}
	even := must(KaplanMeier([]Spell{{1, true}, {4, true}}, Level))
	if even.Median != 2.5 {
		t.Errorf("median of a step at one half: %v", even.Median)
	}
	if share, band, _ := even.At(.5); share != 1 || band.OK() {
		t.Errorf("before the first event: %v %v", share, band)
	}
	if p := AdjustBH([]Number{.04, notANumber, .01}); p[0] != .04 || p[1].OK() || p[2] != .02 {
		t.Errorf("NA among tests: %v", p)
	}
	if l := must(LargestShare([]float64{1, 1, 8})); !l.Has(HeavyTail) || l.Max != .8 {
		t.Errorf("heavy tail: %+v", l)
	}
}

func TestHugeCounts(t *testing.T) {
	r := must(RateInterval(10_000_000, 1, Level)) // ± 1.96 √n to first order
	if half := (r.Interval.Hi - r.Interval.Lo) / 2; math.Abs(float64(half)/6198-1) > 1e-3 {
		t.Errorf("half width %v", half)
	}
	c := must(CompareRates(5_000_000, 1, 5_010_000, 1, Level))
	if z := 10_000 / math.Sqrt(10_010_000); math.Abs(float64(c.P)/normalTwoSided(z)-1) > .01 {
		t.Errorf("p %v, by the normal approximation %g", c.P, normalTwoSided(z))
	}
	if math.Abs(float64(c.PMinLike/c.P)-1) > .01 {
		t.Errorf("minimum likelihood p %v beside %v", c.PMinLike, c.P)
	}
}

func TestUncertainCountsGiveTheLeastFavourable(t *testing.T) {
	c := must(CompareRateRanges(CountRange{11, 12}, 92, CountRange{3, 3}, 92, Level))
	want := must(CompareRates(11, 92, 3, 92, Level))
	if c.P != want.P || c.N1 != 11 || !c.Has(LeastFavourable) {
		t.Errorf("%+v", c)
	}
}

func TestNISTIntervals(t *testing.T) {
	times := []float64{5, 40, 43, 175, 389, 712, 747, 795, 1299, 1478}
	p := must(FitPowerLaw(System{times, 1500}, TimeTruncated, .8))
	if math.Abs(float64(p.MTBFInterval.Lo)-157.7138) > 1e-3 || math.Abs(float64(p.MTBFInterval.Hi)-548.5566) > 1e-3 {
		t.Errorf("MTBF %v, the handbook has 157.7138 to 548.5566", p.MTBFInterval)
	}
	if p.Ahead(376).OK() || !p.Ahead(375).OK() {
		t.Error("a quarter of the time observed is the limit of looking ahead")
	}
	if p.Fit.P.Lo != .20 || p.Fit.P.Hi != 1 {
		t.Errorf("fit %+v, want p > .20", p.Fit)
	}
}

func TestNumbersSurviveJSON(t *testing.T) {
	in := []Number{1.5, notANumber, Number(math.Inf(1)), Number(math.Inf(-1)), 1e-300}
	b, err := json.Marshal(in)
	if err != nil || string(b) != `[1.5,"NA","Inf","-Inf",1e-300]` {
		t.Fatalf("%s, %v", b, err)
	}
	var out []Number
	if err := json.Unmarshal(b, &out); err != nil || out[1].OK() || !slices.Equal(out[2:], in[2:]) {
		t.Errorf("%v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`["x"]`), &out); err == nil {
		t.Error("a word that is no number was read")
	}
	var basis Basis
	if err := json.Unmarshal([]byte(`{"bears":"appendix"}`), &basis); err != nil || basis.Bears != Appendix {
		t.Errorf("%v, %v", basis, err)
	}
}
