package view

import (
	"strings"
	"time"

	"example.com/postmortem/report/record"
)

// Actions are what was promised, with their state as of the report's date.
type Actions struct {
	Rows []Action
	AsOf Text // said only where an action is open: its state depends on the day
}

// An Action is one action item.
type Action struct {
	ID       Text
	Title    Text
	Kind     Text
	Owner    Text
	Due      Text
	State    Text
	Evidence string // Markdown link, or empty
	Covers   Markup // in brackets, the other incidents that it answers
	Cites    Markup
}

func (w *writer) actions(in *record.Incident) *Actions {
	var out Actions
	open := false
	for _, a := range in.Actions {
		if a.State == record.ActionOpen {
			open = true
		}
		out.Rows = append(out.Rows, Action{
			ID: Say(a.ID), Title: w.text(a.Title), Kind: w.word("action", a.Kind), Owner: w.text(a.Owner), Due: Say(w.day(a.Due)),
			State: w.actionState(a), Evidence: w.evidenceLink(a.Evidence), Covers: w.covers(in, a), Cites: w.cite(a.Source),
		})
	}
	if out.Rows == nil {
		return nil
	}
	if open {
		out.AsOf = w.say("actions.as-of", "date", w.lang.Date(w.AsOf))
	}
	return &out
}

// actionState is done on a day, rejected because, open, or open and overdue by so many days.
func (w *writer) actionState(a record.Action) Text {
	switch a.State {
	case record.ActionDone:
		if a.Closed.Known() {
			return w.say("actions.done-on", "date", w.moment(a.Closed))
		}
		return w.say("actions.done-day-unknown")
	case record.ActionUnknown:
		return w.say("actions.unknown")
	case record.ActionRejected:
		return append(w.say("actions.rejected"), append(Say(": "), w.text(a.Because)...)...)
	}
	if days, late := overdue(a.Due, w.AsOf); late {
		return w.say("actions.overdue", "count", days)
	}
	if a.Due.Known() {
		return w.say("actions.open")
	}
	return w.say("actions.open-no-due")
}

// overdue is how many days after the whole of its due date a thing is, if it is.
func overdue(due record.Moment, asOf time.Time) (int, bool) {
	if due.Hi.IsZero() || !asOf.After(due.Hi) {
		return 0, false
	}
	days := dayCount(due.Hi.In(asOf.Location()), asOf)
	return days, days > 0
}

// evidenceLink links what shows that an action was done; an address is long, and says nothing to a reader.
func (w *writer) evidenceLink(raw string) string {
	link := address(raw)
	if !strings.HasPrefix(link, "<http") {
		return link
	}
	return "[" + w.say("actions.evidence").String() + "](" + link + ")"
}

// covers links the other incidents of an action item that answers several.
func (w *writer) covers(in *record.Incident, a record.Action) Markup {
	var links []Markup
	for _, id := range a.Incidents {
		if id == in.ID {
			continue
		}
		if _, visible := w.byID[id]; visible {
			links = append(links, Say(id).link("incident:"+id))
		}
	}
	if links == nil {
		return ""
	}
	return w.aside(joined(" ", w.say("actions.covers").markup(), joined(", ", links...)))
}
