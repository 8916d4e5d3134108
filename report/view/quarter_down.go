package view

import (
	"cmp"
	"slices"
	"strings"

	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/record"
)

// availability is downtime and error budget, feature by feature, and who spent it.
func (q *quarterWriter) availability(s *Section) {
	d := &q.Downtime
	if d.Measured <= 0 {
		s.say(q.say("quarter.down.nothing-measured").markup())
		return
	}
	s.say(q.downWords(), q.accountingWords(d))
	if t := q.featureTable(); len(t.Rows) > 0 {
		s.heading(q.say("quarter.heading.features"))
		s.table(t)
	}
	s.say(q.unknownLengths())
	if t := q.budgetTable(); len(t.Rows) > 0 {
		s.heading(q.say("quarter.heading.budgets"))
		s.table(t)
	}
	s.say(q.noObjective())
	if len(d.Whole.Ledger) > 0 {
		s.heading(q.say("quarter.heading.ledger"))
		s.table(q.ledgerTable("ledger", &d.Whole))
	}
	for i := range d.Features {
		if f := &d.Features[i]; f.Budget != nil && len(f.Ledger) > 0 {
			s.heading(q.say("quarter.heading.ledger-of", "feature", q.feature(f.ID).Plain()))
			q.figure(s, "budget-"+FileName(f.ID), q.say("quarter.figure.budget", "feature", q.feature(f.ID).Plain()), q.waterfall(f))
			s.table(q.ledgerTable("ledger-"+FileName(f.ID), f))
		}
	}
	if q.Other != nil {
		s.heading(q.say("quarter.heading.other"))
		s.say(q.accountingWords(q.Other))
		s.table(q.otherTable())
	}
}

// downWords is the downtime of everything together.
func (q *quarterWriter) downWords() Markup {
	w := &q.Downtime.Whole
	if w.Incidents == 0 {
		return q.say("quarter.down.none", "measured", q.minutes(q.Downtime.Measured)).markup()
	}
	full := q.minutesRange(w.Full)
	if w.Unstated {
		full = q.t("quarter.at-least", "duration", full)
	}
	id := "quarter.down.whole"
	switch {
	case w.Unstated && w.Full.Worst == 0:
		return q.say("quarter.down.whole-unstated", "down", q.minutesRange(w.Any), "measured", q.minutes(q.Downtime.Measured), "available", q.shareRange(w.Available)).markup()
	case w.SoFar:
		id = "quarter.down.whole-so-far"
	}
	return q.say(id, "down", q.minutesRange(w.Any), "full", full, "measured", q.minutes(q.Downtime.Measured), "available", q.shareRange(w.Available)).markup()
}

// accountingWords is the method of accounting, as the register's own words have it.
func (q *quarterWriter) accountingWords(d *quarter.Downtime) Markup {
	var words Text
	if d.Hours == "24x7" {
		words = q.say("method.hours-24x7")
	} else {
		words = q.say("quarter.support-hours")
	}
	words = append(append(words, Say(" ")...), q.word("method.partial", d.Partial)...)
	words = append(append(words, Say(" ")...), q.word("method.maintenance", d.Maintenance)...)
	return words.markup()
}

func (q *quarterWriter) featureTable() *Table {
	t := q.newTable("features", "column.feature", "#quarter.column.incidents", "#quarter.column.any", "#quarter.column.full", "#quarter.column.available",
		"#quarter.column.users")
	var hit []*quarter.Feature
	for i := range q.Downtime.Features {
		f := &q.Downtime.Features[i]
		if f.Incidents == 0 && f.SLO == 0 {
			continue
		}
		hit = append(hit, f)
		t.Rows = append(t.Rows, q.featureRow(f))
	}
	hardest := slices.SortedStableFunc(slices.Values(hit), func(a, b *quarter.Feature) int { return cmp.Compare(b.Any.Named, a.Any.Named) })
	hardest = hardest[:min(len(hardest), longTable)]
	return q.limit(t.dropEmpty(), func(row int) bool { return slices.Contains(hardest, hit[row]) })
}

// dropEmpty takes columns out of a table in which nothing stands: no objective, no users.
func (t *Table) dropEmpty() *Table {
	for c := len(t.Head) - 1; c >= 0; c-- {
		if slices.ContainsFunc(t.Rows, func(r []Cell) bool { return r[c].Plain != "" }) {
			continue
		}
		t.Head, t.Right = slices.Delete(t.Head, c, c+1), slices.Delete(t.Right, c, c+1)
		for i := range t.Rows {
			t.Rows[i] = slices.Delete(t.Rows[i], c, c+1)
		}
	}
	return t
}

