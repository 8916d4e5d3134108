package quarter

import (
	"cmp"
	"slices"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// Drills are the comparison with the four periods before, asked of every cause, site and feature. Groups too small for any outcome to tell
// are counted, and not tested.
type Drills struct {
	Groups int     `json:"groups"` // with an incident in either time
	Tested []Drill `json:"tested"`
}

// A Drill is one group.
type Drill struct {
	Question string         `json:"question"` // of the statement: "drill-cause/power"
	Kind     string         `json:"kind"`     // cause · site · feature
	ID       string         `json:"id"`
	Now      int            `json:"now"`
	Before   int            `json:"before"`
	Ratio    stats.Number   `json:"ratio"`
	Interval stats.Interval `json:"interval"`
}

// A group is the incidents of one cause, site or feature.
type group struct {
	kind, id    string
	now, before []*record.Incident
}

func (w *work) drills(c *Counts) (Drills, error) {
	d := Drills{Tested: []Drill{}}
	if c.Compare == nil {
		return d, nil
	}
	for _, g := range w.groups() {
		d.Groups++
		s, err := w.drill(c, g)
		if err != nil {
			return d, err
		}
		if s.P.OK() {
			d.Tested = append(d.Tested, Drill{s.Question, g.kind, g.id, len(g.now), len(g.before), s.Value, s.Interval})
			w.state(s)
		}
	}
	return d, nil
}

// drill compares one group: by months where incidents come in clusters, since then the exact test would raise false alarms.
func (w *work) drill(c *Counts, g *group) (analysis.Statement, error) {
	x, err := stats.CompareRates(len(g.now), c.Compare.T1, len(g.before), c.Compare.T2, level)
	if err != nil {
		return analysis.Statement{}, err
	}
	s := compared("drill-"+g.kind+"/"+g.id, &x, "poisson", "episodes")
	s.Asked = analysis.DrillDown
	if !x.Attainable || c.Quasi == nil {
		return s, nil
	}
	s.P = na
	z, err := w.quasiOf(g)
	if err != nil || z == nil {
		return s, err
	}
	return analysis.Plain(s.Question, z.Method, z.N1+z.N2, s.Exposure, "ratio", z.Ratio, z.Interval, "monthly", "episodes").Test(analysis.DrillDown, z.P), nil
}

// quasiOf compares the months of a group; nil: there are too few incidents for it.
func (w *work) quasiOf(g *group) (*stats.QuasiComparison, error) {
	var counts [2][]int
	var exposure [2][]float64
	for i := -4 * w.Period.months(); i < w.Period.months(); i++ {
		p, side, of := w.month(i), 0, g.before
		if i >= 0 {
			side, of = 1, g.now
		}
		n := 0
		for _, in := range of {
			if p.contains(named(in)) {
				n++
			}
		}
		if t := w.exposure(p); t > 0 {
			counts[side], exposure[side] = append(counts[side], n), append(exposure[side], t)
		}
	}
	if len(g.now) == 0 || len(g.before) == 0 {
		return nil, nil // a ratio of nothing has no logarithm
	}
	q, err := stats.CompareQuasi(counts[0], exposure[0], counts[1], exposure[1], level)
	if err != nil || q.Bears == stats.Refused || !q.Ratio.Finite() || !q.P.OK() {
		return nil, err
	}
	return &q, nil
}

// groups are those with an incident in the period or in the four before, in order of their names.
func (w *work) groups() []*group {
	at := map[[2]string]*group{}
	add := func(in *record.Incident, now bool, kind, id string) {
		if id == "" || id == "unknown" {
			return
		}
		g := at[[2]string{kind, id}]
		if g == nil {
			g = &group{kind: kind, id: id}
			at[[2]string{kind, id}] = g
		}
		list := &g.before
		if now {
			list = &g.now
		}
		if !slices.Contains(*list, in) {
			*list = append(*list, in)
		}
	}
	for _, now := range []bool{false, true} {
		p := w.Period
		if !now {
			p = p.before()
		}
		for _, in := range w.of(p) {
			if in.Cause.State == record.CauseConfirmed {
				add(in, now, "cause", in.Cause.Category)
			}
			for _, d := range in.Dependencies {
				add(in, now, "site", d.Site)
			}
			for _, a := range in.Affected {
				add(in, now, "feature", a.Feature)
			}
		}
	}
	var all []*group
	for _, g := range at {
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b *group) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id)) })
	return all
}
