package analysis

import (
	"slices"
	"strings"
	"time"

	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// Rule is the rule of two in six months: incidents of the same apparent root cause that are not major one by one count as one major
// incident where at least two within six months pass the thresholds together, assessed every month. Source: Commission Delegated
// Regulation (EU) 2024/1772, article 8(2), in other words; there the thresholds are the criteria of article 8(1), of which a register can
// say downtime and users. Which are an organisation's own is for its register to say; without any, nothing is judged.
type Rule struct {
	Method    string       `json:"method"`
	Months    int          `json:"months"`
	Incidents int          `json:"incidents"`
	Hours     stats.Number `json:"threshold_hours"` // NA: not declared
	Users     stats.Number `json:"threshold_users"`
	Needs     int          `json:"needs"`
	Groups    []RuleGroup  `json:"groups"`
	Unknown   int          `json:"unknown_cause"` // counted incidents of no apparent cause: in no group
}

// A RuleGroup is incidents of one apparent cause within the months before some month ends.
type RuleGroup struct {
	Cause     string      `json:"cause"`  // empty: a declared family
	Family    string      `json:"family"` // its first incident; empty: incidents of one cause
	From      Day         `json:"from"`   // the first and last month end as of which it is this group
	Upto      Day         `json:"upto"`
	Incidents []RulePart  `json:"incidents"`
	Alone     []string    `json:"alone"` // major one by one: not in the sums
	Seconds   Range       `json:"seconds"`
	Overlap   bool        `json:"overlap"` // they overlapped, and that time is in the sum once
	Users     CountRange  `json:"users"`
	Passed    []Threshold `json:"thresholds"`
	Verdict   string      `json:"verdict"` // yes · no · not-known · not-declared
}

// A RulePart is an incident's share of the sums.
type RulePart struct {
	ID      string     `json:"id"`
	Start   Day        `json:"start"`
	Seconds Range      `json:"seconds"`
	Known   bool       `json:"known"`
	Users   CountRange `json:"users"`
}

// A CountRange is a number of users; Hi < 0: without an upper limit, since somebody's number is not known.
type CountRange struct {
	Lo int `json:"lo"`
	Hi int `json:"hi"`
}

// A Threshold is one of those declared, and whether it is passed.
type Threshold struct {
	Name    string       `json:"name"` // hours · users
	Needed  stats.Number `json:"needed"`
	Verdict string       `json:"verdict"` // yes · no · not-known
}

// The answers of the rule.
const (
	Yes         = "yes"
	No          = "no"
	NotKnown    = "not-known"
	NotDeclared = "not-declared"
)

// rule finds the groups as of every month end up to now.
func (a *Analysis) rule(g *grouping) Rule {
	s := a.settings
	r := Rule{Method: "rule.two_in_six_months", Months: s.RuleMonths, Incidents: s.RuleIncidents, Hours: s.RuleHours, Users: s.RuleUsers, Needs: s.RuleNeeds, Groups: []RuleGroup{}}
	causes := map[string][]*record.Incident{}
	var order []string
	for _, e := range g.episodes {
		if !a.counts(e) {
			continue
		}
		for _, in := range e.incidents {
			cause := a.apparent(in)
			if cause == "" {
				r.Unknown++
				continue
			}
			if causes[cause] == nil {
				order = append(order, cause)
			}
			causes[cause] = append(causes[cause], in)
		}
	}
	slices.Sort(order)
	for _, cause := range order {
		r.Groups = append(r.Groups, a.ruleGroups(RuleGroup{Cause: cause}, causes[cause])...)
	}
	for _, set := range g.families {
		if all := a.mixed(set); all != nil {
			r.Groups = append(r.Groups, a.ruleGroups(RuleGroup{Family: set[0].id()}, all)...)
		}
	}
	slices.SortStableFunc(r.Groups, func(x, y RuleGroup) int { return strings.Compare(string(x.From), string(y.From)) })
	return r
}

// mixed are the incidents of a declared family that are not all of one apparent cause already: people said that the problem is the same.
func (a *Analysis) mixed(set []*episode) []*record.Incident {
	var all []*record.Incident
	mixed := false
	for _, e := range set {
		if !a.counts(e) {
			continue
		}
		for _, in := range e.incidents {
			all = append(all, in)
			mixed = mixed || a.apparent(in) == "" || a.apparent(in) != a.apparent(all[0])
		}
	}
	if !mixed {
		return nil
	}
	return all
}

// apparent is the root cause that is thought of: suspected ones too, as the rule says "apparent".
func (a *Analysis) apparent(in *record.Incident) string {
	c := in.Cause
	if c.State != record.CauseConfirmed && c.State != record.CauseSuspected || slices.Contains(a.settings.UnknownCauses, c.Category) || !a.leaf(c.Category) {
		return ""
	}
	return c.Category
}

// ruleGroups slides the window over the month ends; month ends with the same incidents are one group.
func (a *Analysis) ruleGroups(of RuleGroup, all []*record.Incident) []RuleGroup {
	var groups []RuleGroup
	if len(all) < a.settings.RuleIncidents {
		return nil
	}
	var begins []time.Time
	var members []ruleMember
	for _, x := range all {
		begins, members = append(begins, begin(x)), append(members, a.ruleMember(x))
	}
	for end := monthEnd(begins[0]); ; end = monthEnd(end) {
		if end.After(a.asOf) {
			return groups
		}
		from := end.AddDate(0, -a.settings.RuleMonths, 0)
		var in []ruleMember
		for i, t := range begins {
			if !t.Before(from) && t.Before(end) {
				in = append(in, members[i])
			}
		}
		last := len(groups) - 1
		if next := nextBegin(begins, end); len(in) == 0 && !next.IsZero() {
			end = monthEnd(next).AddDate(0, -1, 0) // nothing happens until then
			continue
		} else if len(in) == 0 {
			return groups
		}
		if len(in) < a.settings.RuleIncidents {
			continue
		}
		group := a.ruleGroup(of, in)
		day := a.day(end.Add(-1))
		if last >= 0 && slices.EqualFunc(groups[last].Incidents, group.Incidents, func(x, y RulePart) bool { return x.ID == y.ID }) {
			groups[last].Upto = day
			continue
		}
		group.From, group.Upto = day, day
		groups = append(groups, group)
	}
}

func nextBegin(begins []time.Time, after time.Time) time.Time {
	for _, t := range begins {
		if !t.Before(after) {
			return t
		}
	}
	return time.Time{}
}

// monthEnd is the first instant after the month of a time.
func monthEnd(t time.Time) time.Time {
	y, m, _ := t.Date()
	return time.Date(y, m+1, 1, 0, 0, 0, 0, t.Location())
}

// A ruleMember is an incident in the windows of a group: half a dozen of them.
type ruleMember struct {
	*record.Incident
	part  RulePart
	major bool // passes the thresholds alone
}

func (a *Analysis) ruleMember(in *record.Incident) ruleMember {
	l := a.lastingOf(in)
	part := RulePart{in.ID, a.dayOf(in.Clock.Started.Moment), l.Seconds, l.Known, a.users(in)}
	if !l.Known {
		part.Seconds = Range{0, -1}
	}
	_, verdict := a.judge(part.Seconds, part.Users)
	return ruleMember{in, part, verdict == Yes}
}

// ruleGroup adds a group up, without the incidents that pass the thresholds alone.
func (a *Analysis) ruleGroup(g RuleGroup, all []ruleMember) RuleGroup {
	g.Incidents, g.Alone = []RulePart{}, []string{}
	var sum []ruleMember
	for _, in := range all {
		if g.Incidents = append(g.Incidents, in.part); in.major {
			g.Alone = append(g.Alone, in.ID)
			continue
		}
		sum = append(sum, in)
		g.Users = g.Users.plus(in.part.Users)
	}
	g.Seconds, g.Overlap = together(sum)
	g.Passed, g.Verdict = a.judge(g.Seconds, g.Users)
	if len(sum) < a.settings.RuleIncidents && g.Verdict != NotDeclared {
		g.Verdict = No
	}
	return g
}

// together is the downtime of several incidents, their overlaps counted once where times are known, and whether there were any.
func together(all []ruleMember) (Range, bool) {
	sum := Range{}
	var spans []stats.Outage
	origin := time.Time{}
	exact := true
	for _, in := range all {
		if !in.part.Known {
			sum.Hi = -1
			exact = false
			continue
		}
		seconds := in.part.Seconds
		sum.Lo += seconds.Lo
		if sum.Hi >= 0 && seconds.Hi >= 0 {
			sum.Hi += seconds.Hi
		} else {
			sum.Hi = -1
		}
		from, to := in.Clock.Started, in.Clock.Resolved
		if !from.Exact() || !to.Exact() || seconds.Lo != seconds.Hi {
			exact = false
			continue
		}
		if origin.IsZero() {
			origin = from.Lo
		}
		spans = append(spans, stats.Outage{Span: stats.Span{Start: from.Lo.Sub(origin).Seconds(), End: to.Lo.Sub(origin).Seconds()}})
	}
	if !exact || len(spans) == 0 {
		return sum, false
	}
	period := stats.Span{Start: 0, End: 1}
	for _, s := range spans {
		period.Start, period.End = min(period.Start, s.Start), max(period.End, s.End)
	}
	if union, err := stats.Union(period, spans); err == nil && union.Down.Finite() {
		once := Range{int(union.Down), int(union.Down)}
		return once, once != sum
	}
	return sum, false
}

// users is how many users an incident affected: the largest of its features, since their users overlap.
func (a *Analysis) users(in *record.Incident) CountRange {
	most, known := 0, len(in.Affected) > 0
	for _, x := range in.Affected {
		f, ok := a.register.Feature(x.Feature)
		if !ok || f.Users == 0 || !x.HasUsers {
			known = false
			continue
		}
		most = max(most, int(x.Users*float64(f.Users)))
	}
	if !known {
		return CountRange{most, -1}
	}
	return CountRange{most, most}
}

func (c CountRange) plus(d CountRange) CountRange {
	if c.Hi < 0 || d.Hi < 0 {
		return CountRange{c.Lo + d.Lo, -1}
	}
	return CountRange{c.Lo + d.Lo, c.Hi + d.Hi}
}

// judge holds sums against the declared thresholds. A sum that may lie on either side decides nothing.
func (a *Analysis) judge(seconds Range, users CountRange) ([]Threshold, string) {
	s := a.settings
	passed := []Threshold{}
	add := func(name string, needed stats.Number, lo, hi, unit float64) {
		if !needed.OK() {
			return
		}
		t := Threshold{name, needed, NotKnown}
		switch bound := float64(needed) * unit; {
		case lo >= bound:
			t.Verdict = Yes
		case hi >= 0 && hi < bound:
			t.Verdict = No
		}
		passed = append(passed, t)
	}
	add("hours", s.RuleHours, float64(seconds.Lo), float64(seconds.Hi), 3600)
	add("users", s.RuleUsers, float64(users.Lo), float64(users.Hi), 1)
	if len(passed) == 0 {
		return passed, NotDeclared
	}
	certain, perhaps := 0, 0
	for _, t := range passed {
		switch t.Verdict {
		case Yes:
			certain++
		case NotKnown:
			perhaps++
		}
	}
	switch {
	case certain >= s.RuleNeeds:
		return passed, Yes
	case certain+perhaps < s.RuleNeeds:
		return passed, No
	}
	return passed, NotKnown
}