func (q *quarterWriter) featureRow(f *quarter.Feature) []Cell {
	down, full, available := q.minutesBeside(f.Any), q.minutesBeside(f.Full), q.shareBeside(f.Available)
	if f.Loose { // nobody named a figure between the bounds
		down = q.apart(q.minutes(f.Any.Best), q.minutes(f.Any.Worst))
		full = q.apart(q.minutes(f.Full.Best), q.minutes(f.Full.Worst))
		available = q.apart(q.available(f.Available.Worst), q.available(f.Available.Best))
	}
	switch {
	case f.Unstated && f.Full.Worst == 0:
		full = q.t("quarter.not-stated")
	case f.Unstated:
		full = q.t("quarter.at-least", "duration", full)
	}
	if len(f.Unknown) > 0 {
		down, available = q.t("quarter.at-least", "duration", down), q.t("quarter.at-most", "share", available)
	}
	if f.SoFar {
		down = q.t("elapsed.so-far", "duration", down)
	}
	users := ""
	if f.Users != nil {
		users = q.lang.Number(f.Users.Named, 3)
		if !f.Users.Exact() {
			users = q.beside(users, q.lang.Number(f.Users.Best, 3), q.lang.Number(f.Users.Worst, 3))
		}
	}
	return []Cell{
		{Markup(q.feature(f.ID).Bold()), q.feature(f.ID).Plain()}, plain(q.lang.Int(f.Incidents)), unbroken(down), unbroken(full), unbroken(available),
		unbroken(users),
	}
}

// budgetTable is what each objective allows, what was used of it and what is left, the most used first.
func (q *quarterWriter) budgetTable() *Table {
	t := q.newTable("budgets", "column.feature", "#quarter.column.slo", "#quarter.column.budget", "#quarter.column.consumed", "#quarter.column.used", "#quarter.column.remaining")
	var with []*quarter.Feature
	for i := range q.Downtime.Features {
		if f := &q.Downtime.Features[i]; f.Budget != nil {
			with = append(with, f)
		}
	}
	slices.SortStableFunc(with, func(a, b *quarter.Feature) int { return cmp.Compare(float64(b.Budget.Burn), float64(a.Budget.Burn)) })
	for _, f := range with {
		used := "–"
		if f.Budget.Burn.Finite() {
			used = q.lang.Percent(round(float64(f.Budget.Burn), 3))
		}
		t.Rows = append(t.Rows, []Cell{
			{Markup(q.feature(f.ID).Bold()), q.feature(f.ID).Plain()}, plain(q.available(f.SLO)), plain(q.minutes(float64(f.Budget.Budget))), plain(q.minutes(float64(f.Budget.Consumed))), plain(used),
			unbroken(q.left(quarter.Minutes{Best: float64(f.BudgetLo), Named: float64(f.Budget.Remaining), Worst: float64(f.BudgetHi)})),
		})
	}
	return t
}

// apart is two bounds.
func (q *quarterWriter) apart(lo, hi string) string {
	if lo == hi {
		return lo
	}
	return q.lang.Range(lo, hi)
}

// left is what is left of a budget; what is spent beyond it is negative.
func (q *quarterWriter) left(m quarter.Minutes) string {
	signed := func(x float64) string {
		if x < 0 {
			return q.t("number.minus") + q.minutes(-x)
		}
		return q.minutes(x)
	}
	if m.Exact() {
		return signed(m.Named)
	}
	return q.beside(signed(m.Named), signed(m.Worst), signed(m.Best))
}

func (q *quarterWriter) noObjective() Markup {
	var names []string
	for _, f := range q.Downtime.Features {
		if f.SLO == 0 && f.Incidents > 0 {
			names = append(names, q.feature(f.ID).Plain())
		}
	}
	if len(names) == 0 {
		return ""
	}
	if len(names) > 6 {
		return q.say("quarter.down.no-objective-many", "count", len(names)).markup()
	}
	return q.say("quarter.down.no-objective", "features", q.lang.List(names)).markup()
}

