package check

import (
	"time"

	"example.com/postmortem/report/record"
)

// stageRules say what a record must have to be closed, to be approved, or to be of the worst severity.
var stageRules = []*Rule{
	{Name: "status-over", Level: record.Warning, Check: statusOver,
		Doc: "The status says that the incident goes on, and its end is given.",
		Why: "Lists of what is open would show it for ever. Leave the status out, and it follows from the clocks."},
	{Name: "closed-cause", Level: record.Warning, Check: closedCause,
		Doc: "A closed incident says nothing about its cause.",
		Why: "Closed means that nobody works on it any more. If the cause was never found, say so: cause = \"unknown\"; then the statistics count it as what it is."},
	{Name: "closed-end", Level: record.Warning, Check: closedEnd,
		Doc: "A closed incident has no end.",
		Why: "Without an end there is no duration, and downtime can only be bounded. Write resolved, or a duration, or \"unknown\" if nobody knows."},
	{Name: "closed-summary", Level: record.Warning, Check: closedSummary,
		Doc: "A closed incident has no summary.",
		Why: "The summary is what most readers will ever see of an incident."},
	{Name: "severe-detected", Level: record.Warning, Check: severeDetected,
		Doc: "An incident of the worst severity does not say when it was detected.",
		Why: "For the worst incidents, how long nobody noticed is among the first questions. Write detected = \"unknown\" if it cannot be found out."},
	{Name: "severe-timeline", Level: record.Warning, Check: severeTimeline,
		Doc: "An incident of the worst severity is closed without a timeline.",
		Why: "What was seen, decided and done, and when, is what others learn from."},
	{Name: "severe-action", Level: record.Warning, Check: severeAction,
		Doc: "An incident of the worst severity is closed without an action item.",
		Why: "If the worst that can happen leads to nothing, it will happen again. A rejected action with its reason is an answer too."},
	{Name: "approved-by", Level: record.Warning, Check: approvedBy,
		Doc: "An approved record does not say by whom and when.",
		Why: "Somebody stands behind an approved postmortem; evidence for an audit needs the name and the day."},
	{Name: "approved-open", Level: record.Warning, Check: approvedOpen,
		Doc: "A record is approved although the incident is not over.",
		Why: "What is still going on cannot have been reviewed as a whole."},
	{Name: "approved-derived", Level: record.Warning, Check: approvedDerived,
		Doc: "An approved record has a clock that was derived from others.",
		Why: "A program or a person computed that time, so that figures could be made. Whoever approves replaces it with the time that was seen, or marks it as estimated."},
	{Name: "review-because", Level: record.Warning, Check: reviewBecause,
		Doc: "A record needs no review, and does not say why.",
		Why: "Otherwise \"not-required\" is how reviews are avoided."},
	{Name: "open-long", Level: record.Warning, Check: openLong,
		Doc: "An incident has been open for more than 90 days.",
		Why: "Mostly it is over and nobody wrote the end. Until then it adds downtime every day."},
}

func statusOver(p *Pass) {
	end := p.Clock.Resolved
	if !p.over() && end.Precision != record.Derived && !end.Hi.IsZero() && !end.Hi.After(p.AsOf) && !p.doubted("resolved") {
		p.report(p.at("status"), `write status = "resolved", or leave it out`, "the incident is %s, and was resolved at %s", p.Status, p.shown(end.Moment))
		p.doubt("status")
	}
}

func closedCause(p *Pass) {
	if p.Status == record.Closed && p.happened() && !p.draft() && p.Cause.State == "" && p.Cause.Category == "" {
		p.report(p.at("status"), `write cause = "…", or cause = "unknown"`, "the incident is closed and has no cause")
	}
}

func closedEnd(p *Pass) {
	if p.Status == record.Closed && p.happened() && p.Clock.Resolved.IsZero() && p.Stated.IsZero() {
		p.report(p.at("status"), `write resolved = "…", duration = "…", or resolved = "unknown"`, "the incident is closed and has no end")
	}
}

func closedSummary(p *Pass) {
	if p.Status != record.Closed || !p.Confirmed || !p.Summary.IsZero() {
		return
	}
	if _, _, ok := p.File.Where("summary"); !ok { // an empty one is the finding of another rule
		p.report(p.at("status"), `write summary = """…"""`, "the incident is closed and has no summary")
	}
}

// severe reports whether the record is one of the worst severity, with impact that is over.
func (p *Pass) severe() bool {
	return p.happened() && p.over() && !p.draft() && len(p.Register.Severities) > 0 && p.Severity == p.Register.Severities[0].ID
}

func severeDetected(p *Pass) {
	if p.severe() && p.Clock.Detected.IsZero() {
		p.report(p.at("severity"), `write detected = "…", or detected = "unknown"`, "a %s does not say when it was detected", p.Severity)
	}
}

func severeTimeline(p *Pass) {
	if p.severe() && p.Status == record.Closed && len(p.Timeline) == 0 {
		p.report(p.at("severity"), "write [[timeline]] with at and what", "a %s is closed without a timeline", p.Severity)
	}
}

func severeAction(p *Pass) {
	if p.severe() && p.Status == record.Closed && len(p.Actions) == 0 {
		p.report(p.at("severity"), "write [[action]] with title, owner and due", "a %s is closed without an action item", p.Severity)
	}
}

func approvedBy(p *Pass) {
	if p.Review.State != record.ReviewApproved {
		return
	}
	switch {
	case p.Review.By == "" && p.Review.On.IsZero():
		p.report(p.at("review.state"), "write by and on", "the record is approved, and says neither by whom nor when")
	case p.Review.By == "":
		p.report(p.at("review.state"), `write by = "…"`, "the record is approved, and does not say by whom")
	case p.Review.On.IsZero():
		p.report(p.at("review.state"), "write on = 2024-03-01", "the record is approved, and does not say when")
	}
}

func approvedOpen(p *Pass) {
	if p.Review.State == record.ReviewApproved && p.Confirmed && !p.over() && !p.doubted("status") {
		p.report(p.at("review.state"), "write the end, or put the review back to in-review", "the record is approved, and the incident is %s", p.Status)
	}
}

func approvedDerived(p *Pass) {
	if p.Review.State != record.ReviewApproved {
		return
	}
	for _, name := range record.ClockNames {
		if clock(p.Incident, name).Precision != record.Derived {
			continue
		}
		if _, _, ok := p.File.Where("clock." + name + ".precision"); ok { // else it follows from the stated duration
			p.report(p.at("clock."+name+".precision"), `write the time that was seen, or precision = "estimated"`, "the record is approved, and %q is only derived", name)
		}
	}
}

func reviewBecause(p *Pass) {
	if p.Review.State == record.ReviewNotRequired && p.Review.Because.IsZero() {
		p.report(p.at("review.state"), `write because = "…"`, "no review is required, and the record does not say why")
	}
}

// openFor is how long an incident may be open without a question.
const openFor = 90 * 24 * time.Hour

func openLong(p *Pass) {
	s := p.Clock.Started
	if !p.Confirmed || p.over() || s.Hi.IsZero() || p.AsOf.Sub(s.Hi) <= openFor || p.doubted("started", "mitigated", "resolved", "status") {
		return
	}
	p.report(placeOr(p, "status", "started"), `write resolved = "…" if it is over`, "the incident has been %s for %d days, since %s", p.Status, daysSince(s.Hi, p.AsOf), p.shown(s.Moment))
}

// placeOr is where a field is written, else where a clock is.
func placeOr(p *Pass, path, clock string) place {
	if _, _, ok := p.File.Where(path); ok {
		return p.at(path)
	}
	return p.clockAt(clock)
}
