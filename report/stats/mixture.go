package stats

import (
	"cmp"
	"math"
	"slices"
)

// mixture is the likelihood of masses on innermost intervals: each observation
// contains a run of them, so that prefix sums make a step linear in both.
type mixture struct {
	runs   []run
	n      float64
	masses int
	prefix []float64
	delta  []float64
}

type run struct {
	from, upto int // innermost intervals [from, upto)
	weight     float64
}

func newMixture(x []Known, inner []Known) *mixture {
	m := &mixture{n: float64(len(x)), masses: len(inner),
		prefix: make([]float64, len(inner)+1), delta: make([]float64, len(inner)+1)}
	for _, k := range x {
		m.runs = append(m.runs, run{firstInside(inner, k), afterInside(inner, k), 1})
	}
	slices.SortFunc(m.runs, func(a, b run) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.upto, b.upto)) })
	out := m.runs[:0]
	for _, r := range m.runs {
		if n := len(out); n > 0 && out[n-1].from == r.from && out[n-1].upto == r.upto {
			out[n-1].weight++
		} else {
			out = append(out, r)
		}
	}
	m.runs = out
	return m
}

// firstInside is the first innermost interval that k contains.
func firstInside(inner []Known, k Known) int {
	i, _ := slices.BinarySearchFunc(inner, k, func(in, k Known) int {
		if in.Lo < k.Lo || in.Lo == k.Lo && in.exact() && !k.exact() {
			return -1
		}
		return 1
	})
	return i
}

// afterInside is one past the last innermost interval that k contains.
func afterInside(inner []Known, k Known) int {
	i, _ := slices.BinarySearchFunc(inner, k, func(in, k Known) int {
		if in.Hi < k.Hi || in.Hi == k.Hi && (!k.exact() || in.exact()) {
			return -1
		}
		return 1
	})
	return i
}

// gradient gives for each mass the share of observations that call for it, Σ w/P
// over n, and the log likelihood.
func (m *mixture) gradient(p, into []float64) (logLik float64) {
	for j, v := range p {
		m.prefix[j+1] = m.prefix[j] + v
	}
	clear(m.delta)
	for _, r := range m.runs {
		prob := m.prefix[r.upto] - m.prefix[r.from]
		if r.upto == r.from+1 {
			prob = p[r.from]
		}
		prob = math.Max(prob, 1e-300)
		logLik += r.weight * math.Log(prob)
		m.delta[r.from] += r.weight / prob / m.n
		m.delta[r.upto] -= r.weight / prob / m.n
	}
	g := 0.0
	for j := range into {
		g += m.delta[j]
		into[j] = g
	}
	return logLik
}

// maximise climbs to the best masses and drops those that EM only creeps away
// from: small ones called for by less than their share. If the check of all masses
// then asks for one back, it is given a little and kept. The gap is the largest
// gradient less 1, which bounds how far the log likelihood per value can be above.
func (m *mixture) maximise(tolerance float64) (p []float64, gap float64) {
	p = make([]float64, m.masses)
	for j := range p {
		p[j] = 1 / float64(m.masses)
	}
	g := make([]float64, m.masses)
	keep := make([]bool, m.masses)
	for range 20 {
		m.climb(p, tolerance)
		m.gradient(p, g)
		if !m.dropCreeping(p, g, keep) {
			break
		}
		m.climb(p, tolerance)
		if m.gradient(p, g); largest(g)-1 < 10*tolerance {
			break
		}
		for j := range p {
			if p[j] == 0 && g[j] > 1 {
				p[j], keep[j] = .1/float64(m.masses), true
			}
		}
		normalise(p)
	}
	m.gradient(p, g)
	return p, largest(g) - 1
}

func (m *mixture) dropCreeping(p, g []float64, keep []bool) bool {
	dropped := false
	for j := range p {
		if p[j] > 0 && p[j] < .01/float64(m.masses) && g[j] < 1 && !keep[j] {
			p[j], dropped = 0, true
		}
	}
	normalise(p)
	return dropped
}

// climb runs EM steps, p·gradient, two at a time, and goes on in the direction of
// their second difference (SQUAREM) if that raises the likelihood. It stops when no
// mass in use moves and none could gain.
func (m *mixture) climb(p []float64, tolerance float64) {
	g, p1, p2 := make([]float64, m.masses), make([]float64, m.masses), make([]float64, m.masses)
	step := func(from, to []float64) {
		m.gradient(from, g)
		for j := range to {
			to[j] = from[j] * g[j]
		}
	}
	for range 20_000 {
		step(p, p1)
		gap, moved := 0.0, 0.0
		for j := range p {
			if p[j] > 0 {
				gap = math.Max(gap, g[j]-1)
			}
			moved = math.Max(moved, math.Abs(p1[j]-p[j]))
		}
		if gap < tolerance && moved < tolerance {
			return
		}
		step(p1, p2)
		m.extrapolate(p, p1, p2, g)
	}
}

// extrapolate moves p along p - 2αr + α²v with r = p1-p and v = p2-2p1+p, or to p2
// if that is better.
func (m *mixture) extrapolate(p, p1, p2, g []float64) {
	var rr, vv float64
	for j := range p {
		r := p1[j] - p[j]
		v := p2[j] - p1[j] - r
		rr += r * r
		vv += v * v
	}
	base := m.gradient(p2, g)
	alpha := -math.Sqrt(rr / math.Max(vv, 1e-300))
	if alpha >= -1 || rr == 0 {
		copy(p, p2)
		return
	}
	trial := p1 // no longer needed beyond this line, entry by entry
	for j := range p {
		r := p1[j] - p[j]
		v := p2[j] - p1[j] - r
		trial[j] = math.Max(p[j]-2*alpha*r+alpha*alpha*v, p2[j]*1e-3)
	}
	normalise(trial)
	if l := m.gradient(trial, g); l >= base {
		copy(p, trial)
		return
	}
	copy(p, p2)
}

func normalise(p []float64) {
	s := sum(p)
	for j := range p {
		p[j] /= s
	}
}
