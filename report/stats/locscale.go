package stats

import "math"

// family is a standard distribution of z = (ln t - μ)/σ, as far as a fit needs it.
type family struct {
	// logs of density, lower and upper tail, each with first and second derivative
	density, lower, upper func(z float64) (l, d, dd float64)
	// probability between a and b, and density and its slope at either end
	between func(a, b float64) float64
	at      func(z float64) (f, slope float64)
}

// fit is a maximum of the likelihood.
type fit struct {
	mu, logSigma     float64
	logLik           float64
	seMu, seLogSigma float64
	covariance       float64
}

// moments collects the log likelihood with its gradient and curvature in μ and
// s = ln σ.
type moments struct{ l, m, s, mm, ms, ss float64 }

// add takes in a term h(z) of one end point: z falls by 1/σ as μ rises by 1, and by
// z as s does.
func (a *moments) add(w, l, d, dd, z, sigma float64) {
	a.l += w * l
	a.m -= w * d / sigma
	a.s -= w * d * z
	a.mm += w * dd / (sigma * sigma)
	a.ms += w * (dd*z + d) / sigma
	a.ss += w * (dd*z*z + d*z)
}

// addBetween takes in ln P with P the probability between two end points.
func (a *moments) addBetween(w float64, f *family, z1, z2, sigma float64) {
	p := f.between(z1, z2)
	f1, g1 := f.at(z1)
	f2, g2 := f.at(z2)
	m, s := (f1-f2)/sigma/p, (z1*f1-z2*f2)/p
	mm := (g2 - g1) / (sigma * sigma) / p
	ms := ((z2*g2-z1*g1)/sigma + (f2-f1)/sigma) / p
	ss := (z2*z2*g2 - z1*z1*g1 + z2*f2 - z1*f1) / p
	a.l += w * math.Log(p)
	a.m += w * m
	a.s += w * s
	a.mm += w * (mm - m*m)
	a.ms += w * (ms - m*s)
	a.ss += w * (ss - s*s)
}

// logKnown is a duration on the log scale with how often it occurs.
type logKnown struct{ lo, hi, weight float64 }

func (f *family) likelihood(x []logKnown, mu, logSigma float64) moments {
	var a moments
	sigma := math.Exp(logSigma)
	for _, k := range x {
		z1, z2 := (k.lo-mu)/sigma, (k.hi-mu)/sigma
		switch {
		case k.lo == k.hi:
			l, d, dd := f.density(z1)
			a.add(k.weight, l-logSigma-k.lo, d, dd, z1, sigma)
			a.s -= k.weight
		case math.IsInf(k.hi, 1) && math.IsInf(k.lo, -1): // says nothing
		case math.IsInf(k.hi, 1):
			l, d, dd := f.upper(z1)
			a.add(k.weight, l, d, dd, z1, sigma)
		case math.IsInf(k.lo, -1):
			l, d, dd := f.lower(z2)
			a.add(k.weight, l, d, dd, z2, sigma)
		default:
			a.addBetween(k.weight, f, z1, z2, sigma)
		}
	}
	return a
}

// maximise climbs by Newton steps in (μ, ln σ), damped where the likelihood is not
// concave and halved until it rises. It reports false if there is no maximum, as when
// nothing was seen to end or all values are equal: σ then runs away.
func (f *family) maximise(x []logKnown) (fit, bool) {
	mu, s := startingPoint(x)
	now := f.likelihood(x, mu, s)
	for range 200 {
		dm, ds, ok := now.step()
		if !ok || !finite(now.l) {
			return fit{}, false
		}
		dm, ds = limitStep(dm, ds, math.Exp(s))
		next, rose := now, false
		for range 60 {
			if next = f.likelihood(x, mu+dm, s+ds); next.l >= now.l {
				rose = true
				break
			}
			dm, ds = dm/2, ds/2
		}
		if rose {
			mu, s, now = mu+dm, s+ds, next
		}
		if s < -18 || s > 12 {
			return fit{}, false
		}
		if !rose || math.Abs(dm) < 1e-11*math.Exp(s) && math.Abs(ds) < 1e-11 {
			return now.finish(mu, s)
		}
	}
	return fit{}, false
}

func limitStep(dm, ds, sigma float64) (float64, float64) {
	if big := math.Max(math.Abs(dm)/(4*sigma), math.Abs(ds)); big > 1 {
		return dm / big, ds / big
	}
	return dm, ds
}

// step is the Newton direction; the diagonal is raised until the curvature is that
// of a peak.
func (a moments) step() (dm, ds float64, ok bool) {
	scale := math.Max(math.Abs(a.mm), math.Abs(a.ss))
	for damp := 0.0; damp < 1e9; damp = 4*damp + 1e-3 {
		mm, ss := a.mm-damp*math.Abs(a.mm)-1e-300, a.ss-damp*scale
		det := mm*ss - a.ms*a.ms
		if mm < 0 && det > 0 {
			return (-ss*a.m + a.ms*a.s) / det, (-mm*a.s + a.ms*a.m) / det, true
		}
	}
	return 0, 0, false
}

func (a moments) finish(mu, s float64) (fit, bool) {
	det := a.mm*a.ss - a.ms*a.ms
	if !(a.mm < 0 && det > 0) {
		return fit{}, false
	}
	return fit{mu: mu, logSigma: s, logLik: a.l, seMu: math.Sqrt(-a.ss / det),
		seLogSigma: math.Sqrt(-a.mm / det), covariance: a.ms / det}, true
}

// startingPoint takes the middle of what is known.
func startingPoint(x []logKnown) (mu, logSigma float64) {
	var n, s2 float64
	for _, k := range x {
		v := k.lo
		switch {
		case math.IsInf(k.lo, -1):
			v = k.hi
		case !math.IsInf(k.hi, 1):
			v = (k.lo + k.hi) / 2
		}
		if !finite(v) {
			continue
		}
		n += k.weight
		d := v - mu
		mu += d * k.weight / n
		s2 += k.weight * d * (v - mu)
	}
	sd := math.Sqrt(s2 / n)
	if !(sd > 1e-3) {
		sd = 1e-3
	}
	return mu, math.Log(sd)
}
