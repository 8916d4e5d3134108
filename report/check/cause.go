package check

import "example.com/postmortem/report/record"

// causeRules ask about causes that stay unknown, and about the place where it happened.
var causeRules = []*Rule{
	{Name: "cause-overdue", Level: record.Warning, Check: causeOverdue,
		Doc: "An answer about the cause was due, and the cause is still not known.",
		Why: "“Still being identified” ages. Either there is an answer by now, or a new date, or the honest word that it was never found."},
	{Name: "cause-undated", Level: record.Note, Check: causeUndated,
		Doc: "The cause of an incident that is over is not known, and nobody said by when an answer is due.",
		Why: "Without a date nobody asks again. When the incident is closed, the question is closed with it."},
	{Name: "no-site", Level: record.Note, Check: noSite,
		Doc: "The incident names no data center, cloud region, network or vendor.",
		Why: "What depends on which site can only be counted where sites are named. \"unknown\" says that somebody looked; leaving it out says nothing."},
}

func causeOverdue(p *Pass) {
	due := p.Cause.AnswerDue
	if p.causeOpen() && !due.Hi.IsZero() && due.Hi.Before(p.AsOf) {
		p.report(p.at("cause.answer_due"), "write what is known by now, or a new date", "an answer was due on %s, %d days ago, and the cause is still %s", p.shown(due), daysSince(due.Hi, p.AsOf), p.Cause.State)
	}
}

func causeUndated(p *Pass) {
	if p.Confirmed && p.Status == record.Resolved && p.Cause.State == record.CauseUnknown && p.Cause.AnswerDue.IsZero() {
		p.report(p.at("cause.state", "cause"), dueHint(p), "the cause is unknown, and no answer is due")
	}
}

func (p *Pass) causeOpen() bool {
	return p.Cause.State == record.CauseUnknown || p.Cause.State == record.CauseSuspected
}

func noSite(p *Pass) {
	if p.happened() && p.over() && !p.draft() && len(p.Dependencies) == 0 {
		p.report(p.at("affected", "title"), `write datacenter = "…", or datacenter = "unknown"`, "no data center is named")
	}
}

// dueHint says how to write when an answer is due: a cause in its short form has to grow into its long one.
func dueHint(p *Pass) string {
	if _, _, long := p.File.Where("cause.state"); long {
		return "write answer_due = 2024-03-15 in [cause], or close the incident"
	}
	return `write cause = { state = "unknown", answer_due = 2024-03-15 }, or close the incident`
}
