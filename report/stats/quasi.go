package stats

import "math"

// QuasiComparison is a ratio of rates that allows for clusters. N counts periods.
type QuasiComparison struct {
	Basis
	N1       int      `json:"n1"`
	N2       int      `json:"n2"`
	Phi      Number   `json:"phi"`
	DF       int      `json:"df"`
	Ratio    Number   `json:"ratio_2_over_1"`
	Interval Interval `json:"interval"`
	P        Number   `json:"p"`
}

// CompareQuasi compares the rates of two groups of periods when counts are
// overdispersed (rate.quasi_compare), group 2 over group 1, with exposures or nil:
//
//	μ_g = n_g/E_g, φ = Pearson X²/(k-2), se = √(φ(1/n1 + 1/n2)), t with k-2 df
//
// It is the quasi-Poisson regression with one two-valued factor, for which no
// iteration is needed. Source: McCullagh & Nelder, Generalized Linear Models (1989).
func CompareQuasi(counts1 []int, exposure1 []float64, counts2 []int, exposure2 []float64, level float64) (QuasiComparison, error) {
	e1, err := exposures(counts1, exposure1)
	if err != nil {
		return QuasiComparison{}, err
	}
	e2, err := exposures(counts2, exposure2)
	if err != nil {
		return QuasiComparison{}, err
	}
	if err := checkLevel(level); err != nil {
		return QuasiComparison{}, err
	}
	n1, n2, df := total(counts1), total(counts2), len(counts1)+len(counts2)-2
	q := QuasiComparison{Basis: newBasis("rate.quasi_compare", df+2), N1: n1, N2: n2, DF: df}
	if n1 == 0 || n2 == 0 || df < 1 {
		q.Phi, q.Ratio, q.P, q.Interval = notANumber, notANumber, notANumber, noInterval(level)
		q.refuse(Undefined, "%d and %d events in %d periods determine no ratio", n1, n2, df+2)
		return q, nil
	}
	phi := (pearson(counts1, shares(e1)) + pearson(counts2, shares(e2))) / float64(df)
	r := math.Log(float64(n2) / sum(sorted(e2)) / (float64(n1) / sum(sorted(e1))))
	se := math.Sqrt(phi * (1/float64(n1) + 1/float64(n2)))
	t := studentQuantile((1-level)/2, float64(df))
	q.Phi, q.Ratio = Number(phi), Number(math.Exp(r))
	q.Interval = between(math.Exp(r+t*se), math.Exp(r-t*se), level)
	q.P = Number(studentTwoSided(r/se, float64(df)))
	return q, nil
}
