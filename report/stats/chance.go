package stats

// What chance alone does, from simulation and good to about one percentage point,
// for the sentences that report it.

// DurationNoise is what comparing mean durations of n incidents in each of two
// periods gives when nothing has changed, for lognormal durations.
type DurationNoise struct {
	SDLog         float64 `json:"sd_log"` // spread of ln duration: 1.1 and 1.24 are seen in practice
	N             int     `json:"n"`
	TenPercent    float64 `json:"ten_percent_better"` // chance that the mean looks at least 10 % better
	Halved        float64 `json:"halved"`             // chance that it halves
	PowerIfHalved float64 `json:"power_if_halved"`    // chance that a t test on logs sees a true halving
	Factor        float64 `json:"factor"`             // 95 % limits of the ratio of geometric means: times or divided by this
}

// DurationNoises lists them by spread and n.
func DurationNoises() []DurationNoise {
	return []DurationNoise{
		{1.1, 3, 0.4608, 0.24565, 0.0933, 12.105},
		{1.1, 5, 0.4465, 0.19415, 0.1442, 4.974},
		{1.1, 10, 0.4333, 0.124, 0.2657, 2.811},
		{1.1, 20, 0.4044, 0.05695, 0.4923, 2.022},
		{1.1, 50, 0.3636, 0.0092, 0.8798, 1.547},
		{1.1, 100, 0.3049, 0.0008, 0.9922, 1.359},
		{1.1, 300, 0.197, 0, 1, 1.193},
		{1.24, 3, 0.4647, 0.26995, 0.082, 16.627},
		{1.24, 5, 0.4591, 0.2317, 0.1278, 6.101},
		{1.24, 10, 0.4383, 0.16035, 0.2173, 3.206},
		{1.24, 20, 0.4173, 0.0895, 0.4061, 2.212},
		{1.24, 50, 0.383, 0.02495, 0.7923, 1.636},
		{1.24, 100, 0.3439, 0.0048, 0.9755, 1.413},
		{1.24, 300, 0.2411, 0.0001, 1, 1.22},
	}
}
