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

// AfterAction is what one year before and after an action shows when the action
// does nothing, because actions follow incidents.
type AfterAction struct {
	Rate    float64 // true rate a year
	Trigger int     // incidents that led to the action: 1, or 2 within 90 days
	Naive   float64 // ratio after/before with the triggers counted
	Fair    float64 // the same without them
}

// AfterActions lists them. It is why the incidents that led to an action are not
// counted against the time before it.
func AfterActions() []AfterAction {
	return []AfterAction{
		{1, 1, 0.477, 1.011},
		{1, 2, 0.299, 1.12},
		{2, 1, 0.657, 1.002},
		{2, 2, 0.499, 1.131},
		{4, 1, 0.801, 1.007},
		{4, 2, 0.704, 1.115},
		{8, 1, 0.886, 0.998},
		{8, 2, 0.865, 1.109},
	}
}

// FalseAlarm is how often the exact comparison of two periods with the same mean
// gives p < .05 when counts are overdispersed.
type FalseAlarm struct {
	Phi   float64 // variance over mean
	Mean  float64 // events in each period
	Alarm float64
}

// FalseAlarms lists them. It is why clustered counts are compared by [CompareQuasi].
func FalseAlarms() []FalseAlarm {
	return []FalseAlarm{
		{1, 3, 0.0118},
		{1, 5, 0.0207},
		{1, 10, 0.0271},
		{1, 20, 0.0346},
		{1.5, 3, 0.0372},
		{1.5, 5, 0.0573},
		{1.5, 10, 0.0725},
		{1.5, 20, 0.0831},
		{2, 3, 0.0667},
		{2, 5, 0.0952},
		{2, 10, 0.1169},
		{2, 20, 0.1325},
		{3, 3, 0.1157},
		{3, 5, 0.1639},
		{3, 10, 0.2008},
		{3, 20, 0.2165},
	}
}

// TrendPower is how often the trend tests reach p < .05 with n events of a power
// law of shape Beta; at shape 1 it is their size.
type TrendPower struct {
	N            int
	Beta         float64
	LaplaceExact float64
	Mil          float64
}

// TrendPowers lists them. It is why a sentence about a trend needs 8 events, and why
// MIL-HDBK-189 is the primary test.
func TrendPowers() []TrendPower {
	return []TrendPower{
		{3, 1, 0.0486, 0.0473},
		{3, 0.5, 0.2084, 0.3075},
		{3, 2, 0.1297, 0.129},
		{3, 3, 0.286, 0.2863},
		{4, 1, 0.0488, 0.0499},
		{4, 0.5, 0.2448, 0.3686},
		{4, 2, 0.1742, 0.1749},
		{4, 3, 0.4098, 0.4129},
		{5, 1, 0.0508, 0.0512},
		{5, 0.5, 0.2815, 0.4232},
		{5, 2, 0.2212, 0.2266},
		{5, 3, 0.5259, 0.5389},
		{6, 1, 0.0477, 0.0487},
		{6, 0.5, 0.3251, 0.4756},
		{6, 2, 0.2668, 0.2771},
		{6, 3, 0.6178, 0.642},
		{8, 1, 0.0537, 0.052},
		{8, 0.5, 0.3916, 0.5675},
		{8, 2, 0.3624, 0.39},
		{8, 3, 0.7724, 0.8055},
		{10, 1, 0.049, 0.0518},
		{10, 0.5, 0.4701, 0.6484},
		{10, 2, 0.4563, 0.493},
		{10, 3, 0.8744, 0.9066},
		{15, 1, 0.0498, 0.049},
		{15, 0.5, 0.6183, 0.7977},
		{15, 2, 0.6456, 0.7034},
		{15, 3, 0.9745, 0.9885},
		{20, 1, 0.048, 0.0493},
		{20, 0.5, 0.7238, 0.8807},
		{20, 2, 0.7758, 0.8375},
		{20, 3, 0.9966, 0.9993},
	}
}
