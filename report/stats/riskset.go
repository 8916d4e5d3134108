package stats

// riskSet keeps Σ U_i² over units, where U_i is what a unit's own events exceed
// the mean by. A step of the mean moves all units at risk alike, so it only moves
// a common shift: a step costs as much as the units that had an event, and
// 100,000 events on 100,000 units are no matter. Squares are kept about their own
// mean (Welford), because sums of raw squares would cancel.
type riskSet struct {
	value  []float64 // U_i + shift of each unit at risk
	n      int
	mean   float64 // of the values at risk
	m2     float64 // their squared deviations from it
	shift  float64 // Σ d/r²
	frozen float64 // Σ U² of the units that left
}

func (r *riskSet) enter(unit int) {
	r.value[unit] = r.shift
	r.n++
	d := r.shift - r.mean
	r.mean += d / float64(r.n)
	r.m2 += d * (r.shift - r.mean)
}

// happen adds an event's own part to a unit.
func (r *riskSet) happen(unit int, part float64) {
	old := r.value[unit]
	r.value[unit] += part
	before := r.mean
	r.mean += part / float64(r.n)
	r.m2 += part * (r.value[unit] - r.mean + old - before)
}

// step moves the mean that all units at risk are compared with.
func (r *riskSet) step(part float64) { r.shift += part }

func (r *riskSet) leave(unit int) {
	v := r.value[unit]
	r.frozen += (v - r.shift) * (v - r.shift)
	r.n--
	if r.n == 0 {
		r.mean, r.m2 = 0, 0
		return
	}
	before := r.mean
	r.mean -= (v - r.mean) / float64(r.n)
	r.m2 -= (v - before) * (v - r.mean)
}

// squares gives Σ U². What is below rounding of values as large as m is 0: units
// with the same history do not differ.
func (r *riskSet) squares(m float64) float64 {
	s := r.frozen
	if r.n > 0 {
		d := r.mean - r.shift
		s += r.m2 + float64(r.n)*d*d
	}
	if s < 1e-24*m*m*float64(len(r.value)) {
		return 0
	}
	return s
}
