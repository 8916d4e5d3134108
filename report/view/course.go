package view

import (
	"time"

	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/stats"
)

// course words how incidents came over the whole register, as far as so many can bear. Of a trend it speaks only where the adjusted p of
// the test that was fixed in advance says so, the other test agrees, and nothing speaks for clusters.
func (w *writer) course(c *analysis.Course, s *analysis.Statements) []Text {
	if c == nil {
		return nil
	}
	lines := []Text{w.trend(c, s)}
	if p := c.PowerLaw; p != nil && p.Bears == stats.Sentence {
		lines = append(lines, w.powerLaw(c))
	}
	lines = append(lines, w.clusters(c))
	if b := c.Break; b != nil {
		id := "course.no-break"
		if float64(b.P) < 1-stats.Level {
			id = "course.break"
			if b.First == b.Last {
				id = "course.break-at"
			}
		}
		lines = append(lines, w.say(id, "n", c.N, "first", w.dayWord(b.First), "last", w.dayWord(b.Last), "before", w.figure(b.Before),
			"after", w.figure(b.After), "p", w.pWords(b.P)))
	}
	if x := c.Seasons; x != nil {
		lines = append(lines, w.say("course.weekdays", "counts", w.counts(x.Weekdays), "p", w.pWords(x.Weekday.P)),
			w.say("course.hours", "zone", w.zoneName(), "counts", w.counts(x.Hours), "p", w.pWords(x.Hour.P)), w.say("course.seasons"))
	}
	if c.Coarse > 0 {
		lines = append(lines, w.say("course.coarse", "count", c.Coarse))
	}
	return lines
}

// trend words the test that was fixed in advance.
func (w *writer) trend(c *analysis.Course, s *analysis.Statements) Text {
	t, x := &c.Trend, s.Of("trend-"+c.What)
	args := []any{"what", w.t("pace." + c.What), "count", c.N, "from", w.dayWord(c.From), "upto", w.dayWord(c.Upto)}
	if x == nil || !x.P.OK() || t.Bears == stats.Refused {
		return w.say("course.too-few", args...)
	}
	args = append(args, "p", w.pWords(x.P), "adjusted", w.pWords(x.Adjusted), "other", w.pWords(t.LaplaceP))
	switch {
	case t.Has(stats.AppendixOnly):
		return w.say("course.appendix", args...)
	case t.Has(stats.Disagree):
		return w.say("course.disagree", args...)
	case c.Clustered() && x.Finds():
		return w.say("course.trend-clusters", args...)
	case x.Finds() && t.MilDirection == stats.Increasing:
		return w.say("course.faster", args...)
	case x.Finds() && t.MilDirection == stats.Decreasing:
		return w.say("course.slower", args...)
	}
	return w.say("course.no-trend", args...)
}

func (w *writer) powerLaw(c *analysis.Course) Text {
	p := c.PowerLaw
	words := w.say("course.power-law", "n", c.N, "beta", w.figure(p.Beta), "range", w.lang.Range(w.figure(p.BetaInterval.Lo), w.figure(p.BetaInterval.Hi)),
		"p", w.figure(p.Fit.P.Lo))
	if p.MTBFInterval.OK() {
		words = append(append(words, Say(" ")...), w.say("course.current", "days", w.figure(p.MTBFEnd),
			"range", w.lang.Range(w.figure(p.MTBFInterval.Lo), w.figure(p.MTBFInterval.Hi)))...)
	}
	return words
}

func (w *writer) clusters(c *analysis.Course) Text {
	d := c.Clusters
	if d == nil {
		return w.say("course.clusters-untestable", "n", len(c.Quarters), "count", c.N)
	}
	id := "course.no-clusters"
	if c.Clustered() {
		id = "course.clusters"
	}
	return w.say(id, "n", d.N, "count", d.Events, "phi", w.figure(d.Phi), "p", w.pWords(d.P))
}

// firsts are the rates of what repeats nothing and of repeats apart: families are the usual reason for clusters.
func (w *writer) firsts(r *analysis.Result) []Text {
	if r.Firsts == nil || r.Course == nil || !r.Course.Clustered() {
		return nil
	}
	rate := func(x stats.Rate) (string, string) {
		return w.figure(x.Rate), w.lang.Range(w.figure(x.Interval.Lo), w.figure(x.Interval.Hi))
	}
	first, firstRange := rate(r.Firsts.First)
	again, againRange := rate(r.Firsts.Repeats)
	return []Text{w.say("course.firsts", "first", first, "first_range", firstRange, "again", again, "again_range", againRange, "days", w.figure(stats.Number(r.Course.WholeDays())))}
}

// perFeature is how many a feature has had by now.
func (w *writer) perFeature(p *analysis.PerFeature) []Text {
	if p == nil {
		return nil
	}
	return []Text{w.say("course.features", "features", p.Features, "mean", w.figure(p.Mean),
		"range", w.lang.Range(w.figure(p.Interval.Lo), w.figure(p.Interval.Hi)), "most", w.feature(p.Most).Plain(), "n", p.MostN)}
}

// pWords is a probability in a sentence: "= 0.12", "< 0.001".
func (w *writer) pWords(p stats.Number) string {
	switch {
	case !p.OK():
		return w.t("unknown")
	case p < .001:
		return w.pFigure(p)
	}
	return "= " + w.pFigure(p)
}

func (w *writer) counts(all []int) string {
	var words []string
	for _, n := range all {
		words = append(words, w.lang.Int(n))
	}
	return joinNonEmpty(" · ", words...)
}

// curveQuarters is the least number of whole quarters whose curve says more than their list.
const curveQuarters = 8

// courseCurve is the number of incidents since the register's start beside a constant rate. Nothing is smoothed.
func (w *writer) courseCurve(c *analysis.Course) chart.Chart {
	if c == nil || len(c.Curve) < curveQuarters || c.N == 0 {
		return nil
	}
	origin, err := time.ParseInLocation(time.DateOnly, string(c.From), w.Register.Zone)
	if err != nil {
		return nil
	}
	at := func(p analysis.CurvePoint) time.Duration {
		end, _ := time.ParseInLocation(time.DateOnly, string(p.Upto), w.Register.Zone)
		return end.AddDate(0, 0, 1).Sub(origin)
	}
	last := c.Curve[len(c.Curve)-1]
	line := chart.StepSeries{Label: w.t("course.series"), Band: true, Points: []chart.StepPoint{{}}}
	for _, p := range c.Curve {
		line.Points = append(line.Points, chart.StepPoint{X: at(p), Y: float64(p.Count), Lo: float64(p.Interval.Lo), Hi: float64(p.Interval.Hi)})
	}
	return &chart.Steps{
		Title: w.t("course.figure"), Series: []chart.StepSeries{line}, Origin: origin, Zone: w.Register.Zone, End: at(last), Whole: true, Formats: w.wholeFormats(),
		Line: []chart.StepPoint{{}, {X: at(last), Y: float64(last.Count)}},
		Words: chart.StepWords{
			Value: w.t("column.count"), Time: w.t("quarter.figure.time"), Band: w.t("course.band"), Line: w.t("course.constant"),
			Series: w.t("column.what"), From: w.t("column.low"), To: w.t("column.high"),
		},
	}
}
