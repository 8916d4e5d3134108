package stats

import "math"

// Shares describes how unevenly weights are spread over sites.
type Shares struct {
	Basis
	HHI       Number `json:"hhi"`               // Σ share², 1/n to 1
	Effective Number `json:"effective_number"`  // 1/HHI: as many equal sites would be as concentrated
	Shannon   Number `json:"shannon_effective"` // exp of the entropy, milder to small sites
	Max       Number `json:"max_share"`
}

// Concentration gives the Herfindahl-Hirschman index of the weights (hhi). It
// falls when replicas are added that do not help, so it belongs beside the list
// of what depends on one site only. Source: US Department of Justice, Horizontal
// Merger Guidelines; in their points it is 10,000 times as large.
func Concentration(weights []float64) (Shares, error) {
	if err := checkValues("weight", weights, func(v float64) bool { return v >= 0 }, "no less than 0"); err != nil {
		return Shares{}, err
	}
	s := Shares{Basis: newBasis("hhi", len(weights))}
	w := sorted(weights)
	all := sum(w)
	if all == 0 {
		s.HHI, s.Effective, s.Shannon, s.Max = notANumber, notANumber, notANumber, notANumber
		s.refuse(Undefined, "no weight, no concentration")
		return s, nil
	}
	h := sumOf(w, func(v float64) float64 { return v / all * v / all })
	e := sumOf(w, func(v float64) float64 {
		if v == 0 {
			return 0
		}
		return -v / all * math.Log(v/all)
	})
	s.HHI, s.Effective, s.Shannon, s.Max = Number(h), Number(1/h), Number(math.Exp(e)), Number(w[len(w)-1]/all)
	return s, nil
}

// LargestShare gives the largest value's share of the total (duration.largest)
// and warns when it is more than half: averages then describe that one value.
func LargestShare(x []float64) (Shares, error) {
	s, err := Concentration(x)
	s.Method = "duration.largest"
	if err == nil && s.Max > .5 {
		s.warn(HeavyTail, "one value is %.0f %% of the total; averages describe that value", 100*float64(s.Max))
	}
	return s, err
}
