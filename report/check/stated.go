package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

var statedRules = []*Rule{
	{Name: "claim-clock", Level: record.Warning, Check: claimClock,
		Doc: "A party states a time that the record’s clock contradicts.",
		Why: "Both may be right: a press office and a monitoring system mean different things by “the end”. Or one is a slip, and the figures compute with it. " + statedSettled},
	{Name: "claim-duration", Level: record.Warning, Check: claimDuration,
		Doc: "A party states a duration that the record’s clocks contradict.",
		Why: "Stated durations are what people remember, and they often differ from the times beside them: counted from another clock, in support hours, with a slip in the date, copied from another incident. " + statedSettled},
	{Name: "stated-duration", Level: record.Warning, Check: statedDuration,
		Doc: "The record states a duration that its own clocks contradict.",
		Why: "Readers see both on one page. The figures compute with the clocks; if the stated duration is what counts, leave the end out, and it follows from the duration."},
}

const statedSettled = "The finding says which it looks like. It is settled, and silent, where another claim about the same thing agrees with the clock, where a revision names what was corrected, " +
	"or where claim and clock cite different sources and the difference explains itself."

func claimClock(p *Pass) {
	for i, c := range p.Claims {
		ours := clock(p.Incident, c.About)
		if c.Use || c.About == "duration" || !ours.Known() || !c.Moment.Known() || p.doubted(c.About) || agreeAt(c.Moment, ours.Moment) {
			continue
		}
		v := p.judgeTime(c.About, c.Moment, ours.Moment)
		if p.settled(c, v) {
			continue
		}
		p.reportAs(v.level, p.at(fmt.Sprintf("claim[%d].says", i)), v.hint, "%s says %s, the record's %q is %s: %s",
			p.claimant(c), p.shown(c.Moment), c.About, p.shown(ours.Moment), v.text)
		if v.slip {
			p.doubt(c.About)
		}
	}
}

func claimDuration(p *Pass) {
	ours := record.Between(p.Clock.Started, p.Clock.Resolved)
	if !ours.Known || p.Clock.Resolved.Precision == record.Derived || p.doubted("started", "resolved") {
		return
	}
	said := map[[2]time.Duration]bool{} // several parties with one figure make one finding
	for i, c := range p.Claims {
		key := [2]time.Duration{c.Span.Lo, c.Span.Hi}
		if c.Use || c.About != "duration" || c.Span.IsZero() || said[key] || agree(c.Span, ours) {
			continue
		}
		v := p.judge(c.Span, ours)
		if p.settled(c, v) {
			continue
		}
		said[key] = true
		p.reportAs(v.level, p.at(fmt.Sprintf("claim[%d].says", i)), v.hint, "%s says %s, the record's clocks say %s: %s",
			p.claimant(c), length(c.Span), length(ours.Span), v.text)
	}
}

func statedDuration(p *Pass) {
	ours := record.Between(p.Clock.Started, p.Clock.Resolved)
	if p.Stated.IsZero() || !ours.Known || p.Clock.Resolved.Precision == record.Derived || p.doubted("started", "resolved") || agree(p.Stated, ours) {
		return
	}
	v := p.judge(p.Stated, ours)
	p.reportAs(v.level, p.at("duration"), v.hint, "the stated duration is %s, the record's clocks say %s: %s", length(p.Stated), length(ours.Span), v.text)
}

// settled reports whether the record shows that people know of a claim that differs.
func (p *Pass) settled(c record.Claim, v verdict) bool {
	for _, other := range p.Claims {
		if other.About == c.About && !other.Use && p.agrees(other) || other.About == c.About && other.Use {
			return true
		}
	}
	clocks := []string{c.About}
	if c.About == "duration" {
		clocks = []string{"started", "resolved"}
	}
	var cited []string
	for _, name := range clocks {
		cited = append(cited, clock(p.Incident, name).Source...)
		for _, r := range p.Revisions {
			if what, _, _ := strings.Cut(r.Was, " "); what == name || what == "clock."+name {
				return true
			}
		}
	}
	apart := len(cited) > 0 && len(c.Source) > 0 && !slices.ContainsFunc(c.Source, func(s string) bool { return slices.Contains(cited, s) })
	return apart && v.level == record.Note
}

// agrees reports whether a claim is what the clocks say.
func (p *Pass) agrees(c record.Claim) bool {
	if c.About == "duration" {
		return !c.Span.IsZero() && agree(c.Span, record.Between(p.Clock.Started, p.Clock.Resolved))
	}
	return c.Moment.Known() && agreeAt(c.Moment, clock(p.Incident, c.About).Moment)
}

// claimant is who states something, as a finding names them.
func (p *Pass) claimant(c record.Claim) string {
	if by, _ := c.By.In("en"); by != "" {
		return fmt.Sprintf("%q", by)
	}
	return "the claim"
}
