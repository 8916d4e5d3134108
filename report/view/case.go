package view

import (
	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/lang"
)

// A Case is the body of a page on one incident alone: has this happened before?
type Case struct {
	Title  Text
	Before *Before
	Family *Family // nil: it is in none
}

// Case words what the postmortem says of recurrence, with the family, without figures: for a terminal.
func (b *Book) Case(c *analysis.Case, l *lang.Lang) *Page {
	w := b.writer(l)
	in, _ := w.byID[c.ID].For(b.Audience)
	w.cites.list(w, in)
	before := w.before(in, c)
	body := &Case{Title: append(Say(in.ID+" "), w.text(in.Title)...), Before: before}
	before.Chain, before.Durations = nil, nil
	if c.Family != nil {
		body.Family = b.Family(c.Family, l).Body.(*Family)
	}
	return &Page{
		Kind: "case", Name: FileName(in.ID), Lang: l.Tag(), Title: body.Title, Body: body, Description: w.description(in),
		Header: w.text(b.Register.Name), Class: w.text(b.Register.Classification), Created: b.AsOf, Charts: map[string]chart.Chart{},
	}
}
