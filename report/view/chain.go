package view

import (
	"slices"
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/record"
)

// caseChain draws the family of an incident, or, where it has none, the incident with those that the program suggests. Nil: there is
// nothing to join.
func (w *writer) caseChain(c *analysis.Case) chart.Chart {
	if c.Family != nil {
		return w.chain(c.Family, c.ID)
	}
	t := w.tree()
	for _, r := range c.Suggestions() {
		if r.Relation != "possible" {
			t.Nodes = append(t.Nodes, w.node(w.byID[r.Earlier]))
		}
	}
	if len(t.Nodes) == 0 {
		return nil
	}
	// Every suggestion is one to this incident: they hang below the strongest, and it is the last.
	best := t.Nodes[0]
	own := w.node(w.byID[c.ID])
	own.Parent, own.Suggested, own.Highlight = 0, true, true
	own.Gap = w.gapWords(c.Suggestions()[0].GapDays)
	best.Parent = -1
	t.Nodes = []chart.TreeNode{best, own}
	return t
}

// chain draws a declared family as a tree: every episode below the one that people said it repeats.
func (w *writer) chain(f *analysis.Family, highlight ...string) chart.Chart {
	t := w.tree()
	place := map[string]int{}
	for i, m := range f.Members {
		n := w.node(w.byID[m.Incidents[0]])
		n.Parent = -1
		for _, e := range f.Edges {
			if at, ok := place[e.Earlier]; ok && e.Later == m.Incidents[0] && at >= n.Parent {
				n.Parent, n.Gap = at, w.gapWords(e.GapDays)
			}
		}
		for _, id := range m.Incidents {
			n.Highlight = n.Highlight || slices.Contains(highlight, id)
			place[id] = i
		}
		if m.Repeat != nil && m.Repeat.Against != analysis.NothingPromised {
			n.Note = joinNonEmpty(" · ", n.Note, w.t("against-short."+m.Repeat.Against))
		}
		t.Nodes = append(t.Nodes, n)
	}
	return t
}

func (w *writer) tree() *chart.Tree {
	return &chart.Tree{
		Title: w.t("figure.chain"),
		Words: chart.TreeWords{
			Declared: w.t("figure.declared"), Suggested: w.t("figure.suggested"), Open: w.t("figure.action-open"), Done: w.t("figure.action-done"),
			Overdue: w.t("figure.action-overdue"), Incident: w.t("column.incident"), Note: w.t("column.state"), Parent: w.t("figure.repeats"),
			Gap: w.t("figure.gap"), Actions: w.t("section.actions"),
		},
	}
}

// shownActions is how many actions of an incident a chain names.
const shownActions = 4

// node is an incident with what was promised in its record. Actions of which nobody knows the state have no sign: an open one would say
// that they are open.
func (w *writer) node(in *record.Incident) chart.TreeNode {
	seen, _ := in.For(w.Audience)
	n := chart.TreeNode{
		Label: joinNonEmpty(" · ", seen.ID, w.text(seen.Title).Plain()),
		Note:  joinNonEmpty(" · ", w.day(seen.Clock.Started.Moment), w.elapsed(seen.Duration(w.AsOf))),
	}
	unknown, more := 0, 0
	for _, a := range seen.Actions {
		state, known := w.actionSign(a)
		switch {
		case !known:
			unknown++
		case len(n.Actions) == shownActions:
			more++
		default:
			n.Actions = append(n.Actions, chart.TreeAction{Label: joinNonEmpty(" ", a.ID, w.text(a.Title).Plain()), State: state})
		}
	}
	if unknown > 0 {
		n.Note = joinNonEmpty(" · ", n.Note, w.t("figure.actions-unknown", "count", unknown))
	}
	if more > 0 {
		n.Note = joinNonEmpty(" · ", n.Note, w.t("figure.actions-more", "count", more))
	}
	return n
}

func (w *writer) actionSign(a record.Action) (chart.ActionState, bool) {
	switch a.State {
	case record.ActionDone:
		return chart.Done, true
	case record.ActionOpen:
		if _, late := overdue(a.Due, w.AsOf); late {
			return chart.Overdue, true
		}
		return chart.Open, true
	}
	return 0, false
}

func (w *writer) gapWords(days *int) string {
	if days == nil {
		return w.t("figure.gap-unknown")
	}
	return w.t("figure.gap-days", "count", *days)
}

// mostLasting is how many durations a figure shows: the latest ones.
const mostLasting = 12

// lasting sets the durations of a family on a logarithmic axis, one of them marked. Nil where fewer than two are known.
func (w *writer) lasting(all []analysis.Lasting, highlight string) chart.Chart {
	d := &chart.Durations{
		Title: w.t("figure.family-durations"), Formats: w.formats(),
		Words: chart.DurationWords{
			Exact: w.t("figure.exact"), Interval: w.t("figure.interval"), Ongoing: w.t("figure.ongoing"), Group: w.t("column.incident"),
			What: w.t("column.what"), Duration: w.t("fact.duration"),
		},
	}
	for _, l := range all {
		if !l.Known || l.Seconds.Lo <= 0 {
			continue
		}
		lo, hi := time.Duration(l.Seconds.Lo)*time.Second, time.Duration(l.Seconds.Hi)*time.Second
		in := w.byID[l.ID]
		d.Groups = append(d.Groups, chart.DurationGroup{
			Label: l.ID, Note: w.elapsed(in.Duration(w.AsOf)),
			Spans: []chart.Span{{Label: w.text(in.Title).Plain(), Lo: lo, Hi: max(lo, hi), Ongoing: l.Ongoing || hi < 0, Highlight: l.ID == highlight}},
		})
	}
	if len(d.Groups) > mostLasting {
		d.Groups = d.Groups[len(d.Groups)-mostLasting:]
	}
	if len(d.Groups) < 2 {
		return nil
	}
	return d
}
