package view

import (
	"slices"
	"strings"
	"time"

	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/record"
)

// A change is one fact that another report gave otherwise: of an incident, or of the period where id is empty.
type change struct {
	id, fact, was, is string
	follows           bool // from another change of the same incident: a duration from its ends
}

// sinceWords says what changed since the report before.
func (q *quarterWriter) sinceWords() Markup {
	if q.in.Since == nil {
		return q.say("quarter.since.none").markup()
	}
	date := q.lang.Date(q.in.Since.AsOf.In(q.Register.Zone))
	all := q.changes()
	ids := map[string]bool{}
	for _, c := range all {
		ids[c.id] = true
	}
	delete(ids, "")
	if len(all) == 0 {
		return q.say("quarter.since.same", "date", date).markup()
	}
	return q.say("quarter.since.some", "count", len(all), "date", date, "incidents", len(ids)).markup()
}

// maxRevisions is how many changes stand on the first page.
const maxRevisions = 8

// revisions are the first changes, as people say them: what, from what to what, and why.
func (q *quarterWriter) revisions() (lines []Markup) {
	if q.in.Since == nil {
		return nil
	}
	left := 0
	for _, c := range q.changes() {
		switch {
		case c.follows:
		case len(lines) == maxRevisions:
			left++
		default:
			lines = append(lines, q.revision(c))
		}
	}
	if left > 0 {
		lines = append(lines, q.say("quarter.since.more", "count", left).markup())
	}
	return lines
}

func (q *quarterWriter) revision(c change) Markup {
	who := q.say("quarter.since.figures").markup()
	if c.id != "" {
		who = q.changedID(c.id).Shown
	}
	switch {
	case c.was == "":
		return joined(" ", who+":", Say(q.fact(c)).markup())
	case c.id == "":
		return joined(" ", who+":", q.say("quarter.since.change", "fact", q.fact(c), "was", c.was, "is", c.is).markup())
	}
	words := joined(" ", who+":", q.say("quarter.since.change", "fact", q.fact(c), "was", c.was, "is", c.is).markup())
	if why := q.reasons(c); len(why) > 0 {
		return joined(" ", words+q.say("quarter.since.because").markup(), joined(q.t("list.clauses"), why...))
	}
	return words + q.say("quarter.since.no-reason").markup()
}

// changedID links an incident that this report has; one that is gone has no page.
func (q *quarterWriter) changedID(id string) Cell {
	if _, visible := q.byID[id]; visible {
		return q.idCell(id)
	}
	return plain(id)
}

func (q *quarterWriter) fact(c change) string { return q.t("quarter.since.fact." + c.fact) }

// changes compares the figures of two reports of one period, and the incidents of both: what is said otherwise, what came and what went.
func (q *quarterWriter) changes() (all []change) {
	old := map[string]*quarter.Row{}
	for i := range q.in.Since.Strip {
		old[q.in.Since.Strip[i].ID] = &q.in.Since.Strip[i]
	}
	all = q.figures()
	now := map[string]bool{}
	for i := range q.Strip {
		r := &q.Strip[i]
		now[r.ID] = true
		was, known := old[r.ID]
		switch {
		case known:
			all = append(all, q.changed(was, r)...)
		case !r.Started.Before(q.in.Since.Period.Earlier(3).From) && r.Started.Before(q.in.Since.Period.To):
			all = append(all, change{id: r.ID, fact: "new"})
		}
	}
	for i := range q.in.Since.Strip {
		r := &q.in.Since.Strip[i]
		if !now[r.ID] && !r.Started.Before(q.Period.Earlier(3).From) && r.Started.Before(q.Period.To) {
			all = append(all, change{id: r.ID, fact: "gone"})
		}
	}
	return all
}

// figures are those of the first page, where both reports are about the same period.
func (q *quarterWriter) figures() (all []change) {
	old := q.in.Since
	if !old.Period.From.Equal(q.Period.From) || !old.Period.To.Equal(q.Period.To) {
		return nil
	}
	add := func(fact, a, b string) {
		if a != b {
			all = append(all, change{fact: fact, was: a, is: b})
		}
	}
	add("count", q.counted(&old.Counts.Now), q.counted(&q.Counts.Now))
	add("impact", q.minutesRange(old.Downtime.Whole.Any), q.minutesRange(q.Downtime.Whole.Any))
	add("repeats", q.of(old.Repeats.K, old.Repeats.N), q.of(q.Repeats.K, q.Repeats.N))
	return all
}

