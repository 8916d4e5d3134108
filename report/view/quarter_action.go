package view

import (
	"slices"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/record"
)

// promises are the action items: opened, closed, overdue, and what they had come to when something came back.
func (q *quarterWriter) promises(s *Section) {
	a := &q.Actions
	s.say(q.say("quarter.actions.counts", "opened", a.Opened, "closed", a.Closed, "open", a.Open, "overdue", a.Overdue, "date", q.lang.Date(q.writer.AsOf)).markup())
	if a.Overdue > 0 {
		s.say(q.say("quarter.actions.overdue-days", "count", a.OverdueDays).markup())
	}
	s.say(q.actionGaps())
	t := q.newTable("action-kinds", "column.kind", "#quarter.column.opened", "#quarter.column.closed", "#quarter.column.open", "#quarter.column.overdue")
	for _, k := range a.Kinds {
		if k.Opened+k.Closed+k.Open == 0 {
			continue
		}
		kind := q.word("action", k.Kind)
		if kind == nil {
			kind = q.say("quarter.actions.no-kind")
		}
		t.Rows = append(t.Rows, []Cell{cell(kind), plain(q.lang.Int(k.Opened)), plain(q.lang.Int(k.Closed)), plain(q.lang.Int(k.Open)), plain(q.lang.Int(k.Overdue))})
	}
	s.table(t)
	q.figure(s, "ageing", q.say("quarter.figure.ageing"), q.ageing())
	s.table(q.actionTable())
	q.whenRecurred(s)
}

// actionGaps are what nobody can follow up: no owner, no due date, no evidence.
func (q *quarterWriter) actionGaps() Markup {
	a := &q.Actions
	var words Markup
	for _, x := range []struct {
		id string
		n  int
	}{
		{"open-unknown", a.OpenUnknown}, {"no-owner", a.NoOwner}, {"no-due", a.NoDue}, {"no-evidence", a.NoEvidence}, {"not-known", a.NotKnown}, {"day-unknown", a.DayUnknown},
	} {
		if x.n > 0 {
			words = joined(" ", words, q.say("quarter.actions."+x.id, "count", x.n).markup())
		}
	}
	return words
}

// maxActions is how many rows the figure of actions has: the overdue ones come first.
const maxActions = 40

func (q *quarterWriter) actionTable() *Table {
	t := q.newTable("actions", "column.incident", "column.id", "column.action", "column.owner", "column.due", "column.state")
	for _, x := range q.Actions.Rows {
		a := q.action(x.Incident, x.ID)
		if a == nil {
			continue
		}
		t.Rows = append(t.Rows, []Cell{q.idCell(x.Incident), plain(x.ID), cell(q.text(a.Title)), cell(q.text(a.Owner)), plain(q.day(a.Due)), cell(q.actionState(*a))})
	}
	return t.dropEmpty()
}

func (q *quarterWriter) action(incident, id string) *record.Action {
	seen, _ := q.byID[incident].For(q.Audience)
	if i := slices.IndexFunc(seen.Actions, func(a record.Action) bool { return a.ID == id }); i >= 0 {
		return &seen.Actions[i]
	}
	return nil
}

func (q *quarterWriter) ageing() chart.Chart {
	x := &chart.Ageing{
		Title: q.t("quarter.figure.ageing"), AsOf: q.writer.AsOf, Zone: q.Register.Zone, Formats: q.formats(),
		Words: chart.AgeingWords{
			Action: q.t("column.action"), Created: q.t("quarter.column.created"), Due: q.t("column.due"), Closed: q.t("quarter.column.closed-on"),
			Overdue: q.t("quarter.column.overdue"), Open: q.t("quarter.column.open"), AsOf: q.t("quarter.fact.as-of"), Note: q.t("column.note"),
		},
	}
	for _, a := range q.Actions.Rows {
		if a.Created.IsZero() || len(x.Actions) == maxActions || a.State == "done" && a.Closed.IsZero() || a.State == "rejected" || a.State == "unknown" {
			continue // what has no beginning or no end that is known is no bar
		}
		row := chart.AgeingAction{Label: a.Incident + " " + a.ID, Created: a.Created, Due: a.Due, Closed: a.Closed, Highlight: a.InFamily && a.Late > 0}
		if a.Late > 0 {
			row.Note = q.t("actions.overdue", "count", a.Late)
		}
		x.Actions = append(x.Actions, row)
	}
	if len(x.Actions) == 0 {
		return nil
	}
	return x
}

// whenRecurred says what the actions of the earlier incident had come to when one of the period repeated it.
func (q *quarterWriter) whenRecurred(s *Section) {
	t := q.newTable("when-recurred", "column.incident", "quarter.column.repeats", "#quarter.column.promised", "#quarter.column.was-done", "#quarter.column.was-open",
		"#quarter.column.was-unknown")
	for _, r := range q.Actions.Recurred {
		row := []Cell{q.idCell(r.Incident), q.idCell(r.Earlier)}
		for _, n := range []int{r.Actions, r.Done, r.Open, r.Unknown} {
			row = append(row, plain(q.lang.Int(n)))
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		s.heading(q.say("quarter.heading.worked"))
		s.say(q.say("quarter.actions.when-recurred").markup())
	}
	s.table(t)
}

// overdueWords are the overdue actions of families that repeat.
func (q *quarterWriter) overdueWords() Markup {
	a := &q.Actions
	if len(a.OfFamilies) == 0 {
		return q.say("quarter.actions.none-overdue", "overdue", a.Overdue).markup()
	}
	var names []Markup
	for _, x := range a.OfFamilies[:min(len(a.OfFamilies), 5)] {
		names = append(names, joined(" ", q.id(x.Incident), Say(x.ID+q.t("aside.open")+q.lang.Days(x.Late)+")").markup()))
	}
	if n := len(a.OfFamilies) - 5; n > 0 {
		names = append(names, q.say("quarter.and-more", "count", n).markup())
	}
	return joined(" ", q.say("quarter.actions.family-overdue", "count", len(a.OfFamilies)).markup(), joined(", ", names...)+".")
}
