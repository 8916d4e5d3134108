package check

import (
	"fmt"
	"time"

	"example.com/postmortem/report/record"
)

var recurrenceRules = []*Rule{
	{Name: "related-cycle", Level: record.Error, Check: relatedCycle,
		Doc: "Decisions about recurrence go in a circle.",
		Why: "Each would be an earlier cause of the other. The family of such incidents has no first member, and its figures cannot be computed."},
	{Name: "related-later", Level: record.Error, Check: relatedLater,
		Doc: "An incident is called a recurrence of a later one.",
		Why: "Either the two are the wrong way round, or a date is wrong. The decision belongs into the later record."},
	{Name: "related-unknown", Level: record.Warning, Check: relatedUnknown,
		Doc: "A recurrence is declared while a cause is not known.",
		Why: "Whether it is the same problem again cannot be known before both problems are. Until then, same-factor says what is known."},
	{Name: "repeat-undecided", Level: record.Note, Check: repeatUndecided,
		Doc: "An incident repeats the cause of a recent one in the same place, and nobody has decided whether it is a recurrence.",
		Why: "That is the question that this register is for. Either answer is fine; it is asked where cause and site, or cause and feature, are the same within 180 days."},
}

// links reports whether a relation makes one incident follow from another.
func links(relation string) bool { return relation == "recurrence" || relation == "part-of" }

func relatedCycle(p *Pass) {
	for i, r := range p.Related {
		other := p.index.byID[r.Incident]
		if !links(r.Relation) || other == nil || p.index.order[r.Incident] < p.index.order[p.ID] {
			continue // in a circle, at least one points to itself or to a later one
		}
		if p.reaches(other, p.ID) {
			p.report(p.at(fmt.Sprintf("related[%d].incident", i)), "keep the decision in the later record only", "%q is decided to follow from this record already", r.Incident)
			p.doubt(fmt.Sprintf("related[%d]", i))
		}
	}
}

// reaches reports whether decisions lead from an incident to the one with this id.
func (p *Pass) reaches(from *record.Incident, id string) bool {
	seen := map[string]bool{}
	todo := []*record.Incident{from}
	for len(todo) > 0 {
		in := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if in.ID == id {
			return true
		}
		if seen[in.ID] {
			continue
		}
		seen[in.ID] = true
		for _, r := range in.Related {
			if other := p.index.byID[r.Incident]; links(r.Relation) && other != nil {
				todo = append(todo, other)
			}
		}
	}
	return false
}

func relatedLater(p *Pass) {
	for i, r := range p.Related {
		other := p.index.byID[r.Incident]
		if r.Relation != "recurrence" || other == nil || p.doubted("started", fmt.Sprintf("related[%d]", i)) {
			continue
		}
		if before(p.Clock.Started.Moment, other.Clock.Started.Moment) {
			p.report(p.at(fmt.Sprintf("related[%d].incident", i)), "write the decision into the record of the later one", "%q is a later incident, of %s", r.Incident, p.shown(other.Clock.Started.Moment))
			p.doubt(fmt.Sprintf("related[%d]", i))
		}
	}
}

func relatedUnknown(p *Pass) {
	for i, r := range p.Related {
		other := p.index.byID[r.Incident]
		if r.Relation != "recurrence" || other == nil || p.doubted(fmt.Sprintf("related[%d]", i)) {
			continue
		}
		whose := ""
		switch record.CauseUnknown {
		case p.Cause.State:
			whose = "this incident"
		case other.Cause.State:
			whose = fmt.Sprintf("%q", r.Incident)
		default:
			continue
		}
		p.report(p.at(fmt.Sprintf("related[%d].relation", i)), `write relation = "same-factor" until it is known`, "the cause of %s is unknown, and this is called a recurrence", whose)
	}
}

// recent is how long ago an incident is remembered as "again".
const recent = 180 * 24 * time.Hour

func repeatUndecided(p *Pass) {
	if !p.happened() || p.Cause.State == record.CauseUnknown || p.doubted("started") {
		return
	}
	for i := range p.Related {
		if p.doubted(fmt.Sprintf("related[%d]", i)) {
			return // the decision is there, and names the wrong incident
		}
	}
	list := p.index.alike[p.Cause.Category]
	for i := p.index.place[p.ID] - 1; i >= 0; i-- {
		other := list[i]
		ago := p.Clock.Started.Lo.Sub(other.Clock.Started.Lo)
		if p.Clock.Started.Lo.IsZero() || other.Clock.Started.Lo.IsZero() || ago > recent {
			return
		}
		if where := p.sharedPlace(other); where != "" && other.Confirmed {
			if !p.decided(other.ID) {
				p.report(p.at("cause.category", "cause"), fmt.Sprintf("write [[related]] incident = %q with relation = \"recurrence\" or \"not-recurrence\", and because", other.ID),
					"the cause %q was that of %q %d days before, in %s as well, and nobody has decided whether it is the same again", p.Cause.Category, other.ID, days(ago), where)
			}
			return
		}
	}
}

// sharedPlace is a site or a feature that two incidents share.
func (p *Pass) sharedPlace(other *record.Incident) string {
	for _, a := range p.Dependencies {
		for _, b := range other.Dependencies {
			if a.Site == b.Site && a.Site != "unknown" {
				return a.Site
			}
		}
	}
	for _, a := range p.Affected {
		for _, b := range other.Affected {
			if a.Feature == b.Feature {
				return a.Feature
			}
		}
	}
	return ""
}

// decided reports whether decisions, over any number of steps, connect this incident with another, or may do so by way of
// a record that is not loaded.
func (p *Pass) decided(id string) bool {
	own := p.index.family(p.ID)
	return own == p.index.family(id) || p.index.open[own]
}