func (q *quarterWriter) changed(was, is *quarter.Row) (all []change) {
	add := func(fact, a, b string) {
		if a != b {
			all = append(all, change{id: is.ID, fact: fact, was: a, is: b})
		}
	}
	at := func(t time.Time) string {
		if t.IsZero() {
			return q.t("unknown")
		}
		return q.lang.DateTimeShort(t.In(q.Register.Zone))
	}
	length := func(r *quarter.Row) string {
		if !r.Minutes.Known {
			return q.t("duration.unknown")
		}
		return q.minutes(r.Minutes.Named)
	}
	add("started", at(was.Started), at(is.Started))
	add("resolved", at(was.Ended), at(is.Ended))
	ends := len(all)
	if !was.Ongoing && !is.Ongoing {
		add("duration", length(was), length(is))
	}
	if ends > 0 && len(all) > ends {
		all[ends].follows = true
	}
	add("severity", q.severityName(was.Severity), q.severityName(is.Severity))
	add("cause", q.causeOf(was), q.causeOf(is))
	add("counted", q.t("quarter.counted."+was.Counted), q.t("quarter.counted."+is.Counted))
	return all
}

func (q *quarterWriter) causeOf(r *quarter.Row) string {
	words := q.word("cause", r.State).Plain()
	if r.Cause != "" {
		words = joinNonEmpty(" · ", q.category(r.Cause).Plain(), words)
	}
	return words
}

func (q *quarterWriter) severityName(id string) string {
	if v, ok := q.Register.Severity(id); ok && !v.Name.IsZero() {
		return q.text(v.Name).Plain()
	}
	return id
}

// aboutFact are the words in a revision's "was" that say that it is about a fact.
var aboutFact = map[string][]string{
	"started": {"started"}, "resolved": {"resolved", "duration"}, "duration": {"duration", "resolved", "started"}, "severity": {"severity"},
	"cause": {"cause"}, "counted": {"confirmed", "kind", "severity", "related"},
}

// reasons are what the record's authors gave for a change: of the revisions that the earlier report did not know those that name the fact,
// else all of them.
func (q *quarterWriter) reasons(c change) (why []Markup) {
	in, visible := q.byID[c.id]
	if !visible {
		return nil
	}
	seen, _ := in.For(q.Audience)
	revisions := q.later(c.id, seen.Revisions)
	about := slices.DeleteFunc(slices.Clone(revisions), func(r record.Revision) bool {
		return !slices.ContainsFunc(aboutFact[c.fact], func(word string) bool { return strings.Contains(strings.ToLower(r.Was), word) })
	})
	if len(about) > 0 {
		revisions = about
	}
	for _, r := range revisions {
		if line := q.line(r.Because); line != "" {
			why = append(why, line)
		}
	}
	return why
}

// later are the revisions that the earlier report did not have.
func (q *quarterWriter) later(id string, all []record.Revision) (some []record.Revision) {
	known := map[string]int{}
	for _, r := range q.in.Since.Strip {
		if r.ID == id {
			for _, was := range r.Revisions {
				known[was]++
			}
		}
	}
	for _, r := range all {
		if known[r.Was] > 0 {
			known[r.Was]--
			continue
		}
		some = append(some, r)
	}
	return some
}

// revised lists everything that changed, each with what its authors gave as the reason.
func (q *quarterWriter) revised(s *Section) {
	if q.in.Since == nil {
		return
	}
	t := q.newTable("revisions", "column.incident", "column.what", "column.was", "quarter.column.is", "column.because")
	for _, c := range q.changes() {
		why := joined(q.t("list.clauses"), q.reasons(c)...)
		row := []Cell{cell(q.say("quarter.since.figures")), plain(q.fact(c)), plain(c.was), plain(c.is), {why, string(why)}}
		if c.id != "" {
			row[0] = q.changedID(c.id)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		s.heading(q.say("quarter.heading.changed"))
	}
	s.table(t.dropEmpty())
}
