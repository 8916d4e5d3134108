package stats

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// DowntimeQuantile is a point of a forecast: downtime is no more than Value with
// probability P.
type DowntimeQuantile struct {
	P     float64 `json:"p"`
	Value Number  `json:"value"`
}

// Downtime is a forecast of the total downtime in a coming period. There is no
// mean on purpose: where it is predicted from data the mean is infinite.
type Downtime struct {
	Basis
	Quantiles []DowntimeQuantile `json:"quantiles"` // 2.5, 10, 50, 90 and 97.5 %
	PZero     Number             `json:"p_zero"`    // no event at all; exact
	Exceeds   Number             `json:"p_exceeds"` // more than the budget; NA without one
	Years     int                `json:"years"`     // simulated periods
	totals    []float64
}

// At gives the downtime not exceeded with probability p.
func (d *Downtime) At(p float64) Number {
	if len(d.totals) == 0 || !(p > 0 && p < 1) {
		return notANumber
	}
	return Number(d.totals[min(len(d.totals)-1, int(p*float64(len(d.totals))))])
}

// The simulation: how many periods, how many durations in all, and the expected
// count above which their sum is drawn as one normal variable.
const (
	downtimeYears  = 100_000
	downtimeWork   = 20_000_000
	downtimeNormal = 1000
)

func yearsFor(count float64) int {
	return int(min(downtimeYears, max(2000, downtimeWork/math.Max(1, count))))
}

// PredictDowntime forecasts the downtime of a coming horizon (downtime.predict) from
// n events in exposure and the complete durations of some or all of them. Exposure
// and horizon have one unit; downtime and budget have that of the durations. A
// budget of 0 or less asks for no comparison. The rate is Gamma(n+½, T), the log
// durations are normal with the reference posterior σ² ~ (k-1)s²/χ²(k-1),
// μ ~ N(m, σ²/k); years with all their uncertainty are simulated, seeded by the input.
// It assumes that the process goes on as it was and that events are independent.
// Above 1,000 expected events the sum in a year is drawn as a normal variable.
// Source: Box & Tiao, Bayesian Inference in Statistical Analysis (1973).
func PredictDowntime(n int, exposure float64, durations []float64, horizon, budget float64) (Downtime, error) {
	if err := checkRates(n, exposure, 0, horizon, Level); err != nil {
		return Downtime{}, err
	}
	if err := checkValues("duration", durations, positive, "a positive number"); err != nil {
		return Downtime{}, err
	}
	k := len(durations)
	d := Downtime{Basis: newBasis("downtime.predict", k), Exceeds: notANumber}
	d.PZero = Number(math.Exp((float64(n) + .5) * math.Log(exposure/(exposure+horizon))))
	if k < 2 {
		return d, nil
	}
	logsOf := logs(sorted(durations))
	m, s2 := mean(logsOf), variance(logsOf)
	expected := (float64(n) + .5) * horizon / exposure
	rng := seeded(d.Method, []float64{float64(n), horizon / exposure}, canonical(durations))
	rate := distuv.Gamma{Alpha: float64(n) + .5, Beta: exposure, Src: rng}
	spread := distuv.ChiSquared{K: float64(k - 1), Src: rng}
	d.totals = make([]float64, yearsFor(expected))
	for i := range d.totals {
		sigma := math.Sqrt(float64(k-1) * s2 / spread.Rand())
		mu := m + rng.NormFloat64()*sigma/math.Sqrt(float64(k))
		d.totals[i] = lognormalYear(rng, rate.Rand()*horizon, mu, sigma, expected > downtimeNormal)
	}
	if expected > downtimeNormal {
		d.Method += "/normal"
		d.warn(Approximate, "%.0f events are expected: their sum was drawn as a normal variable", expected)
	}
	d.finish(budget)
	return d, nil
}

// lognormalYear draws the sum of a Poisson number of lognormal durations.
func lognormalYear(rng *rand.Rand, expected, mu, sigma float64, normal bool) float64 {
	count := poissonDraw(rng, expected)
	if normal {
		one := math.Exp(mu + sigma*sigma/2)
		sd := one * math.Sqrt(math.Expm1(sigma*sigma))
		return math.Max(0, count*one+math.Sqrt(count)*sd*rng.NormFloat64())
	}
	total := 0.0
	for range int(count) {
		total += math.Exp(mu + sigma*rng.NormFloat64())
	}
	return total
}

func poissonDraw(rng *rand.Rand, mean float64) float64 {
	if mean <= 0 {
		return 0
	}
	return distuv.Poisson{Lambda: mean, Src: rng}.Rand()
}

func (d *Downtime) finish(budget float64) {
	slices.Sort(d.totals)
	d.Years = len(d.totals)
	for _, p := range []float64{.025, .10, .50, .90, .975} {
		d.Quantiles = append(d.Quantiles, DowntimeQuantile{p, d.At(p)})
	}
	if budget > 0 {
		within, _ := slices.BinarySearch(d.totals, math.Nextafter(budget, math.Inf(1)))
		d.Exceeds = Number(1 - float64(within)/float64(d.Years))
	}
}

// Distribution is one of durations: all that a simulation needs. Those of gonum's
// distuv satisfy it.
type Distribution interface {
	Quantile(p float64) float64
	Mean() float64
}

// Compound is the distribution of the total of a Poisson number of durations.
type Compound struct {
	Downtime
	Mean Number `json:"mean"` // rate × mean duration
}

// CompoundDowntime gives the total downtime of a period with `rate` expected events
// whose durations follow a known distribution (downtime.compound), by seeded
// simulation; budget as in [PredictDowntime]. Here the mean exists and is exact.
func CompoundDowntime(rate float64, durations Distribution, budget float64) (Compound, error) {
	if !(rate >= 0) || !finite(rate) {
		return Compound{}, checkPositive("rate", rate)
	}
	c := Compound{Downtime: Downtime{Basis: newBasis("downtime.compound"), Exceeds: notANumber}}
	c.Mean, c.PZero = Number(rate*durations.Mean()), Number(math.Exp(-rate))
	rng := seeded(c.Method, []float64{rate, durations.Quantile(.9) / durations.Quantile(.5)})
	c.totals = make([]float64, yearsFor(rate))
	if rate > downtimeNormal {
		c.Method += "/normal"
		c.warn(Approximate, "%.0f events are expected: their sum was drawn as a normal variable", rate)
		sd := math.Sqrt(rate * secondMoment(durations))
		for i := range c.totals {
			c.totals[i] = math.Max(0, float64(c.Mean)+sd*rng.NormFloat64())
		}
		c.finish(budget)
		return c, nil
	}
	for i := range c.totals {
		for range int(poissonDraw(rng, rate)) {
			c.totals[i] += durations.Quantile(rng.Float64())
		}
	}
	c.finish(budget)
	return c, nil
}

// secondMoment averages the squares at evenly spaced probabilities.
func secondMoment(d Distribution) float64 {
	const points = 100_000
	x := make([]float64, points)
	for i := range x {
		q := d.Quantile((float64(i) + .5) / points)
		x[i] = q * q
	}
	return mean(x)
}
