package stats

import "math"

// DurationComparison is how long things take in b against a.
type DurationComparison struct {
	Basis
	NA           int      `json:"n_a"`
	NB           int      `json:"n_b"`
	GeoMeanA     Number   `json:"gm_a"`
	GeoMeanB     Number   `json:"gm_b"`
	Ratio        Number   `json:"ratio_b_over_a"` // of the geometric means
	P            Number   `json:"perm_p"`
	Permutations int      `json:"n_permutations"`
	Complete     bool     `json:"complete"` // all permutations, not a seeded sample
	SmallestP    Number   `json:"smallest_p"`
	WilcoxonW    Number   `json:"wilcoxon_W"` // of a
	WilcoxonP    Number   `json:"wilcoxon_p"`
	HLRatio      Number   `json:"hl_ratio_b_over_a"` // median ratio over all pairs
	HLInterval   Interval `json:"hl_interval"`       // Level is the one attained
	HLNominal    float64  `json:"hl_conf"`           // the level to call it by
}

// CompareDurations asks whether positive, complete durations changed from a to b,
// on the log scale, where they are compared by ratio (duration.compare): a
// permutation test on |mean ln a - mean ln b|, and the Hodges-Lehmann ratio with
// its Wilcoxon interval. All permutations are counted up to 200,000, else 99,999
// are drawn (9,999 for large groups); above 5,000 values a group the
// permutation distribution's normal limit answers. 3 against 3 can only reach
// p = .1, which SmallestP says.
// Source: Pitman (1937); Hollander & Wolfe (1973).
func CompareDurations(a, b []float64, level float64) (DurationComparison, error) {
	for _, x := range [][]float64{a, b} {
		if err := checkValues("duration", x, positive, "a positive number"); err != nil {
			return DurationComparison{}, err
		}
	}
	w, err := Wilcoxon(logs(a), logs(b), level)
	if err != nil {
		return DurationComparison{}, err
	}
	d := DurationComparison{Basis: newBasis("duration.compare", min(len(a), len(b))), NA: len(a), NB: len(b)}
	d.N = len(a) + len(b)
	if len(a) == 0 || len(b) == 0 {
		d.GeoMeanA, d.GeoMeanB, d.Ratio, d.P, d.SmallestP = notANumber, notANumber, notANumber, notANumber, notANumber
		d.WilcoxonW, d.WilcoxonP, d.HLRatio, d.HLInterval = notANumber, notANumber, notANumber, noInterval(level)
		return d, nil
	}
	d.WilcoxonW, d.WilcoxonP = w.W, w.P
	d.HLRatio = Number(math.Exp(-float64(w.Shift)))
	d.HLInterval = between(math.Exp(-float64(w.Interval.Hi)), math.Exp(-float64(w.Interval.Lo)), w.Interval.Level)
	d.HLNominal = w.Nominal
	d.Warnings = append(d.Warnings, w.Warnings...)
	d.permute(a, b)
	return d, nil
}

func (d *DurationComparison) permute(a, b []float64) {
	la, lb := logs(sorted(a)), logs(sorted(b))
	ma, mb := mean(la), mean(lb)
	d.GeoMeanA, d.GeoMeanB, d.Ratio = Number(math.Exp(ma)), Number(math.Exp(mb)), Number(math.Exp(mb-ma))
	d.SmallestP = Number(math.Min(1, 2*math.Exp(-lchoose(len(a)+len(b), len(a)))))
	pooled := append(append([]float64{}, la...), lb...)
	if max(len(a), len(b)) > ResampleMax {
		na, nb := float64(len(a)), float64(len(b))
		d.Method += "/normal"
		d.warn(Approximate, "normal approximation, %d and %d values", len(a), len(b))
		d.P = Number(normalTwoSided((ma - mb) / math.Sqrt(variance(pooled)*(1/na+1/nb))))
		return
	}
	middle := mean(pooled)
	for i := range pooled { // about their mean, the sum of one group says all
		pooled[i] -= middle
	}
	labels := make([]int, len(pooled))
	for i := range lb {
		labels[len(la)+i] = 1
	}
	r := relabel("duration.compare", append(canonical(a), canonical(b)...), labels, 2, func(l []int) float64 {
		s := 0.0
		for i, g := range l {
			if g == 0 {
				s += pooled[i]
			}
		}
		return math.Abs(s)
	})
	d.P, d.Permutations, d.Complete = Number(r.p), r.count, r.all
}
