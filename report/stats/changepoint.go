package stats

import "math"

// ChangePoint is the most likely single break in a rate.
type ChangePoint struct {
	Basis
	Periods    int    `json:"periods"`
	AfterIndex int    `json:"after_index"` // the break lies after this many periods
	LR         Number `json:"lr"`          // twice the gain in log likelihood
	RateBefore Number `json:"rate_before"` // per unit of exposure
	RateAfter  Number `json:"rate_after"`
	From       int    `json:"from"` // the break lies after From to Upto periods:
	Upto       int    `json:"upto"` // all whose LR is within 3.84 of the best
	P          Number `json:"p"`
}

// windowDrop is the 95 % point of χ²(1): breaks that fit worse by less are not
// told apart from the best one.
const windowDrop = 3.841458820694124

// FindChangePoint looks for one break in counts per period, with exposures or nil
// (changepoint.poisson, changepoint.p): the k with the largest
//
//	LR = 2[l(1,k) + l(k+1,n) - l(1,n)],  l = s ln(s/E)
//
// Its p allows for the search, by 9,999 multinomial draws with the same total.
// Above 5,000 events it is the tail of the largest standardised Brownian bridge
// (Miller & Siegmund, Biometrics 38 (1982)), which is conservative for few periods.
// Never use it to find a date for a story: a date known beforehand is tested by
// [CompareRates]. Source: Raftery & Akman, Biometrika 73 (1986).
func FindChangePoint(counts []int, exposure []float64) (ChangePoint, error) {
	e, err := exposures(counts, exposure)
	if err != nil {
		return ChangePoint{}, err
	}
	n := total(counts)
	c := ChangePoint{Basis: newBasis("changepoint.poisson", n, len(counts)), Periods: len(counts)}
	if n == 0 || len(counts) < 2 {
		c.LR, c.RateBefore, c.RateAfter, c.P = notANumber, notANumber, notANumber, notANumber
		c.refuse(Undefined, "%d events in %d periods have no break", n, len(counts))
		return c, nil
	}
	lr := splitGains(counts, e)
	best := 0
	for k := range lr {
		if lr[k] > lr[best] {
			best = k
		}
	}
	c.AfterIndex, c.LR = best+1, Number(lr[best])
	c.RateBefore = Number(float64(total(counts[:best+1])) / sum(e[:best+1]))
	c.RateAfter = Number(float64(total(counts[best+1:])) / sum(e[best+1:]))
	c.window(lr, best)
	if n > ResampleMax {
		c.Method += "/normal"
		c.warn(Approximate, "normal approximation of p, %d events", n)
		c.P = Number(bridgeTail(lr[best], shares(e)))
		return c, nil
	}
	c.P = Number(monteCarlo("changepoint.p", counts, e, splitSearch(n, e)))
	return c, nil
}

func (c *ChangePoint) window(lr []float64, best int) {
	c.From, c.Upto = best+1, best+1
	for k := range lr {
		if lr[k] > lr[best]-windowDrop {
			c.From, c.Upto = min(c.From, k+1), max(c.Upto, k+1)
		}
	}
}

// splitGains gives LR for a break after each period but the last.
func splitGains(counts []int, e []float64) []float64 {
	n, all := 0, 0.0
	for i, x := range counts {
		n += x
		all += e[i]
	}
	whole := rateLogLik(n, all)
	out := make([]float64, len(counts)-1)
	s, t := 0, 0.0
	for k := range out {
		s += counts[k]
		t += e[k]
		out[k] = 2 * (rateLogLik(s, t) + rateLogLik(n-s, all-t) - whole)
	}
	return out
}

// splitSearch gives half the largest gain for tables with n events. All
// logarithms that can occur are taken beforehand.
func splitSearch(n int, e []float64) func([]int) float64 {
	all := sum(e)
	own, before, after := make([]float64, n+1), make([]float64, len(e)), make([]float64, len(e))
	for s := 1; s <= n; s++ {
		own[s] = float64(s) * math.Log(float64(s))
	}
	t := 0.0
	for k, v := range e {
		t += v
		before[k], after[k] = math.Log(t/all), math.Log((all-t)/all)
	}
	whole := rateLogLik(n, 1)
	return func(counts []int) float64 {
		s, best := 0, math.Inf(-1)
		for k := range len(e) - 1 {
			s += counts[k]
			if gain := own[s] + own[n-s] - float64(s)*before[k] - float64(n-s)*after[k]; gain > best {
				best = gain
			}
		}
		return best - whole
	}
}

func rateLogLik(n int, exposure float64) float64 {
	if n == 0 {
		return 0
	}
	return float64(n) * math.Log(float64(n)/exposure)
}

func largest(x []float64) float64 {
	m := math.Inf(-1)
	for _, v := range x {
		m = math.Max(m, v)
	}
	return m
}

// bridgeTail is P(max over [a,1-b] of B(t)²/(t(1-t)) > lr) for a Brownian bridge
// B, with a and b the shares of the first and last period.
func bridgeTail(lr float64, share []float64) float64 {
	if lr <= 1 {
		return 1
	}
	x := math.Sqrt(lr)
	first, last := share[0], share[len(share)-1]
	phi := math.Exp(-lr/2) / math.Sqrt(2*math.Pi)
	odds := math.Log((1 - first) * (1 - last) / (first * last))
	return math.Min(1, 4*phi/x+phi*(x-1/x)*odds)
}
