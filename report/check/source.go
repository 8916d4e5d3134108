package check

import (
	"fmt"
	"slices"

	"example.com/postmortem/report/record"
)

var sourceRules = []*Rule{
	{Name: "public-source", Level: record.Warning, Check: publicSource,
		Doc: "A public record names no source at all.",
		Why: "Who reads it outside has no other way to tell a fact from a guess."},
	{Name: "fact-source", Level: record.Warning, Check: factSource,
		Doc: "A clock, a claim, a count or a share of a public record has no source.",
		Why: "Figures are quoted. A figure without a source cannot be checked, and one wrong figure costs the trust in all. Internal records need none: their authors are the source."},
}

func publicSource(p *Pass) {
	if p.Audience == record.Public && !p.cites() {
		p.report(p.at("audience"), "add [[source]], and cite it where facts stand", "the record is public and names no source")
	}
}

// cites reports whether the record names any source.
func (p *Pass) cites() bool {
	if len(p.Sources) > 0 || slices.ContainsFunc(p.Claims, func(c record.Claim) bool { return len(c.Source) > 0 }) {
		return true
	}
	for _, name := range record.ClockNames {
		if len(clock(p.Incident, name).Source) > 0 {
			return true
		}
	}
	return false
}

func factSource(p *Pass) {
	if p.Audience != record.Public || !p.cites() {
		return
	}
	hint := `write source = "…"`
	for _, name := range record.ClockNames {
		if c := clock(p.Incident, name); c.Known() && len(c.Source) == 0 && c.Precision != record.Derived {
			p.report(p.clockAt(name), hint, "the time of %q has no source", name)
		}
	}
	open := func(a record.Audience) bool { return a <= record.Public }
	for i, c := range p.Claims {
		if asClock := c.Use && c.About != "duration"; len(c.Source) == 0 && open(c.Audience) && !asClock {
			p.report(p.at(fmt.Sprintf("claim[%d].says", i)), hint, "the claim has no source")
		}
	}
	for i, a := range p.Affected {
		if a.HasUsers && len(a.Source) == 0 && open(a.Audience) {
			p.report(p.at(fmt.Sprintf("affected[%d].users", i)), hint, "the share of users has no source")
		}
	}
	for i, s := range p.Signals {
		if s.HasCount && len(s.Source) == 0 && open(s.Audience) {
			p.report(p.at(fmt.Sprintf("signal[%d].count", i)), hint, "the count has no source")
		}
	}
}
