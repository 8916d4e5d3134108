package match

import (
	"cmp"
	"math"
	"slices"
)

// A Calibration corrects strengths by what people said of this register's pairs: S' = A + B*S, from a ridge logistic regression in bits
// that shrinks toward A = 0, B = 1. It orders pairs as before, and is no probability.
type Calibration struct {
	A, B  float64
	Flat  bool // B is at its lower limit: what people decided has little to do with the strengths
	Pairs int
	Table []Reliability
}

// Reliability compares, for a fifth of the judged pairs, their strengths with how many people confirmed.
type Reliability struct {
	Low, High float64 // strengths, before correction
	Pairs     int
	Confirmed int
}

// EnoughJudged is how many judged pairs a calibration needs.
const EnoughJudged = 50

const (
	leastSlope  = .3
	mostSlope   = 2.0
	reliability = 5 // rows of the table
)

type judged struct {
	strength  float64
	confirmed bool
}

// Corrected is the strength that is printed for a computed one; the nil calibration leaves it as it is.
func (c *Calibration) Corrected(s float64) float64 {
	if c == nil {
		return s
	}
	return c.A + c.B*s
}

// Uncorrected is the strength that a corrected one was computed from; the nil calibration corrected nothing.
func (c *Calibration) Uncorrected(s float64) float64 {
	if c == nil {
		return s
	}
	return (s - c.A) / c.B
}

// calibrate fits the correction to the decided pairs, when there are enough; strengths that are computed from then on are
// corrected.
func (r *Register) calibrate() {
	var pairs []judged
	for _, d := range r.judgements() {
		pairs = append(pairs, judged{r.compareNow(d.later, d.earlier).strength, d.kind == Recurrence})
	}
	r.fit = fit(pairs)
}

// judgements are the pairs that people judged, each once. A pair of which they said both is judged neither way.
func (r *Register) judgements() []decision {
	var all []decision
	taken := make(map[[2]int]bool)
	for _, d := range r.decisions {
		pair := [2]int{d.later, d.earlier}
		said := r.decided[pair]
		both := slices.Contains(said, Recurrence) && slices.Contains(said, NotRecurrence)
		if d.kind == PartOf || both || taken[pair] {
			continue
		}
		taken[pair] = true
		all = append(all, d)
	}
	return all
}

// candidate looks a compared pair up.
func (r *Register) candidate(later, earlier int) (candidate, bool) {
	list := r.pairsOf(later)
	k, ok := slices.BinarySearchFunc(list, earlier, func(c candidate, e int) int { return c.earlier - e })
	if !ok {
		return candidate{}, false
	}
	return list[k], true
}

// fit is nil for fewer than 50 judged pairs, or when all were judged alike.
func fit(pairs []judged) *Calibration {
	yes := 0
	for _, p := range pairs {
		if p.confirmed {
			yes++
		}
	}
	if len(pairs) < EnoughJudged || yes == 0 || yes == len(pairs) {
		return nil
	}
	slices.SortFunc(pairs, func(a, b judged) int {
		return cmp.Or(cmp.Compare(a.strength, b.strength), cmp.Compare(truth(a.confirmed), truth(b.confirmed)))
	})
	c := &Calibration{B: 1, Pairs: len(pairs), Table: tabulate(pairs)}
	c.newton(pairs, true)
	if bounded := clamp(c.B, leastSlope, mostSlope); bounded != c.B {
		c.B, c.Flat = bounded, c.B < leastSlope
		c.newton(pairs, false)
	}
	return c
}

// newton minimises the penalised logistic loss; without slope, in A alone. The loss is strictly convex: steps are halved until it falls.
func (c *Calibration) newton(pairs []judged, slope bool) {
	for range 100 {
		var ga, gb, haa, hab, hbb float64 = c.A, c.B - 1, 1, 0, 1
		for _, p := range pairs {
			q := 1 / (1 + math.Exp2(-c.Corrected(p.strength)))
			d, w := math.Ln2*(q-truth(p.confirmed)), math.Ln2*math.Ln2*q*(1-q)
			ga, gb = ga+d, gb+d*p.strength
			haa, hab, hbb = haa+w, hab+w*p.strength, hbb+w*p.strength*p.strength
		}
		if !slope {
			gb, hab, hbb = 0, 0, 1
		}
		det := haa*hbb - hab*hab
		da, db := (hbb*ga-hab*gb)/det, (haa*gb-hab*ga)/det
		before, a, b := c.loss(pairs), c.A, c.B
		for size := 1.0; size > 1e-10; size /= 2 {
			c.A, c.B = a-size*da, b-size*db
			if c.loss(pairs) <= before {
				break
			}
		}
		if math.Abs(c.A-a)+math.Abs(c.B-b) < 1e-12 {
			return
		}
	}
}

func (c *Calibration) loss(pairs []judged) float64 {
	sum := (c.A*c.A + (c.B-1)*(c.B-1)) / 2
	for _, p := range pairs {
		z := math.Ln2 * c.Corrected(p.strength)
		if !p.confirmed {
			z = -z
		}
		sum += math.Max(0, -z) + math.Log1p(math.Exp(-math.Abs(z)))
	}
	return sum
}

// tabulate cuts the sorted pairs into fifths.
func tabulate(pairs []judged) []Reliability {
	var table []Reliability
	for i := range reliability {
		part := pairs[i*len(pairs)/reliability : (i+1)*len(pairs)/reliability]
		row := Reliability{Low: part[0].strength, High: part[len(part)-1].strength, Pairs: len(part)}
		for _, p := range part {
			if p.confirmed {
				row.Confirmed++
			}
		}
		table = append(table, row)
	}
	return table
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
