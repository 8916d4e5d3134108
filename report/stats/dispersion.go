package stats

import "fmt"

// DispersionTest says whether counts vary more than independent events would.
type DispersionTest struct {
	Basis
	Events      int    `json:"events"`
	ChiSquare   Number `json:"chi2"`
	DF          int    `json:"df"`
	Phi         Number `json:"phi"` // variance over mean; 1 for a Poisson process
	POver       Number `json:"p_over"`
	PTwoSided   Number `json:"p_two_sided"`
	PMonteCarlo Number `json:"p_monte_carlo"` // where the mean count is below 1, else NA
	P           Number `json:"p"`             // the one to use
}

// Dispersion tests counts per period, with the exposures of the periods or nil if
// all are equal, for overdispersion (dispersion.index):
//
//	X² = Σ (x-μ)²/μ, φ = X²/(k-1), upper tail of χ²(k-1)
//
// Below a mean of 1 the χ² tail is off and P is that of 9,999 multinomial draws
// with the same total. A small P means that incidents come in clusters, and then
// rates are compared with [CompareQuasi]. Source: Fisher, Thornton & Mackenzie (1922).
func Dispersion(counts []int, exposure []float64) (DispersionTest, error) {
	e, err := exposures(counts, exposure)
	if err != nil {
		return DispersionTest{}, err
	}
	n, k := total(counts), len(counts)
	d := DispersionTest{Basis: newBasis("dispersion.index", k, n), Events: n, DF: k - 1, PMonteCarlo: notANumber}
	if n == 0 || k < 2 {
		d.ChiSquare, d.Phi, d.POver, d.PTwoSided, d.P = notANumber, notANumber, notANumber, notANumber, notANumber
		d.refuse(Undefined, "%d events in %d periods have no dispersion", n, k)
		return d, nil
	}
	share := shares(e)
	x2 := pearson(counts, share)
	df := float64(d.DF)
	d.ChiSquare, d.Phi = Number(x2), Number(x2/df)
	d.POver = Number(chiSquareUpper(x2, df))
	d.PTwoSided = Number(twoSided(chiSquareLower(x2, df), chiSquareUpper(x2, df)))
	d.P = d.POver
	if n < k {
		d.PMonteCarlo = Number(monteCarlo(d.Method, counts, e, func(c []int) float64 {
			s := 0.0 // X² = Σ x²/μ - n, and n is fixed
			for i, x := range c {
				s += float64(x) * float64(x) / share[i]
			}
			return s
		}))
		d.P = d.PMonteCarlo
	}
	return d, nil
}

func exposures(counts []int, exposure []float64) ([]float64, error) {
	for _, c := range counts {
		if err := checkCount("count", c); err != nil {
			return nil, err
		}
	}
	if exposure == nil {
		exposure = make([]float64, len(counts))
		for i := range exposure {
			exposure[i] = 1
		}
	}
	if len(exposure) != len(counts) {
		return nil, fmt.Errorf("%d exposures for %d counts", len(exposure), len(counts))
	}
	return exposure, checkValues("exposure", exposure, positive, "a positive number")
}

func shares(e []float64) []float64 {
	all := sum(sorted(e))
	out := make([]float64, len(e))
	for i, v := range e {
		out[i] = v / all
	}
	return out
}

// pearson is Σ (x-μ)²/μ with μ the total spread by share.
func pearson(counts []int, share []float64) float64 {
	n := float64(total(counts))
	parts := make([]float64, len(counts))
	for i, c := range counts {
		mu := n * share[i]
		parts[i] = (float64(c) - mu) * (float64(c) - mu) / mu
	}
	return sum(sorted(parts))
}
