package record

import (
	"maps"
	"slices"
)

// register makes the register of a decoded file, on the ground of the built-in one.
func (r *resolver) register(m map[string]any, file *File) *Register {
	c := &cursor{r: r, m: m}
	t := c.table("register")
	reg := builtin()
	reg.File = file
	if z, err := loadZone(t.str("zone")); err == nil {
		reg.Zone, r.zone = z, z
	}
	if l := t.strings("languages"); len(l) > 0 {
		reg.Languages = l
	}
	r.language = reg.Languages[0]
	reg.Name = t.text("name")
	reg.Starts = t.date("starts")
	reg.SeverityFloor = t.str("severity_floor")
	reg.SeverityRule = t.text("severity_rule")
	reg.IDs = t.str("ids")
	reg.FiscalYearStarts = max(t.count("fiscal_year_starts"), 1)
	reg.Classification = t.text("classification")
	reg.TaxonomyVersion = t.str("taxonomy_version")
	reg.Accounting = r.accounting(c.table("accounting"), reg.Accounting)
	reg.Analysis = c.table("analysis").m
	if c.has("severity") {
		reg.Severities = nil
		for _, s := range c.items("severity", "") {
			reg.Severities = append(reg.Severities, Severity{s.str("id"), s.text("name"), s.text("means")})
		}
	}
	if c.has("cause") {
		reg.Causes = nil
		for _, s := range c.items("cause", "") {
			reg.Causes = append(reg.Causes, Category{s.str("id"), s.text("name")})
		}
	}
	for _, s := range c.items("service", "") {
		reg.Services = append(reg.Services, Service{s.str("id"), s.text("name")})
	}
	reg.Features = r.features(c)
	reg.Sites = r.sites(c)
	reg.Sources = r.sources(c)
	for _, s := range c.items("silence", "") {
		reg.Silences = append(reg.Silences, Silence{Rule: s.str("rule"), Record: s.str("record"), Level: s.str("level"), Because: s.text("because")})
	}
	if p := c.table("publish"); p.m != nil {
		reg.Publish = map[string]map[string]any{}
		for _, name := range slices.Sorted(maps.Keys(p.m)) {
			if t := p.table(name); t.m != nil {
				reg.Publish[name] = t.m
			}
		}
	}
	return reg
}

func (r *resolver) accounting(t *cursor, a Accounting) Accounting {
	for _, h := range t.items("hours", "") {
		a.Hours = append(a.Hours, Hours{Days: h.strings("days"), From: h.str("from"), To: h.str("to")})
	}
	a.Partial = first(t.str("partial"), a.Partial)
	a.Maintenance = first(t.str("maintenance"), a.Maintenance)
	for _, b := range t.items("blind", "") {
		a.Blind = append(a.Blind, Blind{From: b.date("from"), To: b.date("to"), Because: b.text("because")})
	}
	return a
}

func (r *resolver) features(c *cursor) []Feature {
	var out []Feature
	for _, t := range c.items("feature", "") {
		f := Feature{ID: t.str("id"), Name: t.text("name"), Service: t.str("service"), Aliases: t.strings("aliases"), Users: t.count("users"), Needs: t.strings("needs")}
		f.SLO, _ = t.number("slo")
		for _, p := range t.items("runs_at", "") {
			x := Placement{Site: p.str("site"), Role: p.str("role"), NeedsSites: p.count("needs_sites"), Switchover: p.span("switchover"), LastDrill: p.date("last_drill")}
			x.Share, _ = p.number("share")
			f.RunsAt = append(f.RunsAt, x)
		}
		out = append(out, f)
	}
	return out
}

func (r *resolver) sites(c *cursor) []Site {
	var out []Site
	for _, t := range c.items("site", "") {
		out = append(out, Site{ID: t.str("id"), Name: t.text("name"), Kind: t.str("kind"), Operator: t.text("operator"), Ownership: t.str("ownership"),
			Region: t.text("region"), Hosts: t.strings("hosts"), Note: t.text("note"), Source: t.strings("source")})
	}
	return out
}
