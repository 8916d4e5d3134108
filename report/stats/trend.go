package stats

import "math"

// Direction is what a trend test says about the rate of events.
type Direction int

const (
	NoTrend    Direction = iota // no evidence of one
	Increasing                  // events come faster
	Decreasing                  // events come more slowly
)

// String gives "none", "increasing" or "decreasing".
func (d Direction) String() string {
	switch d {
	case Increasing:
		return "increasing"
	case Decreasing:
		return "decreasing"
	}
	return "none"
}

// MarshalText writes what String gives.
func (d Direction) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Trend is the outcome of the tests for a trend in a rate.
type Trend struct {
	Basis
	M                int       `json:"m"` // events that carry information
	LaplaceU         Number    `json:"laplace_U"`
	LaplacePNormal   Number    `json:"laplace_p_normal"`
	LaplaceP         Number    `json:"laplace_p_exact"` // exact, or the normal one with the method "…/normal"
	MilChiSquare     Number    `json:"mil_chi2"`
	MilDF            int       `json:"mil_df"`
	MilP             Number    `json:"mil_p"` // the primary test
	LewisRobinsonZ   Number    `json:"lewis_robinson_Z"`
	LewisRobinsonP   Number    `json:"lewis_robinson_p"`  // valid for renewal gaps; for appendices
	LaplaceDirection Direction `json:"laplace_direction"` // at the 5 % level
	MilDirection     Direction `json:"mil_direction"`
}

// FindTrend tests whether the events of one system come ever faster or slower
// (trend.tests), against a constant Poisson rate. Times are since the start of
// observation, in any unit; the result does not depend on it.
//
//	Laplace        s = Σ t/T, U = (s - m/2)/√(m/12), exact p from Irwin-Hall(m)
//	MIL-HDBK-189   X = 2 Σ ln(T/t) ~ χ²(2m), small when events crowd at the end
//	Lewis-Robinson Z = U · mean/sd of the gaps
//
// MIL-HDBK-189 is the primary test, because it has more power at every n from 8;
// if Laplace disagrees there is no statement. An event at exactly time 0
// leaves MIL-HDBK-189 without a value.
// Source: Ascher & Feingold, Repairable Systems Reliability (1984);
// MIL-HDBK-189 (1981) appendix C; Lewis & Robinson (1974).
func FindTrend(s System, tr Truncation) (Trend, error) {
	t, sys, err := pooledTrend("trend.tests", []System{s}, tr)
	if err != nil {
		return t, err
	}
	t.exactLaplace(sys[0])
	t.lewisRobinson(sys[0])
	t.judge()
	return t, nil
}

// FindTrendPooled tests whether systems with rates of their own share a trend
// (trend.tests_multi): U = Σ(Σt - mT/2)/√(Σ mT²/12), X = 2 ΣΣ ln(T/t) ~ χ²(2Σm).
// Source: Kvaløy & Lindqvist, Reliability Engineering & System Safety 60 (1998).
func FindTrendPooled(systems []System, tr Truncation) (Trend, error) {
	t, _, err := pooledTrend("trend.tests_multi", systems, tr)
	if err != nil {
		return t, err
	}
	t.LaplaceP, t.LewisRobinsonZ, t.LewisRobinsonP = t.LaplacePNormal, notANumber, notANumber
	t.judge()
	return t, nil
}

func pooledTrend(method string, systems []System, tr Truncation) (Trend, []observed, error) {
	obs, m, n, err := observeAll(systems, tr)
	if err != nil {
		return Trend{}, nil, err
	}
	t := Trend{Basis: newBasis(method, n), M: m, MilDF: 2 * m}
	var dev, varis []float64
	for _, o := range obs {
		k := float64(len(o.used))
		dev = append(dev, sum(o.used)-k*o.end/2)
		varis = append(varis, k*o.end*o.end/12)
	}
	u := sum(dev) / math.Sqrt(sum(varis)) // 0/0 = NA without events
	x := 2 * logRatios(obs)
	if math.IsInf(x, 1) {
		t.warn(Undefined, "an event at time 0 leaves the MIL-HDBK-189 test without a value")
		x = math.NaN()
	}
	df := float64(t.MilDF)
	t.LaplaceU, t.LaplacePNormal = Number(u), Number(normalTwoSided(u))
	t.MilP = Number(twoSided(chiSquareLower(x, df), chiSquareUpper(x, df)))
	t.MilChiSquare = Number(x)
	if m == 0 {
		t.MilChiSquare = notANumber
	}
	return t, obs, nil
}

func (t *Trend) exactLaplace(o observed) {
	m := len(o.used)
	if m == 0 {
		t.LaplaceP = notANumber
		return
	}
	if m > irwinHallMax {
		t.LaplaceP, t.Method = t.LaplacePNormal, t.Method+"/normal"
		t.warn(Approximate, "normal approximation of the Laplace test, %d events", m)
		return
	}
	s := sum(o.used) / o.end
	t.LaplaceP = Number(math.Min(1, 2*irwinHall(m, math.Min(s, float64(m)-s))))
}

// lewisRobinson uses all gaps, the first from the start of observation.
func (t *Trend) lewisRobinson(o observed) {
	gaps := make([]float64, len(o.all))
	before := 0.0
	for i, x := range o.all {
		gaps[i], before = x-before, x
	}
	z := float64(t.LaplaceU) * mean(gaps) / math.Sqrt(variance(gaps))
	if math.IsInf(z, 0) { // equal gaps: no spread to divide by
		z = math.NaN()
	}
	t.LewisRobinsonZ, t.LewisRobinsonP = Number(z), Number(normalTwoSided(z))
}

func (t *Trend) judge() {
	if t.M == 0 {
		t.refuse(Undefined, "no events, no trend")
		return
	}
	const alpha = 1 - Level
	if t.LaplaceP <= alpha {
		t.LaplaceDirection = direction(t.LaplaceU > 0)
	}
	if t.MilP <= alpha {
		t.MilDirection = direction(float64(t.MilChiSquare) < float64(t.MilDF))
	}
	if t.LaplaceDirection != t.MilDirection {
		t.limit(Appendix)
		t.warn(Disagree, "the tests disagree; no statement about a trend")
	}
}

func direction(faster bool) Direction {
	if faster {
		return Increasing
	}
	return Decreasing
}
