package stats

import (
	"cmp"
	"math"
	"slices"
)

// LogRankTest compares the time to event of groups.
type LogRankTest struct {
	Basis
	Events       int       `json:"events"`
	Observed     []float64 `json:"observed"` // events of each group
	Expected     []float64 `json:"expected"` // if all groups were alike
	ChiSquare    Number    `json:"chi2"`
	DF           int       `json:"df"`
	P            Number    `json:"p"`
	PExact       Number    `json:"p_exact"` // share of relabelings no less extreme
	Relabelings  int       `json:"relabelings"`
	AllRelabeled bool      `json:"all_relabeled"` // every relabeling was counted; else a seeded sample
}

// LogRank tests whether groups of spells differ in their time to event (logrank),
// and by relabeling the spells (logrank.perm_exact): all relabelings of up to 20
// spells if there are no more than 200,000, else 99,999 seeded ones; above 5,000
// spells χ² alone. A group that was never at risk at an event is left out of the
// degrees of freedom. Source: Mantel (1966); Peto & Peto, JRSS A 135 (1972).
func LogRank(groups [][]Spell) (LogRankTest, error) {
	t, err := newRankTable(groups)
	if err != nil {
		return LogRankTest{}, err
	}
	l := LogRankTest{Basis: newBasis("logrank", t.events), Events: t.events, PExact: notANumber}
	l.N = len(t.labels)
	x2, df := t.chiSquare(t.labels)
	l.Observed, l.Expected = slices.Clone(t.observed), slices.Clone(t.expected)
	l.ChiSquare, l.DF, l.P = Number(x2), df, Number(chiSquareUpper(x2, float64(df)))
	if df < 1 {
		l.ChiSquare, l.P = notANumber, notANumber
		l.refuse(Undefined, "the groups cannot be compared: fewer than two were at risk at an event")
		return l, nil
	}
	if l.N > ResampleMax {
		l.Method += "/normal"
		l.PExact = l.P
		l.warn(Approximate, "chi-square approximation, %d spells", l.N)
		return l, nil
	}
	statistic := func(labels []int) float64 { v, _ := t.chiSquare(labels); return v }
	key := make([]float64, 0, 2*l.N)
	key = append(append(key, canonical(t.times)...), floats(t.labels)...)
	r := relabel("logrank.perm_exact", key, t.labels, len(groups), statistic)
	l.PExact, l.Relabelings, l.AllRelabeled = Number(r.p), r.count, r.all
	return l, nil
}

// rankTable holds the spells in order of time, with room to compute the statistic
// of any labeling without allocation.
type rankTable struct {
	times    []float64
	event    []bool
	labels   []int
	events   int
	atRisk   []float64
	observed []float64
	expected []float64
	cov      [][]float64 // of each group with itself and those after it, but for the last, of which quadratic asks nothing

	live   []int // room for quadratic
	system [][]float64
	right  []float64
}

func newRankTable(groups [][]Spell) (*rankTable, error) {
	type labeled struct {
		Spell
		group int
	}
	var all []labeled
	events := 0
	for g, spells := range groups {
		_, n, err := orderSpells(spells)
		if err != nil {
			return nil, err
		}
		events += n
		for _, s := range spells {
			all = append(all, labeled{s, g})
		}
	}
	slices.SortFunc(all, func(a, b labeled) int {
		byEvent := 0
		if a.Event != b.Event {
			byEvent = 1
			if a.Event {
				byEvent = -1
			}
		}
		return cmp.Or(cmp.Compare(a.Time, b.Time), byEvent, cmp.Compare(a.group, b.group))
	})
	k := len(groups)
	t := &rankTable{events: events, atRisk: make([]float64, k), observed: make([]float64, k), expected: make([]float64, k),
		cov: make([][]float64, max(0, k-1)), system: make([][]float64, max(0, k-1))}
	for g := range t.cov {
		t.cov[g], t.system[g] = make([]float64, k-1), make([]float64, k-1)
	}
	for _, s := range all {
		t.times, t.event, t.labels = append(t.times, s.Time), append(t.event, s.Event), append(t.labels, s.group)
	}
	return t, nil
}

// chiSquare sweeps from the last time to the first, so that the numbers at risk
// only grow: O-E and its hypergeometric covariance at each time with events.
func (t *rankTable) chiSquare(labels []int) (float64, int) {
	clear(t.atRisk)
	clear(t.observed)
	clear(t.expected)
	for _, row := range t.cov {
		clear(row)
	}
	for end := len(labels); end > 0; {
		start, d := end, 0.0
		for start > 0 && t.times[start-1] == t.times[end-1] {
			start--
			t.atRisk[labels[start]]++
			if t.event[start] {
				d++
				t.observed[labels[start]]++
			}
		}
		if d > 0 {
			t.expect(d, float64(len(labels)-start))
		}
		end = start
	}
	return t.quadratic()
}

func (t *rankTable) expect(d, n float64) {
	f := 0.0
	if n > 1 {
		f = d * (n - d) / (n - 1)
	}
	for g, r := range t.atRisk {
		t.expected[g] += d * r / n
	}
	last := len(t.cov)
	for g, row := range t.cov {
		alone := f * t.atRisk[g] / n
		row[g] += alone
		each, row := alone/n, row[g:]
		for h, q := range t.atRisk[g:last] {
			row[h] -= each * q
		}
	}
}

// quadratic is (O-E)ᵀ V⁻ (O-E) over all groups at risk but one.
func (t *rankTable) quadratic() (float64, int) {
	t.live = t.live[:0]
	for g, e := range t.expected {
		if e > 0 {
			t.live = append(t.live, g)
		}
	}
	if len(t.live) < 2 {
		return math.NaN(), 0
	}
	live := t.live[:len(t.live)-1]
	a, b := t.system[:len(live)], t.right[:0]
	for i, g := range live {
		b = append(b, t.observed[g]-t.expected[g])
		for j, h := range live {
			a[i][j] = t.cov[min(g, h)][max(g, h)]
		}
	}
	t.right = b
	x, ok := solve(a, b)
	if !ok {
		return math.NaN(), 0
	}
	q := 0.0
	for i, g := range live {
		q += x[i] * (t.observed[g] - t.expected[g])
	}
	return q, len(live)
}
