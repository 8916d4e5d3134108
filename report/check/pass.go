package check

import (
	"fmt"
	"time"

	"example.com/postmortem/report/record"
)

// A Pass is one record on its way through the rules.
type Pass struct {
	*record.Incident
	Register *record.Register
	AsOf     time.Time
	index    *index
	rule     *Rule
	doubts   map[string]bool // clocks, and entries of the timeline, that a rule has found wrong
	found    []record.Diagnostic
	texts    []passage // made when a rule first asks
}

// report notes a finding of the rule at hand.
func (p *Pass) report(at place, hint, format string, args ...any) {
	p.reportAs(p.rule.Level, at, hint, format, args...)
}

// reportAs is report with a level of its own.
func (p *Pass) reportAs(level record.Level, at place, hint, format string, args ...any) {
	p.found = append(p.found, record.Diagnostic{At: at.from, End: at.to, Level: level, Rule: p.rule.Name, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// doubt marks facts as wrong: what contradicts them is not a second mistake.
func (p *Pass) doubt(facts ...string) {
	if p.doubts == nil {
		p.doubts = map[string]bool{}
	}
	for _, f := range facts {
		p.doubts[f] = true
	}
}

// doubted reports whether one of the facts has been found wrong.
func (p *Pass) doubted(facts ...string) bool {
	for _, f := range facts {
		if p.doubts[f] {
			return true
		}
	}
	return false
}

// happened reports whether the record tells of something that was felt: such records are asked for more than near misses,
// planned work and what is only mentioned somewhere.
func (p *Pass) happened() bool {
	return p.Confirmed && (p.Kind == record.Outage || p.Kind == record.Degradation)
}

// draft reports whether an import made the record and nobody has looked through it: what an import cannot know is asked for
// once, by one finding.
func (p *Pass) draft() bool {
	return p.Imported != (record.Imported{}) && p.Review.State != record.ReviewApproved && p.Review.State != record.ReviewNotRequired
}

// over reports whether the impact has ended.
func (p *Pass) over() bool { return p.Status.Over() }
