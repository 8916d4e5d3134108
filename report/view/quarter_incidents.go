package view

import (
	"cmp"
	"slices"
	"strings"

	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/chart"
)

// incidents are those of the period, a row each: on the page with their titles and in as few columns as can be read, in the file with
// every fact in a column of its own.
func (q *quarterWriter) incidents(s *Section) {
	if len(q.Incidents) == 0 {
		s.say(q.say("quarter.incidents.none").markup())
	}
	t := q.newTable("incidents", "column.incident", "quarter.column.start-duration", "fact.severity", "quarter.column.affected", "fact.cause")
	file := q.newTable("incidents", "column.incident", "quarter.column.start", "fact.duration", "fact.severity", "quarter.column.features",
		"fact.datacenter", "fact.cause", "quarter.column.repeats")
	for i := range q.Incidents {
		r := &q.Incidents[i]
		row := q.incidentRow(r)
		file.Rows = append(file.Rows, row)
		t.Rows = append(t.Rows, q.shownIncident(r, row))
	}
	worst := q.worstIncidents()
	if len(t.Rows) > len(worst) {
		s.say(q.say("quarter.incidents.gravest", "count", longTable).markup())
	}
	t = q.limit(t.dropEmpty(), func(row int) bool { return worst[row] })
	t.File = file.dropEmpty()
	s.table(t)
	q.figure(s, "strip", q.say("quarter.figure.strip"), q.stripChart(s))
}

// worstIncidents are those that a page has room for: the gravest, and of one severity the longest.
func (q *quarterWriter) worstIncidents() map[int]bool {
	order := make([]int, len(q.Incidents))
	rank := map[string]int{"": len(q.Register.Severities)}
	for i, s := range q.Register.Severities {
		rank[s.ID] = i
	}
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &q.Incidents[a], &q.Incidents[b]
		return cmp.Or(cmp.Compare(rank[x.Severity], rank[y.Severity]), cmp.Compare(y.Minutes.Named, x.Minutes.Named))
	})
	worst := map[int]bool{}
	for _, i := range order[:min(len(order), longTable)] {
		worst[i] = true
	}
	return worst
}

func (q *quarterWriter) incidentRow(r *quarter.Row) []Cell {
	in, _ := q.byID[r.ID].For(q.Audience)
	id := q.idCell(r.ID)
	if r.Counted != "yes" {
		note := q.t("quarter.counted." + r.Counted)
		id = Cell{id.Shown + q.aside(Say(note).markup()), id.Plain + q.t("aside.open") + note + ")"}
	}
	var features, sites []string
	for _, f := range r.Features {
		features = append(features, q.feature(f).Plain())
	}
	const most = 4
	if n := len(features) - most; n > 0 {
		features = append(features[:most], q.t("quarter.and-more-things", "count", n))
	}
	for _, x := range r.Sites {
		if x == "unknown" {
			sites = append(sites, q.t("quarter.incidents.no-site"))
			continue
		}
		sites = append(sites, q.site(x).Plain())
	}
	state := r.State
	if state == "" {
		state = "not-stated"
	}
	cause := q.say("quarter.certain." + state)
	if r.Cause != "" {
		cause = append(append(q.leaf(r.Cause), Say(", ")...), cause...)
	}
	return []Cell{
		id, plain(q.moment(in.Clock.Started.Moment)), plain(q.elapsed(in.Duration(q.writer.AsOf))), plain(q.severityName(r.Severity)), cell(q.list(features)),
		cell(q.list(sites)), cell(cause), q.idsCell(r.Repeat),
	}
}

// shownIncident is a row of the file as it stands on the page.
func (q *quarterWriter) shownIncident(r *quarter.Row, row []Cell) []Cell {
	id, features, sites, repeats := row[0], row[4], row[5], row[7]
	title := q.text(q.byID[r.ID].Title)
	about := joined(" ", id.Shown, title.markup())
	if repeats.Shown != "" {
		about += q.aside(joined(" ", q.say("quarter.incidents.repeats").markup(), repeats.Shown))
	}
	affected := Cell{features.Shown, features.Plain + sites.Plain}
	if sites.Shown != "" {
		affected.Shown += q.aside(sites.Shown)
	}
	lasted := Markup(strings.ReplaceAll(string(row[2].Shown), " ", noBreak)) // on the first line or the second, not on both
	when := Cell{joined(", ", row[1].Shown, lasted), row[1].Plain + row[2].Plain}
	return []Cell{{about, id.Plain}, when, row[3], affected, row[6]}
}

// leaf is the name of a cause without those of its parents, which have no room in a table of many columns.
func (q *quarterWriter) leaf(id string) Text {
	if c, ok := q.Register.Category(id); ok && !c.Name.IsZero() {
		return q.text(c.Name)
	}
	return Say(id)
}

// maxStrip is how many incidents a strip can show; with more it would be longer than a page.
const maxStrip = 60

// stripChart is four periods on one calendar.
func (q *quarterWriter) stripChart(s *Section) chart.Chart {
	if len(q.Strip) > maxStrip {
		s.say(q.say("quarter.strip-too-many", "count", maxStrip).markup())
		return nil
	}
	if len(q.Strip) < 2 {
		return nil
	}
	x := &chart.Strips{
		Title: q.t("quarter.figure.strip"), From: q.Period.Earlier(3).From, To: q.Period.To, AsOf: q.writer.AsOf, Zone: q.Register.Zone, Formats: q.formats(),
		Words: chart.StripWords{Uncertain: q.t("figure.uncertain"), Ongoing: q.t("figure.ongoing"), What: q.t("column.what"), From: q.t("column.from"), To: q.t("column.to"), Note: q.t("column.note")},
	}
	for i := range q.Strip {
		r := &q.Strip[i]
		in := q.byID[r.ID]
		bar := chart.Bar{
			Label: r.ID, Note: q.elapsed(in.Duration(q.writer.AsOf)), Start: when(in.Clock.Started.Moment), End: when(in.Clock.Resolved.Moment), Ongoing: r.Ongoing,
			Highlight: slices.ContainsFunc(q.Incidents, func(x quarter.Row) bool { return x.ID == r.ID }),
		}
		if bar.End.IsZero() && !r.Ongoing {
			bar.End = bar.Start
		}
		x.Rows = append(x.Rows, chart.StripRow{Bar: bar})
	}
	return x
}
