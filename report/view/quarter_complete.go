package view

import (
	"slices"

	"example.com/postmortem/report/analysis/quarter"
)

// complete accounts for every record.
func (q *quarterWriter) complete(s *Section) {
	c := &q.Complete
	s.list(
		q.say("quarter.complete.read", "count", c.Records, "files", c.Files).markup(),
		q.say("quarter.complete.period", "count", c.Starts, "counted", q.Counts.Now.N).markup(),
		q.failed(),
		q.begunLater(),
		q.idsLine("quarter.complete.no-start", c.NoStart),
		q.sequence(),
	)
	q.findings(s)
	if len(c.Excluded) > 0 {
		s.say(q.say("quarter.complete.excluded", "count", len(c.Excluded)).markup())
	}
	t := q.newReasons("excluded", "quarter.column.why")
	for _, x := range c.Excluded {
		t.add(x.ID, cell(q.say("quarter.excluded."+x.Why)))
	}
	s.table(q.byReason(t))
	q.blind(s)
	q.reviews(s)
	q.controls(s)
	q.revised(s)
}

// begunLater says how many records a report as of an earlier day does not look at.
func (q *quarterWriter) begunLater() Markup {
	if q.Complete.Later == 0 {
		return ""
	}
	return q.say("quarter.complete.later", "count", q.Complete.Later).markup()
}

// blind are the times that are in no exposure and no availability.
func (q *quarterWriter) blind(s *Section) {
	t := q.newTable("blind", "column.from", "column.to", "quarter.column.why")
	for _, b := range q.Complete.Blind {
		t.Rows = append(t.Rows, []Cell{plain(q.lang.DateTimeShort(b.From.In(q.Register.Zone))), plain(q.lang.DateTimeShort(b.To.In(q.Register.Zone))), cell(q.text(b.Because))})
	}
	if len(t.Rows) > 0 {
		s.say(q.say("quarter.complete.blind").markup())
	}
	s.table(t)
}

// reviews are the records that nobody stands behind, and why.
func (q *quarterWriter) reviews(s *Section) {
	all := q.Complete.NotApproved
	t := q.newReasons("not-approved", "quarter.column.why", "quarter.column.by")
	for _, x := range all {
		why := q.say("quarter.review." + x.State)
		if x.State == "" {
			why = q.say("quarter.review.none")
		}
		t.add(x.ID, cell(why), plain(x.By))
	}
	if len(all) > 0 {
		s.say(q.say("quarter.complete.not-approved", "count", len(all)).markup())
	}
	s.table(q.byReason(t))
	q.notRequired(s)
}

// notRequired are the records that need no approval, and what they give as the reason.
func (q *quarterWriter) notRequired(s *Section) {
	t := q.newReasons("review-not-required", "column.because")
	for _, x := range q.Complete.NotRequired {
		t.add(x.ID, cell(q.text(x.Because)))
	}
	if n := len(q.Complete.NotRequired); n > 0 {
		s.say(q.say("quarter.complete.not-required", "count", n).markup())
	}
	s.table(q.byReason(t))
}

// controls are audit controls with their evidence: the records, who stands behind each, and how much of what it promised was done.
func (q *quarterWriter) controls(s *Section) {
	t := q.newTable("controls", "fact.controls", "quarter.column.evidence", "fact.review", "quarter.column.done")
	for _, x := range q.Complete.Controls {
		for _, e := range x.Evidence {
			t.Rows = append(t.Rows, q.controlRow(x.Name, &e))
		}
	}
	if len(t.Rows) > 0 {
		s.heading(q.say("quarter.heading.controls"))
		s.say(q.say("quarter.complete.controls").markup())
	}
	s.table(t)
}

func (q *quarterWriter) controlRow(name string, e *quarter.Evidence) []Cell {
	state := q.word("review", e.State)
	if state == nil {
		state = q.say("quarter.review.none")
	}
	if e.By != "" {
		state = append(append(state, Say(", ")...), Say(e.By)...)
	}
	done := q.t("quarter.actions.no-actions")
	if e.Actions > 0 {
		done = q.t("quarter.actions.done-of", "done", e.Done, "count", e.Actions, "evidence", e.Evidence)
	}
	return []Cell{plain(name), q.idCell(e.ID), cell(state), plain(done)}
}

