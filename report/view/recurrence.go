package view

import (
	"math"
	"slices"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/stats"
)

// Recurrence is the body of the page of all families: what recurs, how often, how soon, whether actions worked, and what nobody decided.
type Recurrence struct {
	Title     Text
	Lines     []Markup // what was counted, the repeats, what cannot be assessed
	Pace      []Text
	Families  []FamilyRow
	Fewer     Text   // said where not all families are listed
	Course    []Text // over the whole register
	Grown     bool   // its curve
	TimeTo    []Text
	Curve     bool
	ByCause   Text
	Causes    []CauseRow
	Actions   []Markup
	Late      []LateRow
	Conflicts []Markup // decisions of people that contradict each other
	Worked    []WorkedRow
	RuleLead  Text
	Rule      []RuleRow
	Undecided []SuggestionRow
	More      Text // suggestions that are not listed
	Suggested []SuggestedRow
	Matching  []Text // what suggestions rest on, and what people made of them
	Judged    []JudgedRow
	Methods   []StatementRow
	Assumes   Text // what the letters of their last column mean
	Settings  []analysis.Setting
	Notes     []Text
	Index     Markup // leads to the list of all incidents, where there is one
}

// mostFamilies is how many families a page lists: the largest ones.
const mostFamilies = 60

// largestFamilies are as many as a page lists, still in order of time.
func largestFamilies(all []*analysis.Family) []*analysis.Family {
	if len(all) <= mostFamilies {
		return all
	}
	bySize := slices.Clone(all)
	slices.SortStableFunc(bySize, func(a, b *analysis.Family) int { return b.Count - a.Count })
	least := map[*analysis.Family]bool{}
	for _, f := range bySize[mostFamilies:] {
		least[f] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(f *analysis.Family) bool { return least[f] })
}

// A FamilyRow is a family in the list of all.
type FamilyRow struct {
	Name    Markup
	Count   int
	First   Markup
	Last    Markup
	Against Text
}

// A WorkedRow is what a family's actions have to show. The last row is the sum.
type WorkedRow struct {
	Family                             Markup
	OpenDays, Open, ClosedDays, Closed string
	Unclear                            string
}

// A SuggestedRow is a family as it would be if all suggestions were confirmed.
type SuggestedRow struct {
	Incidents Markup
	Count     int
	Note      Text
}

// Recurrence words the page of all families.
func (b *Book) Recurrence(r *analysis.Result, l *lang.Lang) *Page {
	w := b.writer(l)
	title := w.say("recurrence.title")
	if name := w.text(b.Register.Name); name != nil {
		title = append(append(name, Say(": ")...), title...)
	}
	body := &Recurrence{Title: title, Lines: w.recurrenceLines(r), Settings: r.Settings}
	page := &Page{
		Kind: "recurrence", Name: RecurrenceName, Lang: l.Tag(), Title: title, Body: body, Description: title.Plain(),
		Header: w.text(b.Register.Name), Class: w.text(b.Register.Classification), Created: b.AsOf, Charts: map[string]chart.Chart{},
	}
	body.Pace = append(w.pace(r.Pace, &r.Statements), w.pace(r.PaceRepeats, &r.Statements)...)
	largest := largestFamilies(r.Families)
	for _, f := range largest {
		body.Families = append(body.Families, w.familyRow(f))
	}
	if n := len(r.Families); n > len(largest) {
		body.Fewer = w.say("recurrence.families-more", "count", n, "shown", len(largest))
	}
	body.TimeTo = w.timeTo(&r.TimeTo)
	if c := w.curve(&r.TimeTo); c != nil {
		page.Charts["time-to-recurrence"], body.Curve = c, true
	}
	body.ByCause, body.Causes = w.byCause(&r.TimeTo.Causes, &r.Statements)
	body.Actions, body.Late = w.ageing(&r.Actions), w.overdueRows(&r.Actions)
	body.Conflicts = w.conflicts(r.Conflicts)
	body.Course = slices.Concat(w.course(r.Course, &r.Statements), w.firsts(r), w.perFeature(r.PerFeature), w.course(r.CourseRepeats, &r.Statements))
	if c := w.courseCurve(r.Course); c != nil {
		page.Charts["course"], body.Grown = c, true
	}
	body.Worked = w.workedRows(r)
	body.RuleLead, body.Rule = w.rule(&r.Rule)
	body.Undecided = w.suggestions(r.Undecided)
	if len(r.Undecided) > len(body.Undecided) {
		body.More = w.say("recurrence.more", "count", r.Counts.Undecided, "shown", len(body.Undecided))
	}
	body.Suggested = w.suggestedRows(r)
	body.Matching, body.Judged = w.matching(r.Matching)
	body.Methods, body.Assumes = w.listedRows(&r.Statements), w.assumptionLines(&r.Statements)
	if w.Linked {
		body.Index = w.allIncidents()
	}
	body.Notes = []Text{w.say("method.as-of", "date", w.lang.Date(w.AsOf)), w.say("method.audience", "audience", w.t("audience."+b.Audience.String()))}
	body.Notes = append(body.Notes, w.multiplicity(&r.Statements)...)
	return page
}

