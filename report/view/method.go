package view

import (
	"encoding/hex"
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// Method is how the figures came about, and from what: enough to make the same bytes again.
type Method struct {
	Notes        []Text
	SeverityRule *Prose
	Files        []Digest
}

// A Digest names a file, or a set of files, by its SHA-256.
type Digest struct {
	Name   Text
	SHA256 string
}

func (w *writer) method(in *record.Incident) *Method {
	m := &Method{SeverityRule: w.common().severityRule, Notes: w.common().accounting}
	m.Notes = append(m.Notes, w.say("method.clocks", "zone", w.zoneName()))
	if approximate(in) {
		m.Notes = append(m.Notes, w.say("method.about"))
	}
	if w.ages(in) {
		m.Notes = append(m.Notes, w.say("method.as-of", "date", w.lang.Date(w.AsOf)))
	}
	if w.Register.TaxonomyVersion != "" {
		m.Notes = append(m.Notes, w.say("method.taxonomy", "version", w.Register.TaxonomyVersion))
	}
	if w.Audience != record.Restricted {
		m.Notes = append(m.Notes, w.say("method.audience", "audience", w.t("audience."+w.Audience.String())))
	}
	m.Files = append(m.Files, Digest{w.say("method.record"), hexOf(in.File)})
	if w.Register.File != nil {
		m.Files = append(m.Files, Digest{w.say("method.register"), hexOf(w.Register.File)})
	}
	m.Files = append(m.Files, Digest{w.say("method.templates"), w.Templates}, Digest{w.say("method.program"), w.Version})
	return m
}

func hexOf(f *record.File) string { return hex.EncodeToString(f.Digest[:]) }

// accounting says how downtime is counted.
func (w *writer) accounting() []Text {
	a := w.Register.Accounting
	hours := w.say("method.hours-24x7")
	if len(a.Hours) > 0 {
		var spans []string
		for _, h := range a.Hours {
			var days []string
			for _, d := range h.Days {
				days = append(days, w.word("day", d).Plain())
			}
			spans = append(spans, w.lang.List(days)+" "+w.lang.Range(h.From, h.To))
		}
		hours = w.say("method.hours", "hours", w.lang.List(spans))
	}
	notes := []Text{append(append(hours, Say(" ")...), w.word("method.partial", a.Partial)...)}
	if a.Maintenance != "" {
		notes = append(notes, w.word("method.maintenance", a.Maintenance))
	}
	for _, b := range a.Blind {
		notes = append(notes, append(w.say("method.blind", "from", w.moment(b.From), "to", w.moment(b.To)), append(Say(": "), w.text(b.Because)...)...))
	}
	return notes
}

// approximate reports whether any time of the incident was read from words such as "about".
func approximate(in *record.Incident) bool {
	about := func(m record.Moment) bool { return m.About }
	return in.Stated.About ||
		slices.ContainsFunc(clocks(in), func(c clockPoint) bool { return about(c.Moment) }) ||
		slices.ContainsFunc(in.Timeline, func(e record.Entry) bool { return about(e.At) }) ||
		slices.ContainsFunc(in.Claims, func(c record.Claim) bool { return about(c.Moment) || c.Span.About })
}

// ages reports whether the page says something that depends on the day it is made: an open incident, an open action, an unknown cause.
func (w *writer) ages(in *record.Incident) bool {
	return in.Status.Open() || unanswered(in) ||
		slices.ContainsFunc(in.Actions, func(a record.Action) bool { return a.State == record.ActionOpen })
}

// unanswered reports whether people promised to say what the cause was, and have not yet.
func unanswered(in *record.Incident) bool {
	return in.Cause.State != record.CauseConfirmed && in.Cause.AnswerDue.Known()
}

// created is the clock of a document's metadata: the last day that its record speaks of, so that a report of tomorrow over the same
// records is the same file; the as-of date where the page ages.
func (w *writer) created(in *record.Incident) time.Time {
	if w.ages(in) {
		return w.AsOf
	}
	last := latest(latest(in.Clock.Started.Lo, in.Clock.Resolved.Lo), in.Review.On.Lo)
	for _, r := range in.Revisions {
		last = latest(last, r.On.Lo)
	}
	return last
}
