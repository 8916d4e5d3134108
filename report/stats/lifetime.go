package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// lifetimeLogs puts durations on the log scale, sorted, equal ones once with
// their number, and counts those that were seen to end.
func lifetimeLogs(x []Known) ([]logKnown, int, error) {
	if err := checkKnown(x); err != nil {
		return nil, 0, err
	}
	ended := 0
	all := make([]logKnown, 0, len(x))
	for _, k := range x {
		if k.exact() && k.Lo == 0 {
			return nil, 0, fmt.Errorf("duration 0: want a positive number")
		}
		if !math.IsInf(k.Hi, 1) {
			ended++
		}
		all = append(all, logKnown{math.Log(k.Lo), math.Log(k.Hi), 1})
	}
	slices.SortFunc(all, func(a, b logKnown) int { return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi)) })
	out := all[:0]
	for _, k := range all {
		if n := len(out); n > 0 && out[n-1].lo == k.lo && out[n-1].hi == k.hi {
			out[n-1].weight++
		} else {
			out = append(out, k)
		}
	}
	return out, ended, nil
}

// Lifetime is a fitted distribution of durations, on the log scale where
// ln t = Mu + Sigma·(standard error term). N counts durations.
type Lifetime struct {
	Basis
	Ended      int    `json:"ended"` // of them seen to end
	Mu         Number `json:"mu"`
	Sigma      Number `json:"sigma"`
	SEMu       Number `json:"se_mu"`
	SELogSigma Number `json:"se_log_sigma"`
	LogLik     Number `json:"log_lik"`
	AIC        Number `json:"aic"` // comparable between families on the same data
	Median     Number `json:"median"`
	// MedianInterval is the delta method's on the log scale.
	MedianInterval Interval `json:"median_interval"`
}

func fitLifetime(method string, f *family, x []Known, medianZ, level float64) (Lifetime, error) {
	if err := checkLevel(level); err != nil {
		return Lifetime{}, err
	}
	known, ended, err := lifetimeLogs(x)
	if err != nil {
		return Lifetime{}, err
	}
	l := Lifetime{Basis: newBasis(method, len(x)), Ended: ended}
	p, ok := f.maximise(known)
	if !ok || len(x) < 2 {
		l.Mu, l.Sigma, l.SEMu, l.SELogSigma = notANumber, notANumber, notANumber, notANumber
		l.LogLik, l.AIC, l.Median, l.MedianInterval = notANumber, notANumber, notANumber, noInterval(level)
		l.refuse(Undefined, "the likelihood of the %d durations has no maximum", len(x))
		return l, nil
	}
	sigma := math.Exp(p.logSigma)
	l.Mu, l.Sigma, l.SEMu, l.SELogSigma = Number(p.mu), Number(sigma), Number(p.seMu), Number(p.seLogSigma)
	l.LogLik, l.AIC = Number(p.logLik), Number(4-2*p.logLik)
	g := medianZ * sigma // derivative of the log median in ln σ
	mid := p.mu + g
	se := math.Sqrt(p.seMu*p.seMu + 2*g*p.covariance + g*g*p.seLogSigma*p.seLogSigma)
	l.Median = Number(math.Exp(mid))
	l.MedianInterval = between(math.Exp(mid-zOf(level)*se), math.Exp(mid+zOf(level)*se), level)
	return l, nil
}
