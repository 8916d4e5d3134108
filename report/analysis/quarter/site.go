package quarter

import (
	"cmp"
	"slices"
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// What becomes of a feature when sites are lost, the worse the larger.
const (
	Unknown    = iota // the register does not say where it runs
	Survives          // it goes on
	Degraded          // some of what serves it is left, and nobody declared that this is enough
	Switchover        // down until switched over to a standby that was drilled
	Unverified        // the same, with a standby that was not: it works, or it does not
	Down
)

// stateNames are the states in JSON.
var stateNames = [...]string{"unknown", "survives", "degraded", "switchover", "unverified", "down"}

// Sites say what depends on which data center.
type Sites struct {
	Sites    []Site        `json:"sites"`
	Features []string      `json:"features"` // that the register places somewhere
	Unplaced []string      `json:"unplaced"` // that it does not
	Matrix   [][]string    `json:"matrix"`   // by feature, then site: what becomes of it when the site is lost
	Observed [][]string    `json:"observed"` // the same: incidents of the period that showed something else
	Single   []string      `json:"single_site"`
	Cuts     []Cut         `json:"cut_sets"`
	HHI      *stats.Shares `json:"hhi"`
	Checked  []Check       `json:"checked"` // observed against predicted
}

// A Site is one data center with what its loss takes down.
type Site struct {
	ID         string   `json:"id"`
	Down       int      `json:"down"`
	Unverified int      `json:"unverified"`
	Switchover int      `json:"switchover"`
	Degraded   int      `json:"degraded"`
	Of         int      `json:"of"`
	Hosts      []string `json:"hosts"`     // shared fate
	Blocks     []string `json:"blocks"`    // features whose standby elsewhere cannot be switched to, since what switches is lost with the site
	Incidents  []string `json:"incidents"` // of the period
}

// A Cut is a set of sites whose loss takes a feature down, and no smaller part of it does. Unverified: only if a standby that nobody
// drilled fails.
type Cut struct {
	Feature    string   `json:"feature"`
	Sites      []string `json:"sites"`
	Unverified bool     `json:"unverified"`
}

// A Check is an incident that lost a site, and a feature that went otherwise than the register's placements predict.
type Check struct {
	Incident string `json:"incident"`
	Site     string `json:"site"`
	Feature  string `json:"feature"`
	Predicts string `json:"predicts"`
	Impact   string `json:"impact"`
	Agrees   bool   `json:"agrees"`
}

// A Loss is what the loss of a site for as long as an incident lasted would do.
type Loss struct {
	Site     string     `json:"site"`
	Incident string     `json:"incident"`
	Known    bool       `json:"known"` // the incident's duration is
	Minutes  Span       `json:"minutes"`
	Features []LostOne  `json:"features"`
	Years    float64    `json:"years"`    // of record
	PerYear  stats.Rate `json:"per_year"` // of losses of this site: one event says hardly anything
}

// A LostOne is one feature under a Loss: its downtime if standbys never drilled work, and if they fail.
type LostOne struct {
	ID          string       `json:"feature"`
	State       string       `json:"state"`
	Works       float64      `json:"minutes_if_standby_works"`
	Fails       float64      `json:"minutes_if_standby_fails"`
	Untimed     bool         `json:"untimed"`                       // nobody timed a switch-over: it may take as long as the loss
	BudgetYears stats.Number `json:"budget_years_if_standby_fails"` // NA without an objective
}

// drillDays is how long a drill vouches for a standby.
const drillDays = 365

// plan answers what becomes of features when sites are lost.
type plan struct {
	reg *record.Register
	at  time.Time // drills count up to here
}

func (w *work) sites() (s Sites, err error) {
	p := plan{w.reg, earlier(w.Period.To, w.AsOf)}
	s = Sites{Sites: []Site{}, Features: []string{}, Unplaced: []string{}, Single: []string{}, Cuts: []Cut{}, Checked: []Check{}, Matrix: [][]string{}, Observed: [][]string{}}
	for _, f := range w.reg.Features {
		if len(f.RunsAt) == 0 {
			s.Unplaced = append(s.Unplaced, f.ID)
			continue
		}
		s.Features = append(s.Features, f.ID)
	}
	ids := p.used()
	for _, id := range ids {
		s.Sites = append(s.Sites, p.site(id, s.Features))
	}
	w.observe(&s, p)
	for _, f := range s.Features {
		s.Cuts = append(s.Cuts, p.cuts(f, ids)...)
	}
	for _, f := range s.Features {
		if slices.ContainsFunc(s.Cuts, func(c Cut) bool { return c.Feature == f && len(c.Sites) == 1 && !c.Unverified }) {
			s.Single = append(s.Single, f)
		}
	}
	if weights := p.weights(ids); len(weights) > 0 {
		h, err := stats.Concentration(weights)
		if err != nil {
			return s, err
		}
		s.HHI = &h
		w.state(analysis.Plain("concentration", h.Method, len(s.Features), 0, "index", h.HHI, none, "placements"))
	}
	slices.SortStableFunc(s.Sites, func(a, b Site) int {
		return cmp.Or(cmp.Compare(b.Down, a.Down), cmp.Compare(b.Unverified, a.Unverified), cmp.Compare(a.ID, b.ID))
	})
	for _, f := range s.Features {
		row, seen := []string{}, []string{}
		for _, site := range s.Sites {
			row = append(row, stateNames[p.state(f, []string{site.ID})])
			i := slices.IndexFunc(s.Checked, func(c Check) bool { return c.Feature == f && c.Site == site.ID && !c.Agrees })
			if i >= 0 {
				seen = append(seen, s.Checked[i].Incident)
			} else {
				seen = append(seen, "")
			}
		}
		s.Matrix, s.Observed = append(s.Matrix, row), append(s.Observed, seen)
	}
	return s, nil
}

// used are the sites that features run at, in the register's order.
func (p plan) used() []string {
	in := map[string]bool{}
	for _, f := range p.reg.Features {
		for _, r := range f.RunsAt {
			in[r.Site] = true
		}
	}
	var ids []string
	for _, s := range p.reg.Sites {
		if in[s.ID] {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

func (p plan) site(id string, features []string) Site {
	site, _ := p.reg.Site(id)
	s := Site{ID: id, Of: len(features), Hosts: slices.Concat([]string{}, site.Hosts), Blocks: []string{}, Incidents: []string{}}
	for _, f := range features {
		switch p.state(f, []string{id}) {
		case Down:
			s.Down++
		case Unverified:
			s.Unverified++
		case Switchover:
			s.Switchover++
		case Degraded:
			s.Degraded++
		}
		if p.blocked(f, id) {
			s.Blocks = append(s.Blocks, f)
		}
	}
	return s
}

// state is what becomes of a feature, and of what it needs, when sites are lost together.
func (p plan) state(feature string, lost []string) int {
	return p.worst(feature, lost, map[string]bool{})
}

func (p plan) worst(feature string, lost []string, seen map[string]bool) int {
	if seen[feature] {
		return Unknown
	}
	seen[feature] = true
	f, ok := p.reg.Feature(feature)
	if !ok {
		return Unknown
	}
	state := p.own(f, lost)
	for _, need := range f.Needs {
		state = max(state, p.worst(need, lost, seen))
	}
	return state
}

// own is a feature's state by its own placements.
func (p plan) own(f record.Feature, lost []string) int {
	var up, gone, standby []record.Placement
	needs := 0
	for _, r := range f.RunsAt {
		isLost := slices.Contains(lost, r.Site)
		needs = max(needs, r.NeedsSites)
		switch {
		case r.Role == "standby" && !isLost:
			standby = append(standby, r)
		case r.Role == "standby":
		case isLost:
			gone = append(gone, r)
		default:
			up = append(up, r)
		}
	}
	switch {
	case len(f.RunsAt) == 0:
		return Unknown
	case len(gone) == 0:
		return Survives
	case len(up) > 0 && needs > 0 && len(up) >= needs:
		return Survives
	case len(up) > 0 && needs == 0:
		return Degraded
	case len(standby) == 0:
		return Down
	case slices.ContainsFunc(standby, p.drilled) && !p.controlLost(lost):
		return Switchover
	}
	return Unverified
}

// drilled reports whether switching to a standby was exercised within a year.
func (p plan) drilled(r record.Placement) bool {
	d := r.LastDrill
	return !d.Lo.IsZero() && !d.Lo.After(p.at) && p.at.Sub(d.Lo) <= drillDays*24*time.Hour
}

// controlPlane is what a site may host that switches features over.
var controlPlane = []string{"failover-control-plane", "operation-tools", "management-tools"}

// controlLost reports whether what switches over is lost as well.
func (p plan) controlLost(lost []string) bool {
	return slices.ContainsFunc(lost, func(id string) bool {
		s, _ := p.reg.Site(id)
		return slices.ContainsFunc(s.Hosts, func(h string) bool { return slices.Contains(controlPlane, h) })
	})
}

// blocked reports whether a feature has a standby elsewhere that cannot be relied on when the site is lost, since the site hosts what
// switches over to it.
func (p plan) blocked(feature, site string) bool {
	f, _ := p.reg.Feature(feature)
	return p.controlLost([]string{site}) &&
		slices.ContainsFunc(f.RunsAt, func(r record.Placement) bool { return r.Site == site && r.Role != "standby" }) &&
		slices.ContainsFunc(f.RunsAt, func(r record.Placement) bool { return r.Site != site && r.Role == "standby" })
}

// cuts are the sets of one or two sites whose loss takes a feature down. Pairs of which one site is a cut already are left out.
func (p plan) cuts(feature string, sites []string) []Cut {
	var cuts []Cut
	one := map[string]bool{}
	for _, s := range sites {
		if state := p.state(feature, []string{s}); state >= Unverified {
			one[s] = true
			cuts = append(cuts, Cut{feature, []string{s}, state == Unverified})
		}
	}
	for i, a := range sites {
		for _, b := range sites[i+1:] {
			if one[a] || one[b] {
				continue
			}
			if state := p.state(feature, []string{a, b}); state >= Unverified {
				cuts = append(cuts, Cut{feature, []string{a, b}, state == Unverified})
			}
		}
	}
	return cuts
}

// weights are the sites' parts of all features, standbys not counted: by declared shares, else equal.
func (p plan) weights(sites []string) []float64 {
	weights := make([]float64, len(sites))
	for _, f := range p.reg.Features {
		var serving []record.Placement
		sum := 0.0
		for _, r := range f.RunsAt {
			if r.Role != "standby" {
				serving = append(serving, r)
				sum += r.Share
			}
		}
		for _, r := range serving {
			part := 1 / float64(len(serving))
			if sum > 0 {
				part = r.Share / sum
			}
			if i := slices.Index(sites, r.Site); i >= 0 {
				weights[i] += part
			}
		}
	}
	if !slices.ContainsFunc(weights, func(x float64) bool { return x > 0 }) {
		return nil
	}
	return weights
}

// observe sets incidents of the period that lost a site beside what the placements predict.
func (w *work) observe(s *Sites, p plan) {
	for _, in := range w.of(w.Period) {
		for _, d := range in.Dependencies {
			if i := slices.IndexFunc(s.Sites, func(x Site) bool { return x.ID == d.Site }); i >= 0 {
				s.Sites[i].Incidents = append(s.Sites[i].Incidents, in.ID)
			}
			if d.Lost == nil || !*d.Lost {
				continue
			}
			for _, a := range in.Affected {
				state := p.state(a.Feature, []string{d.Site})
				if state == Unknown {
					continue
				}
				agrees := a.Impact == "" || (a.Impact == "down") == (state >= Switchover)
				s.Checked = append(s.Checked, Check{in.ID, d.Site, a.Feature, stateNames[state], a.Impact, agrees})
			}
		}
	}
}

// losses answers every what-if.
func (w *work) losses() ([]Loss, error) {
	var all []Loss
	for _, q := range w.WhatIf {
		l, err := w.loss(q)
		if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, nil
}
