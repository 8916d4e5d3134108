package view

import (
	"cmp"
	"slices"

	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/chart"
)

// worstSite is the site whose loss takes most down, in a sentence or, with what shares its fate, in three.
func (q *quarterWriter) worstSite(whole bool) Markup {
	s := &q.Sites
	if len(s.Features) == 0 {
		return q.say("quarter.site.none-placed").markup()
	}
	single := q.say("quarter.site.single", "count", len(s.Single), "n", len(s.Features)).markup()
	if len(s.Sites) == 0 || s.Sites[0].Down == 0 && s.Sites[0].Unverified == 0 {
		return joined(" ", q.say("quarter.site.no-cut").markup(), single)
	}
	w := &s.Sites[0]
	words := q.say("quarter.site.worst", "site", q.site(w.ID).Plain(), "k", w.Down, "n", w.Of).markup()
	if !whole {
		return joined(" ", words, single)
	}
	if w.Unverified > 0 {
		words = joined(" ", words, q.say("quarter.site.unverified", "count", w.Unverified).markup())
	}
	return joined(" ", words, single, q.sharedFate(w))
}

// sharedFate says where what switches over is lost with the site that it should switch over from.
func (q *quarterWriter) sharedFate(s *quarter.Site) Markup {
	if len(s.Blocks) == 0 {
		return ""
	}
	return q.say("quarter.site.shared-fate", "site", q.site(s.ID).Plain(), "hosts", q.words("host", s.Hosts).Plain(), "features", q.featureList(s.Blocks)).markup()
}

func (q *quarterWriter) featureList(ids []string) string {
	const most = 8
	var names []string
	for _, id := range ids[:min(len(ids), most)] {
		names = append(names, q.feature(id).Plain())
	}
	if n := len(ids) - most; n > 0 {
		names = append(names, q.t("quarter.and-more-things", "count", n))
	}
	return q.lang.List(names)
}

// sites are what depends on which data center, and what would happen without it.
func (q *quarterWriter) sites(s *Section) {
	x := &q.Sites
	s.say(q.worstSite(true))
	q.throughSites(s)
	if len(x.Features) == 0 {
		return
	}
	s.say(q.say("quarter.site.as-declared").markup())
	q.figure(s, "sites", q.say("quarter.figure.sites"), q.siteMatrix())
	s.table(q.siteTable())
	for i := 1; i < len(x.Sites); i++ {
		s.say(q.sharedFate(&x.Sites[i]))
	}
	if h := x.HHI; h != nil && h.HHI.OK() {
		s.say(q.say("quarter.site.hhi", "hhi", q.lang.Number(float64(h.HHI), 2), "effective", q.lang.Number(float64(h.Effective), 2), "single", len(x.Single), "n", len(x.Features)).markup())
	}
	s.heading(q.say("quarter.heading.cuts"))
	s.table(q.cutTable())
	q.checked(s)
	if len(x.Unplaced) > 0 {
		s.say(q.say("quarter.site.unplaced", "count", len(x.Unplaced), "features", q.featureList(x.Unplaced)).markup())
	}
	for i := range q.WhatIf {
		q.whatIf(s, &q.WhatIf[i])
	}
}

// throughSites counts the period's incidents by the data center that they went through.
func (q *quarterWriter) throughSites(s *Section) {
	var ids []string
	at := map[string][]string{}
	for _, r := range q.Incidents {
		if r.Counted != "yes" && r.Counted != "edge" {
			continue
		}
		sites := r.Sites
		if len(sites) == 0 {
			sites = []string{""}
		}
		for _, site := range sites {
			if at[site] == nil {
				ids = append(ids, site)
			}
			at[site] = append(at[site], r.ID)
		}
	}
	rank := map[string]int{"unknown": 1, "": 2} // last, as causes that nobody knows are
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(len(at[b]), len(at[a])), cmp.Compare(a, b))
	})
	t := q.newTable("through-sites", "fact.datacenter", "#quarter.column.count", "quarter.column.which")
	for _, id := range ids {
		name := q.say("datacenter.not-stated")
		if id != "" {
			name = q.site(id)
		}
		t.Rows = append(t.Rows, []Cell{cell(name), plain(q.lang.Int(len(at[id]))), q.someIDs(at[id])})
	}
	s.table(t)
}

