package stats

import (
	"cmp"
	"math"
	"slices"
)

// Mass is probability somewhere in (Left, Right], or at Left if both are equal.
type Mass struct {
	Left  Number `json:"left"`
	Right Number `json:"right"` // Inf: beyond everything seen
	Mass  Number `json:"mass"`
}

// Nonparametric is the distribution of durations known only as intervals.
type Nonparametric struct {
	Basis
	Masses []Mass   `json:"masses"`
	Median Interval `json:"median"` // where the median lies; not a confidence interval, Level is 0
	Gap    Number   `json:"gap"`    // how far the best likelihood per value can be above
}

// turnbullMax is the number of innermost intervals above which end points are
// rounded outwards to turnbullGrid of their quantiles.
const (
	turnbullMax  = 500
	turnbullGrid = 400
)

// Turnbull gives the nonparametric maximum likelihood distribution of durations
// known as intervals, exactly or as still running (turnbull). Mass can only lie on
// innermost intervals (a left end followed by a right end); where within one is not
// determined, and so neither is the median more precisely than its interval. EM
// steps with extrapolation run until no shift of mass could raise the log
// likelihood by more than 1e-9 a value. Source: Turnbull, JRSS B 38 (1976); Gentleman & Geyer,
// Biometrika 81 (1994) for the check; Varadhan & Roland (2008) for the extrapolation.
func Turnbull(x []Known) (Nonparametric, error) {
	if err := checkKnown(x); err != nil {
		return Nonparametric{}, err
	}
	t := Nonparametric{Basis: newBasis("turnbull", len(x)), Median: noInterval(0), Gap: notANumber}
	if len(x) == 0 {
		return t, nil
	}
	f := fitMasses(x, 1e-9)
	if f.binned {
		t.Method += "/binned"
		t.warn(Binned, "end points were rounded outwards to %d values", turnbullGrid)
	}
	t.Masses, t.Median, t.Gap = f.masses, f.median, Number(f.gap)
	return t, nil
}

// massFit is the distribution that fits best.
type massFit struct {
	masses []Mass
	median Interval
	gap    float64
	binned bool
}

func fitMasses(x []Known, tolerance float64) massFit {
	inner := innermost(x)
	f := massFit{binned: len(inner) > turnbullMax}
	if f.binned {
		x = roundOutwards(x)
		inner = innermost(x)
	}
	var p []float64
	p, f.gap = newMixture(x, inner).maximise(tolerance)
	for j, k := range inner {
		if p[j] > 0 {
			f.masses = append(f.masses, Mass{Number(k.Lo), Number(k.Hi), Number(p[j])})
		}
	}
	f.median = medianOf(f.masses)
	return f
}

// endpoint sorts so that at one time an exact value opens, then intervals close,
// then intervals open.
type endpoint struct {
	time float64
	rank int // 0 exact opens, 1 closes, 2 interval opens
}

// innermost finds each left end whose next end is a right end.
func innermost(x []Known) []Known {
	ends := make([]endpoint, 0, 2*len(x))
	for _, k := range x {
		open := 2
		if k.exact() {
			open = 0
		}
		ends = append(ends, endpoint{k.Lo, open}, endpoint{k.Hi, 1})
	}
	slices.SortFunc(ends, func(a, b endpoint) int {
		return cmp.Or(cmp.Compare(a.time, b.time), cmp.Compare(a.rank, b.rank))
	})
	var out []Known
	for i := 1; i < len(ends); i++ {
		if ends[i].rank == 1 && ends[i-1].rank != 1 {
			out = append(out, Known{ends[i-1].time, ends[i].time})
		}
	}
	return out
}

// roundOutwards moves end points to a grid of their own quantiles, never inwards,
// so that what is known stays true.
func roundOutwards(x []Known) []Known {
	var ends []float64
	for _, k := range x {
		ends = append(ends, k.Lo)
		if !math.IsInf(k.Hi, 1) {
			ends = append(ends, k.Hi)
		}
	}
	slices.Sort(ends)
	grid := []float64{0}
	for i := range turnbullGrid + 1 {
		grid = append(grid, ends[i*(len(ends)-1)/turnbullGrid])
	}
	grid = slices.Compact(grid)
	out := make([]Known, len(x))
	for i, k := range x {
		lo, onGrid := slices.BinarySearch(grid, k.Lo)
		if !onGrid || (k.exact() && lo > 0) {
			lo--
		}
		out[i] = Known{grid[max(lo, 0)], k.Hi}
		if !math.IsInf(k.Hi, 1) {
			hi, _ := slices.BinarySearch(grid, k.Hi)
			out[i].Hi = grid[hi]
		}
	}
	return out
}

// medianOf is the mass in which the curve crosses one half or, where it rests
// exactly there, all up to the next mass.
func medianOf(masses []Mass) Interval {
	const slack = 1e-7
	cum := 0.0
	for i, m := range masses {
		cum += float64(m.Mass)
		if math.Abs(cum-.5) < slack && i+1 < len(masses) { // any point up to the next mass
			return Interval{m.Left, masses[i+1].Right, 0}
		}
		if cum > .5 {
			return Interval{m.Left, m.Right, 0}
		}
	}
	return noInterval(0)
}

// Survival gives the share of durations longer than t: a single figure where it is
// determined, else the least and the most that it can be.
func (t *Nonparametric) Survival(at float64) Interval {
	var lo, hi []float64
	for _, m := range t.Masses {
		switch {
		case float64(m.Left) >= at && !(m.Left == m.Right && float64(m.Left) == at):
			lo, hi = append(lo, float64(m.Mass)), append(hi, float64(m.Mass))
		case float64(m.Right) > at:
			hi = append(hi, float64(m.Mass))
		}
	}
	if len(t.Masses) == 0 {
		return noInterval(0)
	}
	return between(sum(lo), sum(hi), 0)
}
