package analysis

// state lists what a result computed. The questions that were fixed in advance are four: the pace of incidents and of repeats against the
// four quarters before, and the trend of each over the whole register.
func (r *Result) state() Statements {
	var list []Statement
	list = append(list, r.Pace.state()...)
	list = append(list, r.PaceRepeats.state()...)
	list = append(list, r.Course.state()...)
	list = append(list, r.CourseRepeats.state()...)
	if p := r.PerFeature; p != nil {
		list = append(list, Plain("per-feature", p.Method, p.Features, r.Course.WholeDays(), "count", p.Mean, p.Interval, "features"))
	}
	if s := r.Repeats.Share; s.N > 0 {
		list = append(list, Plain("repeat-share", s.Method, s.N, 0, "share", s.P, s.Interval, "declared", "look-back"))
	}
	if t := r.TimeTo; t.N > 0 {
		list = append(list, Plain("time-to", t.Method, t.N, 0, "days", t.Median, t.MedianInterval, "first-spells", "censored", "declared"))
	}
	list = append(list, r.TimeTo.Causes.state()...)
	for _, f := range r.Families {
		list = append(list, f.Worked.state(f.ID)...)
	}
	list = append(list, r.Actions.state()...)
	return NewStatements(list)
}

// state is the rate of a quarter and its comparison with the time before. A comparison that no outcome could decide has no p.
func (p *Pace) state() []Statement {
	if p == nil {
		return nil
	}
	days := float64(p.Quarter.Days)
	rate := Plain("rate-"+p.What, p.Rate.Method, p.Rate.N, days, "quarter", p.Rate.Rate, p.Rate.Interval, "poisson", "episodes")
	c := p.Comparison
	if c == nil {
		return []Statement{rate}
	}
	before := days + float64(p.Before.Days)
	compared := Plain("pace-"+p.What, c.Method, c.N, before, "ratio", c.Ratio, c.Interval, "poisson", "episodes").Test(Headline, c.P)
	if q := p.Quasi; q != nil {
		compared = Plain("pace-"+p.What, q.Method, c.N, before, "ratio", q.Ratio, q.Interval, "months", "episodes").Test(Headline, q.P)
	}
	if !c.Attainable {
		compared.P = notKnown
	}
	return []Statement{compared, rate}
}

// state is whether the actions of a family worked: a drill-down.
func (w *Worked) state(family string) []Statement {
	c := w.Comparison
	if c == nil {
		return nil
	}
	s := Plain("worked/"+family, c.Method, c.N, c.T1+c.T2, "ratio", c.Ratio, c.Interval, "poisson", "no-trigger").Test(DrillDown, c.P)
	if !c.Attainable {
		s.P = notKnown
	}
	return []Statement{s}
}
