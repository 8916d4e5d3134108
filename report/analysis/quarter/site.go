package quarter

import (
	"cmp"
	"slices"

	"example.com/postmortem/report/analysis"
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
