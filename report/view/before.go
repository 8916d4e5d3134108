package view

import (
	"math"
	"slices"
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/record"
)

// Before answers "has this happened before?": what people declared, what the program suggests, what had been promised and what had become
// of it when this incident began. At most six lines; the evidence and the figures stand below.
type Before struct {
	Lines     []Markup
	More      Text // said where lines were left out
	None      Text // said where there is nothing to say: that nothing is declared does not say that nothing happened
	Chain     chart.Chart
	Durations chart.Chart
	Evidence  []EvidenceTable
	Scale     Text     // what the bits of the evidence mean
	Ways      []Markup // to the page of its family, and of all families
}

const beforeLines = 6

// beforeOrWhyNot says why there is no answer where the records cannot be compared.
func (w *writer) beforeOrWhyNot(in *record.Incident) *Before {
	c, err := w.recurs.Case(in.ID)
	if err != nil {
		return &Before{None: Say(err.Error())}
	}
	return w.before(in, c)
}

func (w *writer) before(in *record.Incident, c *analysis.Case) *Before {
	b := &Before{}
	var said []*analysis.Promises
	declared := len(c.Relations) - len(c.Suggestions()) // they go first
	for i, r := range c.Relations {
		if i == declared {
			b.Lines = append(b.Lines, w.laterLines(c)...)
		}
		b.Lines = append(b.Lines, w.relation(in, r))
		same := func(p *analysis.Promises) bool { return r.Promises != nil && slices.Equal(p.List, r.Promises.List) }
		if promised := w.promised(r.Promises, r.Earlier); promised != nil && !slices.ContainsFunc(said, same) {
			b.Lines = append(b.Lines, promised.markup())
			said = append(said, r.Promises)
		}
	}
	if declared == len(c.Relations) {
		b.Lines = append(b.Lines, w.laterLines(c)...)
	}
	if against := w.against(c.Repeat); against != "" {
		b.Lines = slices.Insert(b.Lines, min(len(b.Lines), 1), against)
	}
	if b.Lines == nil {
		b.None = w.say("before.none")
	}
	// The last line is for what nobody can assess.
	if n := len(b.Lines) - beforeLines + 1; n > 0 {
		b.Lines, b.More = b.Lines[:beforeLines-1], w.say("before.more")
	}
	if c.Earlier > 0 && c.CauseKnown && c.Unassessed > 0 {
		b.Lines = append(b.Lines, w.say("before.unassessed", "count", c.Unassessed, "all", c.Earlier).markup())
	} else if c.Earlier > 0 && !c.CauseKnown {
		b.Lines = append(b.Lines, w.say("before.cause-unknown", "count", c.Earlier).markup())
	}
	b.Evidence = w.evidenceTables(c.Relations)
	if b.Evidence != nil {
		b.Scale = w.say("evidence.scale")
	}
	b.Ways = w.ways(c)
	b.Chain, b.Durations = w.caseChain(c), w.lasting(c.Durations, c.ID)
	return b
}

// laterLines are what later incidents say of this one.
func (w *writer) laterLines(c *analysis.Case) []Markup {
	var lines []Markup
	for _, r := range c.Later {
		lines = append(lines, joined(" ", w.say("before.later."+r.Relation).markup(), w.link(w.byID[r.Later])))
	}
	return lines
}

// relation is what an incident is to an earlier one: declared with its reason and who said so, or suggested in words that claim no more
// than is known.
func (w *writer) relation(in *record.Incident, r analysis.Relation) Markup {
	line := joined(" ", w.relationWords(r).markup()+":", w.link(w.byID[r.Earlier]))
	if r.GapDays != nil {
		line = joined(", ", line, w.say("before.gap", "count", *r.GapDays).markup())
	}
	if !r.Declared {
		return joined(", ", line, w.say("strength."+r.Word).markup())
	}
	d := declaredIn(in, r.Earlier)
	if because := w.line(d.Because); because != "" {
		line = joined(". ", line, because)
	}
	if by := joinNonEmpty(", ", w.text(d.By).Plain(), w.day(d.On)); by != "" {
		line = joined(" ", line, w.say("before.declared-by", "who", by).markup())
	}
	return w.cited(line, d.Source)
}

// relationWords is the word for a relation. A recurrence is a claim about causes: it is only ever people's word.
func (w *writer) relationWords(r analysis.Relation) Text {
	switch {
	case r.Declared:
		return w.word("relation", r.Relation)
	case r.Relation == "similar":
		return w.say("suggested.similar-" + r.Causes)
	}
	return w.say("suggested." + r.Relation)
}

func declaredIn(in *record.Incident, earlier string) record.Relation {
	for _, r := range in.Related {
		if r.Incident == earlier {
			return r
		}
	}
	return record.Relation{}
}

// promised is what an earlier incident's actions had come to.
func (w *writer) promised(p *analysis.Promises, earlier string) Text {
	switch {
	case p == nil:
		return nil
	case p.Promised == 0:
		return w.say("before.promised-later", "count", p.NotYet, "id", earlier)
	}
	words := w.say("before.promised", "count", p.Promised, "done", p.Done, "unknown", p.Unknown, "open", p.Open, "overdue", p.Overdue, "id", earlier)
	if p.Latest != "" {
		words = append(words, Say(" "+w.t("before.latest", "count", p.Unknown, "date", w.dayWord(p.Latest)))...)
	}
	return words
}

// against says how a repeat stands to what had been promised.
func (w *writer) against(r *analysis.Repeat) Markup {
	if r == nil || r.Against == analysis.NothingPromised && r.Promises != nil {
		return "" // what was promised only later is said where it belongs
	}
	return Markup(w.say("against." + r.Against).Bold())
}

// dayWord words a day of a result.
func (w *writer) dayWord(d analysis.Day) string {
	if t, err := time.ParseInLocation(time.DateOnly, string(d), w.Register.Zone); err == nil {
		return w.lang.Date(t)
	}
	if t, err := time.ParseInLocation("2006-01", string(d), w.Register.Zone); err == nil {
		return w.lang.Month(t)
	}
	return string(d)
}

// link is an incident as a link to its page: id and title.
func (w *writer) link(in *record.Incident) Markup {
	return joined(" ", Say(in.ID).link("incident:"+in.ID), w.text(in.Title).markup())
}

// daysBetween is the number of days from one incident's start to another's, where both are known to the day.
func daysBetween(earlier, later *record.Incident) (int, bool) {
	a, b := earlier.Clock.Started, later.Clock.Started
	if a.Lo.IsZero() || b.Lo.IsZero() || a.Grain > record.Day || b.Grain > record.Day {
		return 0, false
	}
	return dayCount(a.Lo, b.Lo), true
}

// dayCount is the number of days from one date to another, whatever the clocks did in between.
func dayCount(from, to time.Time) int {
	return int(math.Round(midnight(to).Sub(midnight(from)).Hours() / 24))
}

// midnight is the beginning of a day.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}
