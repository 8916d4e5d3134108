package quarter

import (
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// drillDays is how long a drill vouches for a standby.
const drillDays = 365

// plan answers what becomes of features when sites are lost.
type plan struct {
	reg *record.Register
	at  time.Time // drills count up to here
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
