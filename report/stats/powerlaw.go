package stats

import "math"

// PowerLaw is a rate that grows or falls as a power of time: λβt^(β-1) events
// per unit of time and system. β < 1 is improvement, β > 1 deterioration.
type PowerLaw struct {
	Basis
	Systems      int            `json:"systems"`
	End          float64        `json:"end"` // the latest end of observation
	Beta         Number         `json:"beta"`
	BetaUnbiased Number         `json:"beta_unbiased"`
	BetaInterval Interval       `json:"beta_interval"`
	Lambda       Number         `json:"lambda"`
	IntensityEnd Number         `json:"intensity_end"` // rate of one system at the end
	MTBFEnd      Number         `json:"mtbf_end"`
	MTBFInterval Interval       `json:"mtbf_interval"` // about T/(n·unbiased β); one time-truncated system of at least 10 events
	Expected     Number         `json:"expected_events_T"`
	Fit          CramerVonMises `json:"fit"`
}

// FitPowerLaw fits the Crow-AMSAA model to one system (nhpp.power_law):
//
//	β = n/Σ ln(T/t), λ = n/T^β, unbiased β (n-1)/n or, failure truncated, (n-2)/n of it
//
// 2nβ/β̂ is χ² with 2n degrees of freedom, 2(n-1) if failure truncated; its limits
// follow from this pivot and not from ReliaSoft's "Crow bounds", which put the
// factor of the unbiased estimate on the biased one.
// Source: Crow, AMSAA TR-138 (1975); NIST/SEMATECH e-Handbook 8.4.5 for the MTBF.
func FitPowerLaw(s System, tr Truncation, level float64) (PowerLaw, error) {
	return fitPowerLaw("nhpp.power_law", []System{s}, tr, level)
}

// FitPowerLawPooled fits one law to several like systems (nhpp.power_law_multi).
// With unequal ends β solves the likelihood equation of TR-138 (3.2-3.3); its
// limits and the unbiased β come from Σ ln(T/t), whose distribution given the
// counts is exact for any ends.
func FitPowerLawPooled(systems []System, tr Truncation, level float64) (PowerLaw, error) {
	return fitPowerLaw("nhpp.power_law_multi", systems, tr, level)
}

func fitPowerLaw(method string, systems []System, tr Truncation, level float64) (PowerLaw, error) {
	if err := checkLevel(level); err != nil {
		return PowerLaw{}, err
	}
	obs, m, n, err := observeAll(systems, tr)
	if err != nil {
		return PowerLaw{}, err
	}
	p := PowerLaw{Basis: newBasis(method, n), Systems: len(systems)}
	for _, o := range obs {
		p.End = math.Max(p.End, o.end)
	}
	s := logRatios(obs)
	if m == 0 || s == 0 || math.IsInf(s, 0) {
		p.void(level)
		return p, nil
	}
	beta := solveShape(obs, n, s)
	p.Beta = Number(beta)
	p.BetaUnbiased = Number(float64(m-1) / s)
	a := (1 - level) / 2
	p.BetaInterval = between(chiSquareBelow(a, float64(2*m))/(2*s), chiSquareAbove(a, float64(2*m))/(2*s), level)
	p.scale(obs, n, beta)
	p.MTBFInterval = p.currentMTBF(n, tr, level)
	p.Fit = cvm(obs, float64(p.BetaUnbiased))
	if p.Fit.P.Hi <= .10 {
		p.limit(Appendix)
		p.warn(BadFit, "a power law does not fit (p <= %s)", p.Fit.P.Hi)
	}
	return p, nil
}

func (p *PowerLaw) void(level float64) {
	p.Beta, p.BetaUnbiased, p.Lambda = notANumber, notANumber, notANumber
	p.IntensityEnd, p.MTBFEnd, p.Expected = notANumber, notANumber, notANumber
	p.BetaInterval, p.MTBFInterval = noInterval(level), noInterval(level)
	p.Fit = CramerVonMises{Statistic: notANumber, P: Bracket{notANumber, notANumber}}
	p.refuse(Undefined, "the events determine no power law")
}

// scale sets λ and what follows. Powers are of t/End, so that a shape of 30 does
// not overflow; only λ itself is in the original unit.
func (p *PowerLaw) scale(obs []observed, n int, beta float64) {
	var w []float64
	for _, o := range obs {
		w = append(w, math.Pow(o.end/p.End, beta))
	}
	perSystem := float64(n) / sum(sorted(w)) // expected events of a system observed to End
	p.Lambda = Number(perSystem * math.Pow(p.End, -beta))
	p.Expected = Number(perSystem)
	p.IntensityEnd = Number(perSystem * beta / p.End)
	p.MTBFEnd = 1 / p.IntensityEnd
}

// solveShape gives β: closed when all ends are equal, else the root of
// n/β - n Σ T^β ln T / Σ T^β + ΣΣ ln t, which falls with β.
func solveShape(obs []observed, n int, s float64) float64 {
	end, equal := 0.0, true
	for _, o := range obs {
		equal = equal && (end == 0 || o.end == end)
		end = math.Max(end, o.end)
	}
	if equal {
		return float64(n) / s
	}
	var x []float64
	for _, o := range obs {
		for _, t := range o.all {
			x = append(x, math.Log(t/end))
		}
	}
	logSum := sum(sorted(x))
	score := func(beta float64) float64 {
		var w, wl []float64
		for _, o := range obs {
			v := math.Pow(o.end/end, beta)
			w, wl = append(w, v), append(wl, v*math.Log(o.end/end))
		}
		return float64(n)/beta - float64(n)*sum(wl)/sum(w) + logSum
	}
	lo, hi := -40.0, 40.0 // of ln β
	for range 200 {
		if mid := (lo + hi) / 2; score(math.Exp(mid)) > 0 {
			lo = mid
		} else {
			hi = mid
		}
	}
	return math.Exp((lo + hi) / 2)
}

// currentMTBF is the NIST handbook's interval, for one time-truncated system of
// at least 10 events.
func (p *PowerLaw) currentMTBF(n int, tr Truncation, level float64) Interval {
	if n < 10 || tr != TimeTruncated || p.Systems != 1 {
		return noInterval(level)
	}
	r, z := float64(n), zOf(level)
	m := p.End / (r * float64(p.BetaUnbiased)) * r * (r - 1)
	lower := r + z*z/4 + math.Sqrt(r*z*z/2+z*z*z*z/16)
	upper := r - z*math.Sqrt(r/2)
	if upper <= 0 {
		return between(m/(lower*lower), math.Inf(1), level)
	}
	return between(m/(lower*lower), m/(upper*upper), level)
}

// Ahead gives the expected events of one system within `span` after the end. The
// law is not trusted beyond a quarter of the time observed: then it is NA.
func (p *PowerLaw) Ahead(span float64) Number {
	if !p.Beta.OK() || !(span >= 0) || span > p.End/4 {
		return notANumber
	}
	return p.Expected * Number(math.Pow(1+span/p.End, float64(p.Beta))-1)
}
