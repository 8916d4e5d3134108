package view

import (
	"slices"
	"time"

	"example.com/postmortem/report/analysis"
)

// A RuleRow is a group under the rule of two in six months, with the arithmetic.
type RuleRow struct {
	Cause     Text
	AsOf      Text // the month ends as of which it is this group
	Incidents Markup
	Downtime  Text
	Users     Text
	Verdict   Text
}

// mostGroups is how many groups of the rule a page lists, and mostAddends how many things one row names: ten a day make a thousand groups in
// ten years, of hundreds each.
const mostGroups, mostAddends = 30, 12

// rule words the groups. Without declared thresholds they are listed and nothing is judged.
func (w *writer) rule(r *analysis.Rule) (Text, []RuleRow) {
	lead := w.say("rule.lead", "count", r.Incidents, "months", r.Months)
	switch {
	case !r.Hours.OK() && !r.Users.OK():
		lead = append(lead, Say(" "+w.t("rule.no-thresholds"))...)
	default:
		lead = append(lead, Say(" "+w.t("rule.thresholds", "hours", w.threshold(r.Hours.OK(), w.figure(r.Hours)), "users", w.threshold(r.Users.OK(), w.figure(r.Users)), "needs", r.Needs))...)
	}
	if r.Unknown > 0 {
		lead = append(lead, Say(" "+w.t("rule.unknown", "count", r.Unknown))...)
	}
	listed := listedGroups(r.Groups)
	if n := len(r.Groups); n > len(listed) {
		lead = append(lead, Say(" "+w.t("rule.fewer", "count", n, "shown", len(listed)))...)
	}
	var rows []RuleRow
	for _, g := range listed {
		rows = append(rows, w.ruleRow(g))
	}
	return lead, rows
}

// listedGroups are as many as a page lists, still in order of time: those that pass, then those that may, of these the latest.
func listedGroups(all []analysis.RuleGroup) []analysis.RuleGroup {
	if len(all) <= mostGroups {
		return all
	}
	rank := map[string]int{analysis.Yes: 2, analysis.NotKnown: 1}
	places := make([]int, len(all))
	for i := range places {
		places[i] = len(all) - 1 - i
	}
	slices.SortStableFunc(places, func(a, b int) int { return rank[all[b].Verdict] - rank[all[a].Verdict] })
	places = places[:mostGroups]
	slices.Sort(places)
	var listed []analysis.RuleGroup
	for _, i := range places {
		listed = append(listed, all[i])
	}
	return listed
}

func (w *writer) threshold(declared bool, words string) string {
	if !declared {
		return w.t("rule.not-declared")
	}
	return words
}

func (w *writer) ruleRow(g analysis.RuleGroup) RuleRow {
	row := RuleRow{Cause: w.ruleCause(g), AsOf: w.ruleAsOf(g), Verdict: w.say("rule.verdict-" + g.Verdict)}
	var parts, users []string
	alone := map[string]bool{}
	for _, id := range g.Alone {
		alone[id] = true
	}
	for i, p := range g.Incidents {
		link := Say(p.ID).link("incident:" + p.ID)
		if alone[p.ID] {
			link += w.aside(w.say("rule.alone").markup())
		} else {
			parts, users = append(parts, w.seconds(p.Seconds)), append(users, w.users(p.Users))
		}
		if i < mostAddends {
			row.Incidents = joined(", ", row.Incidents, link)
		}
	}
	if n := len(g.Incidents) - mostAddends; n > 0 {
		row.Incidents = joined(", ", row.Incidents, w.say("quarter.and-more", "count", n).markup())
	}
	row.Downtime = Say(w.addends(parts) + " = " + w.seconds(g.Seconds))
	if g.Overlap {
		row.Downtime = append(row.Downtime, Say(w.t("aside.open")+w.t("rule.overlap")+")")...)
	}
	row.Users = Say(w.addends(users) + " = " + w.users(g.Users))
	if g.Users.Lo == 0 && g.Users.Hi < 0 {
		row.Users = w.say("unknown")
	}
	return row
}

// addends are what a sum is made of, as far as a row has room.
func (w *writer) addends(parts []string) string {
	if n := len(parts) - mostAddends; n > 0 {
		parts = append(parts[:mostAddends], w.t("quarter.and-more", "count", n))
	}
	return joinNonEmpty(" + ", parts...)
}

// ruleAsOf are the month ends as of which incidents are a group.
func (w *writer) ruleAsOf(g analysis.RuleGroup) Text {
	if g.From == g.Upto {
		return Say(string(g.From))
	}
	return Say(w.lang.Range(string(g.From), string(g.Upto)))
}

// ruleCause is what makes a group one: a cause, or that people declared a recurrence.
func (w *writer) ruleCause(g analysis.RuleGroup) Text {
	if g.Cause == "" {
		return w.say("rule.declared", "id", g.Family)
	}
	return w.category(g.Cause)
}

// seconds words a length between two limits.
func (w *writer) seconds(r analysis.Range) string {
	lo, hi := time.Duration(r.Lo)*time.Second, time.Duration(r.Hi)*time.Second
	switch {
	case r.Lo == 0 && r.Hi < 0:
		return w.t("duration.unknown")
	case r.Lo == r.Hi:
		return w.lang.Duration(lo)
	case r.Hi < 0:
		return w.lang.DurationRange(lo, -1)
	}
	return w.lang.DurationRange(lo, hi)
}

func (w *writer) users(c analysis.CountRange) string {
	switch {
	case c.Lo == 0 && c.Hi < 0:
		return w.t("unknown")
	case c.Hi < 0:
		return w.t("rule.at-least", "n", w.lang.Int(c.Lo))
	case c.Lo == c.Hi:
		return w.lang.Int(c.Lo)
	}
	return w.lang.Range(w.lang.Int(c.Lo), w.lang.Int(c.Hi))
}
