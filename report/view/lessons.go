package view

import "example.com/postmortem/report/record"

// Lessons are what went well, what went wrong and where one was lucky.
type Lessons struct{ WentWell, WentWrong, Lucky []Markup }

func (w *writer) lessons(in *record.Incident) *Lessons {
	l := &Lessons{w.lines(in.Lessons.WentWell), w.lines(in.Lessons.WentWrong), w.lines(in.Lessons.Lucky)}
	if l.WentWell == nil && l.WentWrong == nil && l.Lucky == nil {
		return nil
	}
	return l
}

func (w *writer) lines(all []record.Text) []Markup {
	var lines []Markup
	for _, t := range all {
		if line := w.line(t); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// A Revision is one line of the record's own history.
type Revision struct {
	On      Text
	Was     Text
	Because Text
	Cites   Markup
}

func (w *writer) revisions(in *record.Incident) []Revision {
	var all []Revision
	for _, r := range in.Revisions {
		all = append(all, Revision{Say(w.day(r.On)), Say(r.Was), w.text(r.Because), w.cite(r.Source)})
	}
	return all
}
