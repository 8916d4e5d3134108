package quarter

import (
	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/stats"
)

// state adds a statement to those of the report.
func (w *work) state(s analysis.Statement) { w.list = append(w.list, s) }

// none is an interval that does not exist.
var none = stats.Interval{Lo: na, Hi: na}

// compared is a comparison of rates as a question that was fixed in advance. One that no outcome could decide has no p.
func compared(question string, c *stats.RateComparison, assumes ...string) analysis.Statement {
	s := analysis.Plain(question, c.Method, c.N1+c.N2, c.T1+c.T2, "ratio", c.Ratio, c.Interval, assumes...).Test(analysis.Headline, c.P)
	if !c.Attainable {
		s.P = na
	}
	return s
}

// stateCounts lists how many there are, and the comparison that was fixed in advance: by the method that its words use.
func (w *work) stateCounts(c *Counts) {
	unit := w.Period.Kind
	w.state(analysis.Plain("quarter-count", "rate.poisson_ci", c.Now.N, c.Now.Exposure, unit, c.Now.Rate.Rate, c.Now.Rate.Interval, "poisson", "episodes"))
	if x := c.Compare; x != nil {
		s := compared("quarter-pace", x, "poisson", "episodes", "least-favourable")
		if z := c.Quasi; z != nil {
			s = analysis.Plain("quarter-pace", z.Method, z.N1+z.N2, x.T1+x.T2, "ratio", z.Ratio, z.Interval, "monthly", "episodes", "least-favourable").Test(analysis.Headline, z.P)
		}
		w.state(s)
		w.state(analysis.Plain("quarter-need", c.Need.Method, c.Need.Previous, x.T1+x.T2, "count", stats.Number(c.Need.Worse), none, "poisson"))
		w.state(analysis.Plain("quarter-quiet", "rate.predict", c.Before.N, x.T1+x.T2, "share", c.Quiet, none, "poisson", "jeffreys"))
	}
	if t := c.Trend; t != nil {
		asked := analysis.Exploratory
		if t.N >= FewestOfSentence {
			asked = analysis.Headline
		}
		w.state(analysis.Plain("trend", t.Method, t.N, t.Days, "", na, none, "poisson", "episodes").Test(asked, t.MilP))
		w.state(analysis.Plain("trend-laplace", t.Method, t.N, t.Days, "", na, none, "poisson", "episodes").Test(analysis.Exploratory, t.LaplaceP))
	}
	if d := c.Clusters; d != nil && d.Bears != stats.Refused {
		w.state(analysis.Plain("clusters", d.Method, d.N, 0, "dispersion", d.Phi, none, "episodes").Test(analysis.Exploratory, d.P))
	}
}

func (w *work) stateDowntime(d *Downtime) {
	w.state(analysis.Plain("availability", "availability.union", d.Whole.Incidents, d.Measured/1440, "available", stats.Number(d.Whole.Available.Named), none, "union"))
	for i := range d.Features {
		if f := &d.Features[i]; f.Budget != nil {
			w.state(analysis.Plain("budget/"+f.ID, f.Budget.Method, f.Incidents, d.Measured/1440, "minutes", f.Budget.Consumed, none, "union"))
		}
	}
}

func (w *work) stateDurations(d *Durations) {
	switch {
	case d.Median != nil:
		w.state(analysis.Plain("median-duration", d.Median.Method, d.N, 0, "minutes", d.Median.Median, d.Median.Interval, "complete"))
	case d.Within != nil:
		w.state(analysis.Plain("median-duration", d.Within.Method, d.N, 0, "", na, none, "intervals"))
	}
	if c := d.Compare; c != nil && c.Bears != stats.Refused {
		w.state(analysis.Plain("quarter-durations", c.Method, c.NA+c.NB, 0, "ratio", c.HLRatio, c.HLInterval, "exchangeable", "as-named").Test(analysis.Headline, c.P))
	}
}
