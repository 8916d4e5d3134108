package check

import (
	"fmt"

	"example.com/postmortem/report/record"
)

var actionRules = []*Rule{
	{Name: "action-owner", Level: record.Warning, Check: eachAction(actionOwner),
		Doc: "An open action has no owner.",
		Why: "What belongs to nobody is not done."},
	{Name: "action-due", Level: record.Note, Check: eachAction(actionDue),
		Doc: "An open action has no due date.",
		Why: "Without a date it can never be late, and nobody will ask."},
	{Name: "action-overdue", Level: record.Warning, Check: eachAction(actionOverdue),
		Doc: "An open action is past its due date.",
		Why: "Promises that lapse unnoticed are the commonest reason for a recurrence. Close it, reject it with a reason, or give it a new date."},
	{Name: "action-evidence", Level: record.Note, Check: eachAction(actionEvidence),
		Doc: "An action is done and shows no evidence.",
		Why: "A ticket, a change or a document lets others see what was done; auditors ask for it."},
	{Name: "action-dates", Level: record.Warning, Check: eachAction(actionDates),
		Doc: "An action is closed, or due, before it was created.",
		Why: "One of the dates is wrong, and with it how long actions take."},
	{Name: "action-state", Level: record.Warning, Check: eachAction(actionState),
		Doc: "An action is said to be open, and has a closing date.",
		Why: "It counts as open, and will be reported as overdue. If it is done, say so."},
	{Name: "action-because", Level: record.Warning, Check: eachAction(actionBecause),
		Doc: "An action was rejected without a reason.",
		Why: "Deciding against a measure is fine. The next incident will make people ask why."},
}

// eachAction makes a rule of a question to one action, and where it stands.
func eachAction(ask func(p *Pass, a *record.Action, at string)) func(*Pass) {
	return func(p *Pass) {
		for i := range p.Actions {
			ask(p, &p.Actions[i], fmt.Sprintf("action[%d]", i))
		}
	}
}

// contradicts reports whether an action is said to be open although it has a closing date: it asks for one answer only.
func contradicts(a *record.Action) bool {
	return a.State == record.ActionOpen && !a.Closed.IsZero()
}

func actionOwner(p *Pass, a *record.Action, at string) {
	if a.State == record.ActionOpen && a.Owner.IsZero() && !contradicts(a) {
		p.report(p.at(at), `write owner = "…"`, "the action %s has no owner", name(a))
	}
}

func actionDue(p *Pass, a *record.Action, at string) {
	if a.State == record.ActionOpen && a.Due.IsZero() && !contradicts(a) {
		p.report(p.at(at), "write due = 2024-06-30", "the action %s has no due date", name(a))
	}
}

func actionOverdue(p *Pass, a *record.Action, at string) {
	if a.State == record.ActionOpen && !a.Due.Hi.IsZero() && a.Due.Hi.Before(p.AsOf) && !contradicts(a) && !before(a.Due, a.Created) {
		p.report(p.at(at+".due"), "", "the action %s was due on %s, %d days ago", name(a), p.shown(a.Due), daysSince(a.Due.Hi, p.AsOf))
	}
}

func actionEvidence(p *Pass, a *record.Action, at string) {
	if a.State == record.ActionDone && a.Evidence == "" && len(a.Source) == 0 {
		p.report(p.at(at+".state", at+".closed", at), `write evidence = "https://…"`, "the action %s is done and shows no evidence", name(a))
	}
}

func actionDates(p *Pass, a *record.Action, at string) {
	switch {
	case before(a.Closed, a.Created):
		p.report(p.at(at+".closed"), "", "the action %s was closed on %s, before it was created on %s", name(a), p.shown(a.Closed), p.shown(a.Created))
	case before(a.Due, a.Created):
		p.report(p.at(at+".due"), "", "the action %s is due on %s, before it was created on %s", name(a), p.shown(a.Due), p.shown(a.Created))
	}
}

func actionState(p *Pass, a *record.Action, at string) {
	if contradicts(a) {
		p.report(p.at(at+".state"), `write state = "done", or remove closed`, "the action %s is open, and was closed on %s", name(a), p.shown(a.Closed))
	}
}

func actionBecause(p *Pass, a *record.Action, at string) {
	if a.State == record.ActionRejected && a.Because.IsZero() {
		p.report(p.at(at+".state"), `write because = "…"`, "the action %s was rejected without a reason", name(a))
	}
}

// name is what a finding calls an action.
func name(a *record.Action) string {
	if a.ID != "" {
		return fmt.Sprintf("%q", a.ID)
	}
	title, _ := a.Title.In("en")
	return fmt.Sprintf("%q", title)
}
