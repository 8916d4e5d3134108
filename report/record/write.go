package record

import (
	"fmt"
	"strconv"
)

// incident writes a record from its head to its end: keys first, since TOML wants them before the tables.
func (p *recordWriter) incident(in *Incident) {
	p.str("id", in.ID)
	p.text("title", in.Title)
	p.str("severity", in.Severity)
	p.word("status", string(in.Status), string(in.status("")))
	p.word("kind", string(in.Kind), string(Outage))
	if !in.Confirmed {
		p.set("confirmed", "false")
	}
	p.word("audience", in.Audience.String(), Internal.String())
	p.clocks(in)
	p.set("duration", spanValue(in.Stated))
	shortAffected := p.affectedInShort(in)
	shortDependency := p.dependencyInShort(in)
	shortCause := p.causeInShort(in)
	p.list("controls", in.Controls)
	p.text("summary", in.Summary)
	p.text("impact", in.Impact)
	p.review(in.Review)
	p.claims(in.Claims)
	if !shortCause {
		p.cause(in.Cause)
	}
	if !shortAffected {
		p.affected(in.Affected)
	}
	if !shortDependency {
		p.dependencies(in.Dependencies)
	}
	p.timeline(in.Timeline)
	p.actions(in)
	p.signals(in.Signals)
	p.notices(in.Notices)
	p.lessons(in.Lessons)
	p.related(in.Related)
	p.sourceBlocks(in.Sources)
	p.revisions(in.Revisions)
	p.imported(in.Imported)
}

// clocks writes the times. An end that only the duration gives is left to it.
func (p *recordWriter) clocks(in *Incident) {
	for _, name := range ClockNames {
		c := in.Clock.Named(name)
		if name == "resolved" && c.Precision == Derived && c.Written == "" && !in.used().IsZero() {
			continue
		}
		p.set(name, pointValue(*c))
	}
}

func (p *recordWriter) affectedInShort(in *Incident) bool {
	ids := make([]string, 0, len(in.Affected))
	for i, a := range in.Affected {
		if a.Impact != "" || a.HasUsers || !a.Started.IsZero() || !a.Restored.IsZero() || a.Symptom != nil || a.Source != nil || a.Audience != AudienceUnset ||
			p.marks[fmt.Sprintf("affected[%d].feature", i)] != nil {
			return false
		}
		ids = append(ids, a.Feature)
	}
	p.list("affected", ids)
	return true
}

func (p *recordWriter) dependencyInShort(in *Incident) bool {
	if len(in.Dependencies) != 1 {
		return len(in.Dependencies) == 0
	}
	d := in.Dependencies[0]
	if d.Role != "" || d.Lost != nil || d.Standby != nil || d.Why != nil || d.Source != nil || d.Audience != AudienceUnset || p.marks["dependency[0].site"] != nil {
		return false
	}
	p.str("datacenter", d.Site)
	return true
}

func (p *recordWriter) causeInShort(in *Incident) bool {
	c := in.Cause
	if c.Trigger != "" || c.Summary != nil || !c.AnswerDue.IsZero() || c.Was != nil || c.Factors != nil || c.Source != nil || c.Audience != AudienceUnset {
		return false
	}
	switch {
	case c.State == CauseUnknown && c.Category == "":
		p.str("cause", "unknown")
	case c.State == CauseConfirmed && c.Category != "":
		p.str("cause", c.Category)
	default:
		return c.State == "" && c.Category == ""
	}
	return true
}

func (p *recordWriter) review(r Review) {
	if r.State == "" && r.By == "" && r.On.IsZero() && r.Because == nil {
		return
	}
	p.header("[review]", "review")
	p.str("state", string(r.State))
	p.str("by", r.By)
	p.moment("on", r.On)
	p.text("because", r.Because)
}

func (p *recordWriter) claims(list []Claim) {
	for i, c := range list {
		p.header("[[claim]]", fmt.Sprintf("claim[%d]", i))
		p.str("about", c.About)
		p.str("says", c.Says)
		p.text("by", c.By)
		p.sources(c.Source)
		if c.Use {
			p.set("use", "true")
		}
		p.audience(c.Audience)
	}
}

func (p *recordWriter) cause(c Cause) {
	p.header("[cause]", "cause")
	p.word("state", string(c.State), "")
	p.str("category", c.Category)
	p.str("trigger", c.Trigger)
	p.text("summary", c.Summary)
	p.moment("answer_due", c.AnswerDue)
	p.sources(c.Source)
	p.audience(c.Audience)
	for i, w := range c.Was {
		p.header("[[cause.was]]", fmt.Sprintf("cause.was[%d]", i))
		p.str("state", string(w.State))
		p.str("category", w.Category)
		p.text("summary", w.Summary)
		p.moment("until", w.Until)
		p.sources(w.Source)
	}
	for i, f := range c.Factors {
		p.header("[[cause.factor]]", fmt.Sprintf("cause.factor[%d]", i))
		p.str("category", f.Category)
		p.text("summary", f.Summary)
		p.sources(f.Source)
		p.audience(f.Audience)
	}
}

func (p *recordWriter) affected(list []Affected) {
	for i, a := range list {
		p.header("[[affected]]", fmt.Sprintf("affected[%d]", i))
		p.str("feature", a.Feature)
		p.str("impact", a.Impact)
		if a.HasUsers {
			p.set("users", strconv.FormatFloat(a.Users, 'f', -1, 64))
		}
		p.moment("started", a.Started)
		p.moment("restored", a.Restored)
		p.text("symptom", a.Symptom)
		p.sources(a.Source)
		p.audience(a.Audience)
	}
}

func (p *recordWriter) dependencies(list []Dependency) {
	for i, d := range list {
		path := fmt.Sprintf("dependency[%d]", i)
		p.header("[[dependency]]", path)
		p.str("site", d.Site)
		p.str("role", d.Role)
		p.flag("lost", d.Lost)
		p.text("why", d.Why)
		p.sources(d.Source)
		p.audience(d.Audience)
		if s := d.Standby; s != nil {
			p.header("[dependency.standby]", path+".standby")
			p.str("existed", s.Existed)
			p.str("site", s.Site)
			p.str("triggered", s.Triggered)
			p.flag("worked", s.Worked)
			p.moment("last_drill", s.LastDrill)
			p.sources(s.Source)
		}
	}
}