// unknownLengths names the incidents that no figure can hold.
func (q *quarterWriter) unknownLengths() Markup {
	var ids []string
	n := 0
	for _, f := range q.Downtime.Features {
		if len(f.Unknown) > 0 {
			n++
		}
		for _, id := range f.Unknown {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, id := range q.Downtime.Whole.Unknown {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	return joined(" ", q.say("quarter.down.unknown", "count", max(n, 1)).markup(), q.ids(ids)+".")
}

// ledgerTable is who spent the minutes; the last line is the sum of the others.
func (q *quarterWriter) ledgerTable(name string, f *quarter.Feature) *Table {
	t := q.newTable(name, "column.incident", "fact.cause", "fact.datacenter", "#quarter.column.minutes", "#quarter.column.share")
	whole, permille := 0.0, 0
	for _, c := range f.Ledger {
		site, cause := Text(nil), q.category(c.Cause)
		if c.Site != "" {
			site = q.site(c.Site)
		}
		if c.State != string(record.CauseConfirmed) {
			words := q.word("cause", c.State)
			if words == nil {
				words = q.say("cause.not-stated")
			}
			if cause != nil {
				words = append(append(cause, Say(", ")...), words...)
			}
			cause = words
		}
		whole, permille = whole+c.Minutes, permille+c.Permille
		t.Rows = append(t.Rows, []Cell{q.idCell(c.Incident), cell(cause), cell(site), plain(q.minutes(c.Minutes)), plain(q.permille(c.Permille))})
	}
	if len(t.Rows) > 0 {
		sum := Cell{Markup(q.say("quarter.sum").Bold()), q.t("quarter.sum")}
		t.Rows = append(t.Rows, []Cell{sum, {}, {}, plain(q.minutes(whole)), plain(q.permille(permille))})
	}
	return q.shortLedger(t.dropEmpty(), f)
}

// shortLedger keeps the largest charges on the page, and adds the others up, so that what is printed still comes to the whole.
func (q *quarterWriter) shortLedger(t *Table, f *quarter.Feature) *Table {
	rest := f.Rest
	if rest == nil {
		return t
	}
	kept := quarter.Largest(f.Ledger)
	last := len(t.Rows) - 1
	q.limit(t, func(row int) bool { return row == last || slices.Contains(kept, row) })
	others := make([]Cell, len(t.Head))
	others[0] = plain(q.t("quarter.and-more", "count", rest.Count))
	others[len(others)-2], others[len(others)-1] = plain(q.minutes(rest.Minutes)), plain(q.permille(rest.Permille))
	t.Page = slices.Insert(t.Page, len(t.Page)-1, others)
	return t
}

func (q *quarterWriter) permille(n int) string {
	return q.t("number.percent", "number", strings.TrimSuffix(q.lang.Number(float64(n)/10, digitsFor(n)), ".0"))
}

// digitsFor are the digits of n thousandths with one decimal of a percentage.
func digitsFor(n int) int {
	switch {
	case n >= 1000:
		return 4
	case n >= 100:
		return 3
	case n >= 10:
		return 2
	}
	return 1
}

// waterfall is the budget of a feature: what there was, what each incident took, what is left.
func (q *quarterWriter) waterfall(f *quarter.Feature) chart.Chart {
	x := &chart.Waterfall{
		Title: q.t("quarter.figure.budget", "feature", q.feature(f.ID).Plain()), Formats: q.wholeFormats(), Left: q.t("quarter.column.remaining"),
		Budget: chart.Entry{Label: q.t("quarter.column.budget"), Value: float64(f.Budget.Budget)},
		Words: chart.WaterfallWords{
			Value: q.t("quarter.figure.minutes"), Uncertain: q.t("figure.uncertain"), Over: q.t("quarter.figure.over"),
			Label: q.t("column.incident"), Left: q.t("quarter.column.remaining"),
		},
	}
	for _, i := range quarter.Largest(f.Ledger) {
		x.Spent = append(x.Spent, chart.Entry{Label: f.Ledger[i].Incident, Value: f.Ledger[i].Minutes})
	}
	if f.Rest != nil {
		x.Spent = append(x.Spent, chart.Entry{Label: q.t("quarter.and-more", "count", f.Rest.Count), Value: f.Rest.Minutes})
	}
	return x
}

// otherTable is what another method of accounting would make.
func (q *quarterWriter) otherTable() *Table {
	t := q.newTable("accounting", "column.feature", "#quarter.column.any", "#quarter.column.available", "#quarter.column.other-any", "#quarter.column.other-available")
	row := func(name Text, a, b *quarter.Feature) {
		if a.Incidents > 0 || b.Incidents > 0 {
			t.Rows = append(t.Rows, []Cell{
				cell(name), unbroken(q.minutesBeside(a.Any)), unbroken(q.shareBeside(a.Available)), unbroken(q.minutesBeside(b.Any)), unbroken(q.shareBeside(b.Available)),
			})
		}
	}
	for i := range q.Downtime.Features {
		a := &q.Downtime.Features[i]
		if j := slices.IndexFunc(q.Other.Features, func(f quarter.Feature) bool { return f.ID == a.ID }); j >= 0 {
			row(q.feature(a.ID), a, &q.Other.Features[j])
		}
	}
	row(q.say("quarter.everything"), &q.Downtime.Whole, &q.Other.Whole)
	return t
}
