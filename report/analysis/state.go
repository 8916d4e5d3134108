package analysis

// state lists what a result computed, the questions that were fixed in advance first: the pace of incidents and of repeats against the four
// quarters before.
func (r *Result) state() Statements {
	var list []Statement
	list = append(list, r.Pace.state()...)
	list = append(list, r.PaceRepeats.state()...)
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
	compared := Plain("pace-"+p.What, c.Method, c.N, days+float64(p.Before.Days), "ratio", c.Ratio, c.Interval, "poisson", "episodes").Test(Headline, c.P)
	if !c.Attainable {
		compared.P = notKnown
	}
	return []Statement{compared, rate}
}
