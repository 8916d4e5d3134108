package record

import (
	"fmt"
	"slices"
	"strconv"
)

func (p *recordWriter) timeline(list []Entry) {
	for i, e := range list {
		p.header("[[timeline]]", fmt.Sprintf("timeline[%d]", i))
		p.moment("at", e.At)
		p.text("what", e.What)
		p.str("kind", e.Kind)
		p.sources(e.Source)
		p.audience(e.Audience)
	}
}

func (p *recordWriter) actions(in *Incident) {
	for i, a := range in.Actions {
		p.header("[[action]]", fmt.Sprintf("action[%d]", i))
		p.str("id", a.ID)
		p.text("title", a.Title)
		p.str("kind", a.Kind)
		p.text("owner", a.Owner)
		p.moment("created", a.Created)
		p.moment("due", a.Due)
		p.moment("closed", a.Closed)
		usual := ActionOpen
		if !a.Closed.IsZero() {
			usual = ActionDone
		}
		p.word("state", string(a.State), string(usual))
		p.text("because", a.Because)
		p.list("addresses", a.Addresses)
		if !slices.Equal(a.Incidents, []string{in.ID}) {
			p.list("incidents", a.Incidents)
		}
		p.str("evidence", a.Evidence)
		p.sources(a.Source)
		p.audience(a.Audience)
	}
}

func (p *recordWriter) signals(list []Signal) {
	for i, s := range list {
		p.header("[[signal]]", fmt.Sprintf("signal[%d]", i))
		p.text("what", s.What)
		if s.HasCount {
			p.set("count", strconv.Itoa(s.Count))
		}
		p.moment("at", s.At)
		p.sources(s.Source)
		p.audience(s.Audience)
	}
}

func (p *recordWriter) notices(list []Notice) {
	for i, n := range list {
		p.header("[[notice]]", fmt.Sprintf("notice[%d]", i))
		p.moment("at", n.At)
		p.str("channel", n.Channel)
		p.text("text", n.Text)
		p.text("by", n.By)
		p.sources(n.Source)
		p.audience(n.Audience)
	}
}

func (p *recordWriter) lessons(l Lessons) {
	if len(l.WentWell)+len(l.WentWrong)+len(l.Lucky) == 0 && l.Audience == AudienceUnset {
		return
	}
	p.header("[lessons]", "lessons")
	p.texts("went_well", l.WentWell)
	p.texts("went_wrong", l.WentWrong)
	p.texts("lucky", l.Lucky)
	p.audience(l.Audience)
}

func (p *recordWriter) related(list []Relation) {
	for i, r := range list {
		p.header("[[related]]", fmt.Sprintf("related[%d]", i))
		p.str("incident", r.Incident)
		p.str("relation", r.Relation)
		p.text("because", r.Because)
		p.text("by", r.By)
		p.moment("on", r.On)
		p.sources(r.Source)
		p.audience(r.Audience)
	}
}

func (p *recordWriter) sourceBlocks(list []Source) {
	for i, s := range list {
		p.header("[[source]]", fmt.Sprintf("source[%d]", i))
		p.str("id", s.ID)
		p.text("title", s.Title)
		p.text("publisher", s.Publisher)
		p.moment("date", s.Date)
		p.str("url", s.URL)
		p.text("note", s.Note)
		p.audience(s.Audience)
	}
}

func (p *recordWriter) revisions(list []Revision) {
	for i, r := range list {
		p.header("[[revision]]", fmt.Sprintf("revision[%d]", i))
		p.moment("on", r.On)
		p.str("was", r.Was)
		p.text("because", r.Because)
		p.sources(r.Source)
		p.audience(r.Audience)
	}
}

func (p *recordWriter) imported(i Imported) {
	if i == (Imported{}) {
		return
	}
	p.header("[imported]", "imported")
	p.str("system", i.System)
	p.str("id", i.ID)
	p.str("url", i.URL)
	p.str("file", i.File)
	p.str("digest", i.Digest)
}
