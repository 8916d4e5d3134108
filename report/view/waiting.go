package view

import (
	"cmp"
	"slices"

	"example.com/postmortem/report/record"
)

// Waiting is what waits for somebody: what a team asks itself on a Monday.
type Waiting struct {
	Lines   []Markup // incidents that are not over, causes that were promised, what is not closed, not approved
	Overdue []WaitingRow
	More    Text // how many overdue actions the table leaves out
}

// A WaitingRow is an action past its due date.
type WaitingRow struct {
	Incident Markup
	Action   Text
	Owner    Text
	Due      Text
	Days     string
}

// mostWaiting is how many of a kind a page names; of the others it says how many.
const mostWaiting = 10

// A waiting gathers what waits while the index goes through the incidents, the latest first.
type waiting struct {
	w          *writer
	ongoing    []*record.Incident
	unanswered []*record.Incident
	unclosed   []*record.Incident
	drafts     []*record.Incident
	overdue    []late
	actions    int  // without those that were rejected
	noDue      int  // of these, open without a due date
	notKnown   int  // and of unknown state
	ages       bool // whether it is another page tomorrow
}

// late is an action, how many days it is past its due date, and its record.
type late struct {
	in   *record.Incident
	of   record.Action
	days int
}

// look notes what of an incident waits.
func (x *waiting) look(in *record.Incident) {
	switch {
	case in.Status == record.Open || in.Status == record.Mitigated:
		x.ongoing, x.ages = append(x.ongoing, in), true
	case in.Status == record.Resolved:
		x.unclosed = append(x.unclosed, in)
	}
	if unanswered(in) {
		x.unanswered, x.ages = append(x.unanswered, in), true
	}
	if s := in.Review.State; s != record.ReviewApproved && s != record.ReviewNotRequired {
		x.drafts = append(x.drafts, in)
	}
	for _, a := range in.Actions {
		x.action(in, a)
	}
}

func (x *waiting) action(in *record.Incident, a record.Action) {
	if a.State == record.ActionRejected {
		return
	}
	x.actions++
	switch a.State {
	case record.ActionUnknown:
		x.notKnown++
	case record.ActionOpen:
		if !a.Due.Known() {
			x.noDue++
			return
		}
		x.ages = true
		if days, is := overdue(a.Due, x.w.AsOf); is {
			x.overdue = append(x.overdue, late{in, a, days})
		}
	}
}

func (x *waiting) words() *Waiting {
	var out Waiting
	line := func(words Markup) { out.Lines = append(out.Lines, words) }
	for _, in := range x.ongoing[:min(len(x.ongoing), mostWaiting)] {
		line(joined(": ", x.w.link(in), joined(", ", x.w.word("status", string(in.Status)).markup(), Say(x.w.elapsed(in.Duration(x.w.AsOf))).markup())))
	}
	if n := len(x.ongoing) - mostWaiting; n > 0 {
		line(x.w.say("waiting.more-ongoing", "count", n).markup())
	}
	for _, in := range x.unanswered[:min(len(x.unanswered), mostWaiting)] {
		line(joined(": ", x.w.link(in), x.w.causeState(in)))
	}
	if n := len(x.unanswered) - mostWaiting; n > 0 {
		line(x.w.say("waiting.more-unanswered", "count", n).markup())
	}
	x.list(line, "waiting.unclosed", x.unclosed)
	x.list(line, "waiting.drafts", x.drafts)
	for _, words := range x.actionLines() {
		line(words.markup())
	}
	out.Overdue, out.More = x.rows()
	return &out
}

// list names incidents by their ids.
func (x *waiting) list(line func(Markup), id string, all []*record.Incident) {
	if len(all) == 0 {
		return
	}
	var links []Markup
	for _, in := range all[:min(len(all), mostWaiting)] {
		links = append(links, Say(in.ID).link("incident:"+in.ID))
	}
	if len(all) > mostWaiting {
		links = append(links, "…")
	}
	line(joined(": ", x.w.say(id, "count", len(all)).markup(), joined(", ", links...)))
}

// actionLines say how many actions are overdue, and of how many nobody can say whether they are.
func (x *waiting) actionLines() []Text {
	if x.actions == 0 {
		return []Text{x.w.say("ageing.none")}
	}
	lines := []Text{x.w.say("ageing.none-overdue", "count", x.actions)}
	if len(x.overdue) > 0 {
		days := 0
		for _, a := range x.overdue {
			days += a.days
		}
		lines[0] = x.w.say("waiting.overdue", "count", len(x.overdue), "days", days)
	}
	if x.noDue+x.notKnown > 0 {
		lines = append(lines, x.w.say("waiting.blind", "count", x.actions, "due", x.noDue, "unknown", x.notKnown))
	}
	return lines
}

// rows are the overdue actions, the latest the first.
func (x *waiting) rows() (rows []WaitingRow, more Text) {
	slices.SortStableFunc(x.overdue, func(a, b late) int { return cmp.Compare(b.days, a.days) })
	for _, a := range x.overdue[:min(len(x.overdue), mostWaiting)] {
		rows = append(rows, WaitingRow{
			Incident: Say(a.in.ID).link("incident:" + a.in.ID), Action: append(Say(a.of.ID+" "), x.w.text(a.of.Title)...), Owner: x.w.text(a.of.Owner),
			Due: Say(x.w.day(a.of.Due)), Days: x.w.lang.Int(a.days),
		})
	}
	if n := len(x.overdue) - mostWaiting; n > 0 {
		more = x.w.say("waiting.more", "count", n)
	}
	return rows, more
}