func (w *writer) recurrenceLines(r *analysis.Result) []Markup {
	c := r.Counts
	lines := []Markup{
		w.say("recurrence.counted", "count", c.Counted, "all", c.Episodes, "from", w.dayWord(r.Exposure.From), "days", r.Exposure.Days,
			"unconfirmed", c.Unconfirmed, "below", c.BelowFloor).markup(),
		w.say("recurrence.repeats", "count", r.Repeats.Declared, "suggested", r.Repeats.Suggested).markup(),
	}
	if r.Repeats.Unassessed > 0 {
		lines = append(lines, w.say("recurrence.unassessed", "count", r.Repeats.Unassessed, "all", c.Counted).markup())
	}
	if s := r.Repeats.Share; s.N > 0 {
		share := w.t("recurrence.of", "count", s.X, "all", s.N)
		if s.N >= percentFrom {
			share = w.t("recurrence.percent", "count", s.X, "all", s.N, "percent", w.lang.Percent(round(float64(s.P), 3)))
		}
		lines = append(lines, w.say("recurrence.share", "share", share, "days", r.Repeats.LookBackDays,
			"range", w.lang.Range(w.lang.Percent(round(float64(s.Interval.Lo), 3)), w.lang.Percent(round(float64(s.Interval.Hi), 3)))).markup())
	}
	for _, against := range []string{analysis.WhileOpen, analysis.AfterClosed, analysis.StateNotKnown, analysis.NothingPromised} {
		ids := r.Repeats.Against[against]
		if len(ids) == 0 {
			continue
		}
		lines = append(lines, joined(": ", w.say("recurrence."+against, "count", len(ids)).markup(), w.latest(ids)))
	}
	if !r.Exposure.Declared {
		lines = append(lines, w.say("recurrence.undeclared").markup())
	}
	return lines
}

// mostNamed is how many incidents a line names.
const mostNamed = 24

// latest links incidents that stand in order of time, of many the latest.
func (w *writer) latest(ids []string) Markup {
	var links []Markup
	left := max(0, len(ids)-mostNamed)
	for _, id := range ids[left:] {
		links = append(links, Say(id).link("incident:"+id))
	}
	if left > 0 {
		links = append(links, w.say("quarter.and-more", "count", left).markup())
	}
	return joined(", ", links...)
}

// percentFrom is the smallest whole of which a percentage is said: below, "2 of 5" says all.
const percentFrom = 10

// round keeps so many digits of a share: three at most are printed of anything.
func round(x float64, digits int) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	x = stats.Steady(x)
	step := math.Pow(10, math.Floor(math.Log10(math.Abs(x))+1e-9)-float64(digits-1))
	return math.Round(x/step) * step
}

func (w *writer) familyRow(f *analysis.Family) FamilyRow {
	first, last := f.Members[0], f.Members[len(f.Members)-1]
	against := f.Against()
	var words []string
	for _, a := range []string{analysis.WhileOpen, analysis.AfterClosed, analysis.StateNotKnown, analysis.NothingPromised} {
		if against[a] > 0 {
			words = append(words, w.t("family.times", "what", w.t("against-short."+a), "count", against[a]))
		}
	}
	day := func(m analysis.Member) Markup { return Say(string(m.Start)).link("incident:" + m.Incidents[0]) }
	return FamilyRow{
		Name: w.familyLink(f), Count: len(f.Members), First: day(first), Last: day(last), Against: Say(joinNonEmpty(w.t("list.clauses"), words...)),
	}
}

// workedRows are days and repeats of every family with actions, and their sums.
func (w *writer) workedRows(r *analysis.Result) []WorkedRow {
	var rows []WorkedRow
	for _, f := range largestFamilies(r.Families) {
		if x := f.Worked; x.Actions > 0 {
			rows = append(rows, w.workedRow(w.familyLink(f), x.Open.Days, len(x.Open.Repeats), x.Closed.Days, len(x.Closed.Repeats), x.Unclear.Days))
		}
	}
	if s := r.Worked; s.Families > 1 {
		rows = append(rows, w.workedRow(Markup(w.say("worked.sum").Bold()), s.OpenDays, s.Open, s.ClosedDays, s.Closed, s.UnclearDays))
	}
	return rows
}

func (w *writer) workedRow(name Markup, open, opens, closed, closes, unclear int) WorkedRow {
	n := w.lang.Int
	return WorkedRow{name, n(open), n(opens), n(closed), n(closes), n(unclear)}
}

// listedSuggested are the suggested families that are more than a declared one, as many as a page lists, in their order in time.
func listedSuggested(r *analysis.Result) []analysis.SuggestedFamily {
	declared := map[string]int{}
	for _, f := range r.Families {
		declared[f.ID] = len(f.Members)
	}
	listed := []analysis.SuggestedFamily{}
	for _, f := range r.Suggested {
		if declared[f.Episodes[0][0]] != len(f.Episodes) && len(listed) < MostSuggestions {
			listed = append(listed, f)
		}
	}
	return listed
}

// suggestedRows are what would be families if all suggestions were confirmed.
func (w *writer) suggestedRows(r *analysis.Result) []SuggestedRow {
	var rows []SuggestedRow
	for _, f := range listedSuggested(r) {
		row := SuggestedRow{Count: len(f.Episodes)}
		for i, ids := range f.Episodes {
			if i == mostAddends {
				break
			}
			row.Incidents = joined(", ", row.Incidents, Say(ids[0]).link("incident:"+ids[0]))
		}
		switch {
		case f.TooLarge:
			row.Note = w.say("family.too-large")
		case f.Counted < len(f.Episodes):
			row.Note = w.say("recurrence.of-counted", "count", f.Counted)
		}
		rows = append(rows, row)
	}
	return rows
}
