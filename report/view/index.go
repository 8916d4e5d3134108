package view

import (
	"slices"
	"time"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
)

// An Index is the body of the page that lists all incidents, the latest first.
type Index struct {
	Title   Text
	Summary Text   // "37 incidents, 6 of them unconfirmed"
	Hidden  Text   // how many this audience may not see
	Ways    Markup // to the page of all families, where it is made
	Rows    []Row
}

// A Row is one incident of the index.
type Row struct {
	Link     Markup
	Title    Text
	Date     Text
	Severity Text
	Duration Text
	Cause    Markup
	Sites    Markup
}

// Index words the list of the book's incidents.
func (b *Book) Index(l *lang.Lang) *Page {
	w := b.writer(l)
	body := &Index{}
	unconfirmed := 0
	var last time.Time // the page's clock, unless a row tells of today
	ages := false
	for _, in := range slices.Backward(b.Incidents) {
		seen, _ := in.For(b.Audience)
		if !in.Confirmed {
			unconfirmed++
		}
		if last.IsZero() {
			last = in.Clock.Started.Moment.Lo
		}
		if seen.Duration(b.AsOf).Ongoing || unanswered(seen) {
			ages = true
		}
		body.Rows = append(body.Rows, w.row(seen))
	}
	if ages {
		last = b.AsOf
	}
	body.Summary = w.say("index.summary", "count", len(b.Incidents), "unconfirmed", unconfirmed)
	if b.Hidden > 0 {
		body.Hidden = w.say("index.hidden", "count", b.Hidden, "audience", w.t("audience."+b.Audience.String()))
	}
	if b.Linked {
		body.Ways = w.say("recurrence.title").link("page:" + RecurrenceName)
	}
	title := w.say("index.title")
	if name := w.text(b.Register.Name); name != nil {
		title = append(append(name, Say(" · ")...), title...)
	}
	body.Title = title
	return &Page{
		Kind: "index", Name: IndexName, Lang: l.Tag(), Title: title, Description: title.Plain(), Header: w.text(b.Register.Name),
		Class: w.text(b.Register.Classification), Created: last, Body: body,
	}
}

func (w *writer) row(in *record.Incident) Row {
	title := w.text(in.Title)
	if !in.Confirmed {
		title = append(title, Say(w.t("aside.open")+w.t("index.unconfirmed")+")")...)
	}
	severity := Say(in.Severity)
	if s, ok := w.Register.Severity(in.Severity); ok && !s.Name.IsZero() {
		severity = w.text(s.Name)
	}
	sites := Markup("")
	if len(in.Dependencies) > 0 {
		sites = w.sites(in)
	}
	return Row{
		Link: Say(in.ID).link("incident:" + in.ID), Title: title, Date: Say(w.moment(in.Clock.Started.Moment)), Severity: severity,
		Duration: Say(w.elapsed(in.Duration(w.AsOf))), Cause: w.causeState(in), Sites: sites,
	}
}