func (q *quarterWriter) sequence() Markup {
	c := &q.Complete
	switch {
	case !c.Sequence:
		return q.say("quarter.complete.no-sequence").markup()
	case len(c.Gaps) == 0:
		return q.say("quarter.complete.no-gaps").markup()
	}
	return q.say("quarter.complete.gaps", "count", len(c.Gaps), "ids", q.lang.List(c.Gaps[:min(len(c.Gaps), 20)])).markup()
}

// failed says which files are in no figure; outsiders learn only how many.
func (q *quarterWriter) failed() Markup {
	c := &q.Complete
	switch {
	case c.FailedFiles == 0:
		return ""
	case len(c.Failed) == 0:
		return q.say("quarter.complete.failed-count", "count", c.FailedFiles).markup()
	}
	return q.say("quarter.complete.failed", "count", c.FailedFiles, "files", q.lang.List(c.Failed[:min(len(c.Failed), 20)])).markup()
}

// findings are what the checks say of the records that the figures are made from.
func (q *quarterWriter) findings(s *Section) {
	c := &q.Complete
	switch {
	case c.FindingCount+c.OtherFindings == 0:
		s.say(q.say("quarter.complete.no-findings").markup())
		return
	case c.FindingCount == 0:
		s.say(q.say("quarter.complete.only-other", "count", c.OtherFindings).markup())
		return
	}
	words := q.say("quarter.complete.findings", "count", c.FindingCount).markup()
	if c.OtherFindings > 0 {
		words = joined(" ", words, q.say("quarter.complete.other-findings", "count", c.OtherFindings).markup())
	}
	s.say(words)
	s.table(q.findingTable())
}

// fewFindings is how many findings of a rule stand on the page one by one; of more the first is an example.
const fewFindings = 3

// findingTable has a row for every rule that found something: what that means in the page's language, and where, with what the checks said
// there, which is English. The file has all findings one by one.
func (q *quarterWriter) findingTable() *Table {
	c := &q.Complete
	t := q.newTable("findings", "quarter.column.rule", "quarter.column.finding", "#column.n", "quarter.column.place")
	t.File = q.newTable("findings", "quarter.column.rule", "quarter.column.level", "quarter.column.place", "quarter.column.finding")
	for _, f := range c.Found {
		var first []Markup
		for _, d := range c.Findings {
			if d.Rule != f.Rule || d.Level != f.Level {
				continue
			}
			t.File.Rows = append(t.File.Rows, []Cell{plain(d.Rule), plain(d.Level), plain(d.At), plain(d.Message)})
			if len(first) == 0 || f.Count <= fewFindings {
				first = append(first, joined(": ", Say(d.At).markup(), q.english(d.Message).markup()))
			}
		}
		if n := f.Count - len(first); n > 0 {
			first = append(first, q.say("quarter.and-more", "count", n).markup())
			t.More = q.say("quarter.complete.findings-file", "file", q.fileOf(t))
		}
		t.Rows = append(t.Rows, []Cell{{Markup("`" + f.Rule + "`"), f.Rule}, cell(q.findingWords(f)), plain(q.lang.Int(f.Count)), {joined("; ", first...), ""}})
	}
	return t
}

// findingWords is what a rule found, and how grave that is.
func (q *quarterWriter) findingWords(f quarter.Found) Text {
	level := q.say("quarter.level." + f.Level)
	if !slices.Contains(quarter.Touching, f.Rule) { // an error of the file itself, which says what it is
		return level
	}
	return append(append(level, Say(". ")...), q.say("finding."+f.Rule)...)
}

// english is words that are English on a page of any language, as what checks say is: marked so, for voices and hyphenation.
func (w *writer) english(words string) Text {
	if w.lang.Tag() == "en" {
		return Say(words)
	}
	return Text{run{words: words, lang: "en"}}
}

func (q *quarterWriter) idsLine(id string, ids []string) Markup {
	if len(ids) == 0 {
		return ""
	}
	return joined(" ", q.say(id, "count", len(ids)).markup(), q.someIDs(ids).Shown+".")
}