// siteMatrix is what becomes of every feature when a site is lost.
func (q *quarterWriter) siteMatrix() chart.Chart {
	x := &chart.Matrix{Title: q.t("quarter.figure.sites"), Words: chart.MatrixWords{Observed: q.t("quarter.figure.observed"), Row: q.t("column.feature")}}
	states := map[string]chart.State{
		"down": chart.CellDown, "unverified": chart.CellUnverified, "switchover": chart.CellSwitchover, "degraded": chart.CellDegraded, "survives": chart.CellSurvives,
	}
	for name, state := range states {
		x.Words.States[state] = q.t("quarter.state." + name)
	}
	for _, s := range q.Sites.Sites {
		x.Cols = append(x.Cols, chart.MatrixHead{Label: q.site(s.ID).Plain()})
	}
	for i, f := range q.Sites.Features {
		x.Rows = append(x.Rows, chart.MatrixHead{Label: q.feature(f).Plain(), Bold: slices.Contains(q.Sites.Single, f)})
		var row []chart.Cell
		for j, state := range q.Sites.Matrix[i] {
			row = append(row, chart.Cell{State: states[state], Observed: q.Sites.Observed[i][j] != ""})
		}
		x.Cells = append(x.Cells, row)
	}
	return x
}

func (q *quarterWriter) siteTable() *Table {
	t := q.newTable("sites", "fact.datacenter", "#quarter.column.site-down", "#quarter.column.site-unverified", "#quarter.column.site-switchover",
		"#quarter.column.site-degraded", "site.hosts")
	for _, s := range q.Sites.Sites {
		t.Rows = append(t.Rows, []Cell{
			cell(q.site(s.ID)), plain(q.t("quarter.k-of-n-features", "k", s.Down, "n", s.Of)), plain(q.lang.Int(s.Unverified)), plain(q.lang.Int(s.Switchover)), plain(q.lang.Int(s.Degraded)),
			cell(q.words("host", s.Hosts)),
		})
	}
	return t
}

// cutTable lists the sets of sites whose loss takes features down, the features of each together.
func (q *quarterWriter) cutTable() *Table {
	t := q.newTable("cut-sets", "quarter.column.cut", "quarter.column.features", "quarter.column.how")
	type key struct {
		sites      string
		unverified bool
	}
	var order []key
	by := map[key][]string{}
	for _, c := range q.Sites.Cuts {
		var names []string
		for _, id := range c.Sites {
			names = append(names, q.site(id).Plain())
		}
		k := key{q.lang.List(names), c.Unverified}
		if by[k] == nil {
			order = append(order, k)
		}
		by[k] = append(by[k], c.Feature)
	}
	for _, k := range order {
		how := q.say("quarter.state.down")
		if k.unverified {
			how = q.say("quarter.state.unverified")
		}
		t.Rows = append(t.Rows, []Cell{plain(k.sites), plain(q.featureList(by[k])), cell(how)})
	}
	return t
}

// checked sets what was observed beside what the placements predict.
func (q *quarterWriter) checked(s *Section) {
	c := q.Sites.Checked
	if len(c) == 0 {
		return
	}
	t := q.newTable("predicted", "column.incident", "fact.datacenter", "column.feature", "quarter.column.predicted", "quarter.column.observed")
	for _, x := range c {
		if !x.Agrees {
			t.Rows = append(t.Rows, []Cell{q.idCell(x.Incident), cell(q.site(x.Site)), cell(q.feature(x.Feature)), cell(q.say("quarter.state." + x.Predicts)), cell(q.word("impact", x.Impact))})
		}
	}
	s.say(q.say("quarter.site.checked", "k", len(c)-len(t.Rows), "n", len(c)).markup())
	s.table(t)
}

// whatIf is what the loss of a site for as long as an incident lasted would do.
func (q *quarterWriter) whatIf(s *Section, l *quarter.Loss) {
	s.heading(q.say("quarter.heading.what-if", "site", q.site(l.Site).Plain()))
	if !l.Known {
		s.say(joined(" ", q.say("quarter.what-if.unknown").markup(), q.id(l.Incident)+"."))
		return
	}
	s.say(joined(" ", q.say("quarter.what-if.lead", "duration", q.minutes(l.Minutes.Named)).markup(), q.id(l.Incident)+"."))
	t := q.newTable("what-if-"+FileName(l.Site), "column.feature", "quarter.column.predicted", "#quarter.column.works", "#quarter.column.fails", "#quarter.column.years")
	for _, f := range l.Features {
		years := ""
		if f.BudgetYears.Finite() {
			years = q.fig(float64(f.BudgetYears))
		}
		works, fails := q.minutes(f.Works), q.minutes(f.Fails)
		switch {
		case f.State == "degraded":
			works, fails = "–", "–"
		case f.Untimed:
			works = q.t("quarter.untimed")
		}
		t.Rows = append(t.Rows, []Cell{cell(q.feature(f.ID)), cell(q.say("quarter.state." + f.State)), plain(works), plain(fails), plain(years)})
	}
	s.table(t.dropEmpty())
	if l.Years > 0 {
		s.say(q.say("quarter.what-if.frequency", "count", l.PerYear.N, "years", q.fig(l.Years), "lo", q.fig(float64(l.PerYear.Interval.Lo)), "hi", q.fig(float64(l.PerYear.Interval.Hi))).markup())
	}
}
