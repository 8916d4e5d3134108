package view

import (
	"slices"
	"strconv"
	"time"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
)

// An Index is the body of the page that lists all incidents: what waits for somebody, then the years, the latest first.
type Index struct {
	Title   Text
	Summary Text   // "37 incidents, 6 of them unconfirmed"
	Hidden  Text   // how many this audience may not see
	Ways    Markup // to the page of all families, where it is made
	Waiting *Waiting
	Years   []Year
}

// A Year is the incidents that began in it.
type Year struct {
	Name Text
	ID   string // of its heading
	Line Text   // how many of which severity, and how many causes are confirmed
	Rows []Row

	Sites bool // whether any record says which data center it went through, or that somebody looked
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

// Rows are the incidents of all years.
func (x *Index) Rows() (rows []Row) {
	for _, y := range x.Years {
		rows = append(rows, y.Rows...)
	}
	return rows
}

// Index words the list of the book's incidents.
func (b *Book) Index(l *lang.Lang) *Page {
	w := b.writer(l)
	body := &Index{}
	waiting := waiting{w: w}
	unconfirmed := 0
	var last time.Time // the page's clock, unless something on it tells of today
	var year []*record.Incident
	for _, in := range slices.Backward(b.Incidents) {
		seen, _ := in.For(b.Audience)
		if !seen.Confirmed {
			unconfirmed++
		}
		if last.IsZero() {
			last = in.Clock.Started.Moment.Lo
		}
		waiting.look(seen)
		if len(year) > 0 && w.year(year[0]) != w.year(seen) {
			body.Years, year = append(body.Years, w.yearOf(year)), nil
		}
		year = append(year, seen)
	}
	if len(year) > 0 {
		body.Years = append(body.Years, w.yearOf(year))
	}
	body.Waiting = waiting.words()
	if waiting.ages {
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
		title = append(append(name, Say(": ")...), title...)
	}
	body.Title = title
	return &Page{
		Kind: "index", Name: IndexName, Lang: l.Tag(), Title: title, Description: title.Plain(), Header: w.text(b.Register.Name),
		Class: w.text(b.Register.Classification), Created: last, Body: body,
	}
}

// year is the year of an incident's start; 0 where nobody knows it.
func (w *writer) year(in *record.Incident) int {
	lo := in.Clock.Started.Named()
	if lo.IsZero() {
		return 0
	}
	return lo.In(w.Register.Zone).Year()
}

// yearOf words the incidents of one year.
func (w *writer) yearOf(all []*record.Incident) Year {
	year := w.year(all[0])
	out := Year{Name: w.say("date.year", "year", strconv.Itoa(year)), ID: "y" + strconv.Itoa(year)}
	if year == 0 {
		out.Name = w.say("index.year-unknown")
	}
	confirmed := 0
	severities := map[string]int{}
	for _, in := range all {
		out.Rows = append(out.Rows, w.row(in))
		severities[in.Severity]++
		out.Sites = out.Sites || len(in.Dependencies) > 0
		if in.Cause.State == record.CauseConfirmed {
			confirmed++
		}
	}
	var parts []string
	for _, id := range w.severityIDs(severities) {
		parts = append(parts, w.t("index.of-severity", "severity", w.severityName(id).Plain(), "count", severities[id]))
	}
	out.Line = w.say("index.year", "count", len(all), "severities", w.lang.List(parts), "confirmed", confirmed)
	return out
}

// severityIDs are the severities that were counted, the gravest first, then those that the register does not have.
func (w *writer) severityIDs(counts map[string]int) []string {
	var ids, others []string
	for _, s := range w.Register.Severities {
		if counts[s.ID] > 0 {
			ids = append(ids, s.ID)
		}
	}
	for id := range counts {
		if !slices.Contains(ids, id) {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	slices.Reverse(others) // no severity at all is the last
	return append(ids, others...)
}

// severityName is the name of a severity, without its id and its meaning.
func (w *writer) severityName(id string) Text {
	if id == "" {
		return w.say("severity.none")
	}
	if s, ok := w.Register.Severity(id); ok && !s.Name.IsZero() {
		return w.text(s.Name)
	}
	return Say(id)
}

func (w *writer) row(in *record.Incident) Row {
	title := w.text(in.Title)
	if !in.Confirmed {
		title = append(title, Say(w.t("aside.open")+w.t("index.unconfirmed")+")")...)
	}
	row := Row{
		Link: Say(in.ID).link("incident:" + in.ID), Title: title, Date: Say(w.moment(in.Clock.Started.Moment)),
		Duration: Say(w.elapsed(in.Duration(w.AsOf))), Cause: w.causeState(in),
	}
	if in.Severity != "" {
		row.Severity = w.severityName(in.Severity)
	}
	if len(in.Dependencies) > 0 {
		row.Sites = w.sites(in)
	}
	return row
}
