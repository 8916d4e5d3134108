package view

import (
	"slices"

	"example.com/postmortem/report/record"
)

// Cause is what is thought of the cause, how sure people are, and what was thought before.
type Cause struct {
	State    Text // "cause not known; an answer was due on …, 12 days ago"
	Category Text
	Trigger  Text
	Summary  *Prose
	Cites    Markup
	Was      []Thought
	Factors  []Factor
}

// A Thought is what was thought until something better was known.
type Thought struct {
	State   Text
	Until   Text
	Summary Markup
	Cites   Markup
}

// WasWorded reports whether anybody wrote down what was thought before, and not only how sure people were.
func (c *Cause) WasWorded() bool {
	return slices.ContainsFunc(c.Was, func(t Thought) bool { return t.Summary != "" })
}

// A Factor is one contributing factor.
type Factor struct {
	Category Text
	Summary  *Prose
	Line     Markup // the summary in one line
	Cites    Markup
}

func (w *writer) cause(in *record.Incident) *Cause {
	c := in.Cause
	out := &Cause{
		State: w.causeWords(c), Category: w.category(c.Category), Trigger: w.word("trigger", c.Trigger),
		Summary: w.prose(c.Summary, 2), Cites: w.cite(c.Source),
	}
	for _, t := range c.Was {
		state := w.word("cause", string(t.State))
		if t.Category != "" {
			state = append(append(state, Say(" · ")...), w.category(t.Category)...)
		}
		out.Was = append(out.Was, Thought{state, Say(w.moment(t.Until)), w.line(t.Summary), w.cite(t.Source)})
	}
	for _, f := range c.Factors {
		out.Factors = append(out.Factors, Factor{w.category(f.Category), w.prose(f.Summary, 3), w.line(f.Summary), w.cite(f.Source)})
	}
	return out
}

// causeWords says how sure people are, and where an answer is due, since or in how many days.
func (w *writer) causeWords(c record.Cause) Text {
	if c.State == "" {
		return w.say("cause.not-stated")
	}
	state := w.word("cause", string(c.State))
	if due := w.answerDue(c); due != nil {
		state = append(append(state, w.say("list.clauses")...), due...)
	}
	return state
}

// answerDue says by when an answer is due, as long as the cause is not established.
func (w *writer) answerDue(c record.Cause) Text {
	if c.State == record.CauseConfirmed || !c.AnswerDue.Known() {
		return nil
	}
	due := c.AnswerDue.Named()
	days := dayCount(due.In(w.Register.Zone), w.AsOf)
	if days > 0 {
		return w.say("cause.answer-overdue", "date", w.day(c.AnswerDue), "count", days)
	}
	return w.say("cause.answer-due", "date", w.day(c.AnswerDue), "count", -days)
}

// causeState is the cause in the box of facts: how sure, and what.
func (w *writer) causeState(in *record.Incident) Markup {
	c := in.Cause
	words := w.word("cause", string(c.State))
	if words == nil {
		words = w.say("cause.not-stated")
	}
	if c.Category != "" {
		words = append(append(words, Say(" · ")...), w.category(c.Category)...)
	}
	if due := w.answerDue(c); due != nil {
		words = append(append(words, w.say("list.clauses")...), due...)
	}
	return words.markup()
}
