package view

import (
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
)

// An Incident is the body of a postmortem. A part that there is nothing to say about is nil, and false in {{if}}.
type Incident struct {
	ID          Text
	Title       Text
	Draft       Text // says that nobody stands behind the record yet
	Unconfirmed Text // says that the incident is only mentioned, not established
	Left        Text // says how much this audience may not see
	Facts       []Fact
	Before      *Before
	Summary     *Prose
	Impact      *Impact
	Timeline    *Timeline
	DataCenter  *DataCenter
	Cause       *Cause
	Response    []Measure
	Notices     []Notice
	Stated      *Stated
	Actions     *Actions
	Lessons     *Lessons
	Revisions   []Revision
	Sources     []Source
	Method      *Method
}

// A Fact is a line of the box at the head of a page.
type Fact struct {
	Label Text
	Value Markup
}

// Incident words the postmortem of an incident that the book's audience may see.
func (b *Book) Incident(in *record.Incident, l *lang.Lang) *Page {
	seen, left := in.For(b.Audience)
	w := b.writer(l)
	w.cites.list(w, seen)
	body := &Incident{
		ID: Say(seen.ID), Title: w.text(seen.Title),
		Facts:      w.facts(seen),
		Before:     w.beforeOrWhyNot(seen),
		Summary:    w.prose(seen.Summary, 2),
		Impact:     w.impact(seen),
		Timeline:   w.timeline(seen),
		DataCenter: w.dataCenter(seen),
		Cause:      w.cause(seen),
		Response:   w.response(seen),
		Notices:    w.notices(seen),
		Stated:     w.stated(seen),
		Actions:    w.actions(seen),
		Lessons:    w.lessons(seen),
		Revisions:  w.revisions(seen),
	}
	if !seen.Confirmed {
		body.Unconfirmed = w.say("incident.unconfirmed")
	}
	if left > 0 {
		body.Left = w.say("incident.left-out", "count", left, "audience", w.t("audience."+b.Audience.String()))
	}
	body.Method = w.method(seen)
	if body.Before.Evidence != nil {
		body.Method.Notes = append(body.Method.Notes, w.common().weights)
	}
	body.Sources = w.cites.all
	page := &Page{
		Kind: "incident", Name: FileName(seen.ID), Lang: l.Tag(), Title: body.Title, Body: body,
		Description: w.description(seen),
		Header:      w.common().header, Class: w.common().class, Created: w.created(seen),
		Charts: map[string]chart.Chart{},
	}
	if seen.Review.State != record.ReviewApproved && seen.Review.State != record.ReviewNotRequired {
		page.Draft, body.Draft = w.say("draft"), w.say("incident.draft")
	}
	if body.Timeline != nil && body.Timeline.Strip != nil {
		page.Charts["timeline"] = body.Timeline.Strip
	}
	if body.Before.Chain != nil {
		page.Charts["chain"] = body.Before.Chain
	}
	if body.Before.Durations != nil {
		page.Charts["family-durations"] = body.Before.Durations
	}
	if body.Stated != nil && body.Stated.Chart != nil {
		page.Charts["durations"] = body.Stated.Chart
	}
	return page
}

func (w *writer) facts(in *record.Incident) []Fact {
	var facts []Fact
	add := func(label string, value Markup) {
		if value != "" {
			facts = append(facts, Fact{w.say("fact." + label), value})
		}
	}
	add("id", Say(in.ID).markup())
	add("severity", w.severity(in.Severity))
	add("status", w.word("status", string(in.Status)).markup())
	add("kind", w.word("kind", string(in.Kind)).markup())
	add("started", w.point(in.Clock.Started))
	add("resolved", w.ended(in))
	add("duration", Say(w.elapsed(in.Duration(w.AsOf))).markup())
	add("cause", w.causeState(in))
	add("datacenter", w.sites(in))
	add("affected", w.featureNames(in))
	add("review", w.review(in))
	add("audience", w.word("audience", in.Audience.String()).markup())
	add("class", w.common().class.markup())
	add("controls", w.list(in.Controls).markup())
	return facts
}

// severity is the name of a severity beside its id, and what it means.
func (w *writer) severity(id string) Markup {
	if id == "" {
		return w.say("severity.none").markup()
	}
	s, ok := w.Register.Severity(id)
	if !ok || s.Name.IsZero() {
		return Say(id).markup()
	}
	name := append(w.text(s.Name), Say(w.t("aside.open")+id+")")...)
	if means := w.text(s.Means); means != nil {
		name = append(append(name, Say(": ")...), means...)
	}
	return name.markup()
}

// ended is when the impact was over, or that it is not, or that nobody knows.
func (w *writer) ended(in *record.Incident) Markup {
	switch {
	case !in.Clock.Resolved.IsZero():
		return w.point(in.Clock.Resolved)
	case in.Status.Open():
		return w.say("ongoing").markup()
	}
	return ""
}

// review is who stands behind the record.
func (w *writer) review(in *record.Incident) Markup {
	r := in.Review
	words := w.word("review", string(r.State))
	if r.By != "" || r.On.Known() {
		words = append(words, Say(": "+joinNonEmpty(", ", r.By, w.day(r.On)))...)
	}
	if because := w.text(r.Because); because != nil {
		words = append(append(words, Say(": ")...), because...)
	}
	return words.markup()
}

// description is the page in one sentence, for metadata and search.
func (w *writer) description(in *record.Incident) string {
	return joinNonEmpty(" · ", w.text(w.Register.Name).Plain(), in.ID, w.moment(in.Clock.Started.Moment), w.elapsed(in.Duration(w.AsOf)))
}
