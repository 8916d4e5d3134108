package view

import (
	"slices"

	"example.com/postmortem/report/record"
)

// DataCenter is what the incident went through: sites with their standbys, and what else depends on them.
type DataCenter struct {
	Sites   []Site
	Unknown Text // said where nobody named a data center, or somebody looked and does not know
}

// A Site is one data center (or cloud region, network, vendor) of the incident.
type Site struct {
	Name     Text
	Facts    []Fact
	Why      *Prose
	Features Markup // names of the features that the register says run there
	Note     *Prose
}

func (w *writer) dataCenter(in *record.Incident) *DataCenter {
	dc := &DataCenter{}
	for _, d := range in.Dependencies {
		if d.Site == "unknown" {
			dc.Unknown = w.say("datacenter.looked")
			continue
		}
		dc.Sites = append(dc.Sites, w.dependency(d))
	}
	if in.Dependencies == nil {
		dc.Unknown = w.say("datacenter.nobody-said")
	}
	return dc
}

func (w *writer) dependency(d record.Dependency) Site {
	s := Site{Name: w.site(d.Site), Why: w.prose(d.Why, 3), Features: w.runningAt(d.Site)}
	add := func(label string, value Markup) {
		if value != "" {
			s.Facts = append(s.Facts, Fact{w.say("site." + label), value})
		}
	}
	site, known := w.Register.Site(d.Site)
	if known {
		add("kind", w.word("sitekind", site.Kind).markup())
		add("operator", w.text(site.Operator).markup())
		add("ownership", w.word("ownership", site.Ownership).markup())
		add("region", w.text(site.Region).markup())
		s.Note = w.prose(site.Note, 3)
	}
	add("role", w.word("role", d.Role).markup())
	add("lost", w.cited(w.yes(d.Lost).markup(), d.Source))
	w.standby(d.Standby, add)
	if known {
		add("hosts", w.words("host", site.Hosts).markup())
		add("source", w.cite(site.Source))
	}
	return s
}

// standby adds what stood ready to take over and whether it did.
func (w *writer) standby(s *record.Standby, add func(label string, value Markup)) {
	if s == nil {
		return
	}
	existed := w.word("standby", s.Existed)
	if s.Site != "" {
		existed = append(append(existed, Say(" · ")...), w.site(s.Site)...)
	}
	add("standby", w.cited(existed.markup(), s.Source))
	add("drilled", Say(w.moment(s.LastDrill)).markup())
	add("switched", w.word("switched", s.Triggered).markup())
	add("worked", w.yes(s.Worked).markup())
}

// runningAt names the features that the register places at a site.
func (w *writer) runningAt(site string) Markup {
	var names []Markup
	for _, f := range w.Register.Features {
		if slices.ContainsFunc(f.RunsAt, func(p record.Placement) bool { return p.Site == site }) {
			names = append(names, w.feature(f.ID).markup())
		}
	}
	return joined(", ", names...)
}

// words are the catalogue's words for a list of the record's own.
func (w *writer) words(group string, list []string) Text {
	var named []string
	for _, x := range list {
		named = append(named, w.word(group, x).Plain())
	}
	return w.list(named)
}
