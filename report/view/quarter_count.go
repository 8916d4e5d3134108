package view

import (
	"math"

	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/stats"
)

// counted is a count with what it may be instead: "3 (2–3)".
func (q *quarterWriter) counted(c *quarter.Count) string {
	if !c.Range() {
		return q.lang.Int(c.N)
	}
	return q.lang.Int(c.N) + q.t("aside.open") + q.lang.Range(q.lang.Int(c.Lo), q.lang.Int(c.Hi)) + ")"
}

// rateWords is the count of the period with its exact interval.
func (q *quarterWriter) rateWords() Markup {
	c := &q.Counts.Now
	if c.Exposure <= 0 {
		return q.say("quarter.count.unrecorded").markup()
	}
	lo, hi := q.fig(float64(c.Rate.Interval.Lo)), q.fig(float64(c.Rate.Interval.Hi))
	switch c.N {
	case 0:
		none := "quarter.count.none"
		if q.beginsHere() {
			none = "quarter.count.none-after"
		}
		words := q.say(none, "upper", q.fig(float64(c.Rate.Upper)), "unit", q.unit()).markup()
		if q.Counts.Quiet.OK() {
			words = joined(" ", words, q.say("quarter.count.quiet", "n", q.Counts.Before.N, "four", q.four(), "p", q.share(float64(q.Counts.Quiet))).markup())
		}
		return words
	case 1:
		return joined(" ", q.say("quarter.count.one", "lo", lo, "hi", hi, "unit", q.unit()).markup(), q.ids(c.IDs)+".")
	}
	return q.say("quarter.count.some", "count", c.N, "lo", lo, "hi", hi, "unit", q.unit()).markup()
}

// counting is the count in a line, with what it may be instead.
func (q *quarterWriter) counting() Markup {
	c := &q.Counts.Now
	if !c.Range() {
		return q.rateWords()
	}
	return joined(" ", q.rateWords(), q.say("quarter.count.uncertain", "range", q.lang.Range(q.lang.Int(c.Lo), q.lang.Int(c.Hi)), "unconfirmed", len(c.Unconfirmed), "edge", len(c.Edge)).markup())
}

// howMany is the same at length: why the count is a range, and what so many allow to say.
func (q *quarterWriter) howMany() Markup {
	c := &q.Counts.Now
	words := q.rateWords()
	if c.Exposure <= 0 {
		return words
	}
	if c.N == 2 {
		if days, ok := daysBetween(q.byID[c.IDs[0]], q.byID[c.IDs[1]]); ok {
			words = joined(" ", words, q.say("quarter.count.gap", "count", days).markup())
		}
	}
	if q.beginsHere() {
		words = joined(" ", words, q.say("quarter.uncounted").markup(), q.id(q.Counts.Uncounted)+".")
	}
	return joined(" ", words, q.bounds(c))
}

// beginsHere reports whether time begins in this period, with an incident that readers may see and that is not counted therefore.
func (q *quarterWriter) beginsHere() bool {
	return q.byID[q.Counts.Uncounted] != nil && !q.Counts.Starts.Before(q.Period.From) && q.Counts.Starts.Before(q.Period.To)
}

// bounds says why a count is a range.
func (q *quarterWriter) bounds(c *quarter.Count) Markup {
	var words Markup
	if len(c.Unconfirmed) > 0 {
		words = q.say("quarter.count.unconfirmed", "count", len(c.Unconfirmed)).markup()
	}
	if len(c.Edge) > 0 {
		words = joined(" ", words, q.say("quarter.count.edge", "count", len(c.Edge)).markup())
	}
	if words != "" {
		words = joined(" ", words, q.say("quarter.count.bounds", "range", q.counted(c)).markup())
	}
	return words
}

// share is a probability as a percentage.
func (q *quarterWriter) share(p float64) string {
	if p > 0 && p < 0.01 {
		return q.lang.Percent(math.Round(p*1000) / 1000)
	}
	return q.lang.Percent(math.Round(p*100) / 100)
}

// pValue is a probability with two digits.
func (q *quarterWriter) pValue(p stats.Number) string {
	if p < 0.001 {
		return "< " + q.lang.Number(0.001, 1)
	}
	return "= " + q.lang.Number(float64(p), 2)
}

// compared is the one comparison fixed in advance, in one honest sentence. What it rests on is said below, by arithmetic.
func (q *quarterWriter) compared() Markup {
	c := &q.Counts
	switch {
	case c.Starts.IsZero():
		return q.say("quarter.compare.never").markup()
	case c.Compare == nil:
		return q.say("quarter.compare.nothing", "date", q.lang.Date(c.Starts)).markup()
	}
	x := c.Compare
	if !x.Attainable {
		return q.say("quarter.compare.gate", "count", x.N1+x.N2, "four", q.four()).markup()
	}
	ratio, interval, p := q.comparison()
	recorded := Markup("")
	if c.Before.Partial {
		recorded = q.say("quarter.compare.partial", "count", int(c.Before.Exposure+.5)).markup()
	}
	now, before := q.comparedCounts()
	id := "quarter.compare." + q.verdict("quarter-pace", ratio, p)
	if now != c.Now.N || before != c.Before.N {
		id += "-least"
	}
	return joined(" ", q.say(id, "now", now, "was", before, "four", q.four(), "ratio", q.ratio(ratio, interval), "count", q.Statements.Kinds.Headline).markup(), recorded)
}

// verdict is what a question that was fixed in advance comes to: more, fewer, no-evidence, or adjusted, where its p alone would show a
// change and the p adjusted for the other questions does not.
func (q *quarterWriter) verdict(question string, ratio, p stats.Number) string {
	s := q.Statements.Of(question)
	switch {
	case !(p < 1-stats.Level):
		return "no-evidence"
	case s == nil || !s.Finds():
		return "adjusted"
	case ratio > 1:
		return "more"
	}
	return "fewer"
}

// ratio is a ratio of rates with its interval; against nothing it has only a lower limit.
func (q *quarterWriter) ratio(r stats.Number, i stats.Interval) string {
	lo, level := q.fig(float64(i.Lo)), q.lang.Percent(math.Round(i.Level*1000)/1000)
	if !i.Hi.Finite() {
		return q.t("quarter.ratio-at-least", "lo", lo, "level", level)
	}
	return q.t("quarter.ratio", "ratio", q.fig(float64(r)), "lo", lo, "hi", q.fig(float64(i.Hi)), "level", level)
}

// ratioCell is the same under a head that says so.
func (q *quarterWriter) ratioCell(r stats.Number, i stats.Interval) string {
	hi := q.t("result.unbounded")
	if i.Hi.Finite() {
		hi = q.fig(float64(i.Hi))
	}
	value := q.t("result.infinite")
	if r.Finite() {
		value = q.fig(float64(r))
	}
	return value + q.t("result.interval", "level", q.lang.Percent(math.Round(i.Level*1000)/1000), "range", q.lang.Range(q.fig(float64(i.Lo)), hi))
}

// pWords is the p of a question, and adjusted for the others of its kind.
func (q *quarterWriter) pWords(question string, p stats.Number) string {
	words := "p " + q.pValue(p)
	if s := q.Statements.Of(question); s != nil && s.Adjusted.OK() && q.Statements.Kinds.Headline > 1 {
		words += q.t("quarter.p-adjusted", "p", q.pFigure(s.Adjusted), "count", q.Statements.Kinds.Headline)
	}
	return words
}

// comparison is what is worded: where incidents come in clusters the one that allows for that.
func (q *quarterWriter) comparison() (ratio stats.Number, interval stats.Interval, p stats.Number) {
	if z := q.Counts.Quasi; z != nil {
		return z.Ratio, z.Interval, z.P
	}
	x := q.Counts.Compare
	return x.Ratio, x.Interval, x.P
}

// arithmetic is what the comparison rests on, a line each.
func (q *quarterWriter) arithmetic() (lines []Markup) {
	c := &q.Counts
	if c.Compare == nil {
		return nil
	}
	if c.Compare.Attainable {
		_, _, p := q.comparison()
		lines = append(lines, q.say("quarter.compare.p", "p", q.pWords("quarter-pace", p)).markup())
		if z := c.Quasi; z != nil {
			lines = append(lines, q.say("quarter.compare.clusters", "phi", q.fig(float64(z.Phi))).markup())
		}
		if now, before := q.comparedCounts(); now != c.Now.N || before != c.Before.N {
			lines = append(lines, q.say("quarter.compare.as-named", "now", q.counted(&c.Now), "was", q.counted(&c.Before)).markup())
		}
	}
	return append(lines, q.needed())
}

// comparedCounts are the counts of the comparison that is worded.
func (q *quarterWriter) comparedCounts() (now, before int) {
	if z := q.Counts.Quasi; z != nil && q.Counts.Compare.Attainable {
		return z.N2, z.N1
	}
	return q.Counts.Compare.N1, q.Counts.Compare.N2
}

// needed says what would have shown a change.
func (q *quarterWriter) needed() Markup {
	c := &q.Counts
	if c.Need == nil || c.Compare.P < 0.05 && c.Compare.Attainable {
		return ""
	}
	worse := q.lang.Int(c.Need.Worse)
	if c.NeedMost.Worse != c.Need.Worse {
		worse = q.lang.Range(worse, q.lang.Int(c.NeedMost.Worse))
	}
	if c.Quasi != nil && c.Need.Better < 0 {
		return q.say("quarter.compare.need-clusters", "worse", worse, "was", q.counted(&c.Before)).markup()
	}
	if c.Need.Better < 0 {
		return q.say("quarter.compare.need", "worse", worse, "was", q.counted(&c.Before)).markup()
	}
	return q.say("quarter.compare.need-both", "worse", worse, "better", c.Need.Better, "was", q.counted(&c.Before)).markup()
}

// rates is how many, more than before, in clusters?
func (q *quarterWriter) rates(s *Section) {
	s.list(append([]Markup{q.howMany(), q.compared()}, q.arithmetic()...)...)
	if !q.SoFar && (q.LagDays < 30 || len(q.Causes.Open) > 0) { // of a period that is not over the head says so
		s.say(q.say("quarter.lag", "count", q.LagDays, "open", len(q.Causes.Open)).markup())
	}
	if q.Counts.Uncounted != "" && q.Counts.Starts.Before(q.Period.From) {
		s.say(joined(" ", q.say("quarter.uncounted").markup(), q.id(q.Counts.Uncounted)+"."))
	}
	q.figure(s, "rates", q.say("quarter.figure.rates"), q.rateChart())
	s.table(q.history())
	s.list(q.clustered(), q.trended())
	q.figure(s, "curve", q.say("quarter.figure.curve"), q.curveChart())
	q.drills(s)
}

// trended is the tests for a trend in one sentence, from the number of incidents on that allows one.
func (q *quarterWriter) trended() Markup {
	t := q.Counts.Trend
	n := 0
	for _, p := range q.Counts.Curve {
		n = p.N
	}
	if t == nil {
		return q.say("quarter.trend.too-few", "count", n).markup()
	}
	id := "quarter.trend.no-evidence"
	switch {
	case t.N < quarter.FewestOfSentence:
		return q.say("quarter.trend.too-few", "count", t.N).markup()
	case t.Disagree:
		id = "quarter.trend.disagree"
	case q.verdict("trend", 1, t.MilP) == "adjusted":
		id = "quarter.trend.adjusted"
	case t.MilP < 1-stats.Level && q.inClusters():
		id = "quarter.trend.clusters"
	case t.MilP < 1-stats.Level && t.Faster:
		id = "quarter.trend.faster"
	case t.MilP < 1-stats.Level:
		id = "quarter.trend.slower"
	}
	return q.say(id, "n", t.N, "days", q.lang.Days(int(t.Days+.5)), "mil", q.pWords("trend", t.MilP), "laplace", "p "+q.pValue(t.LaplaceP)).markup()
}

// inClusters reports whether incidents were found to come in clusters.
func (q *quarterWriter) inClusters() bool {
	d := q.Counts.Clusters
	return d != nil && d.Bears != stats.Refused && d.P < 1-stats.Level
}

func (q *quarterWriter) clustered() Markup {
	d := q.Counts.Clusters
	if d == nil || d.Bears == stats.Refused || !d.P.OK() {
		return q.say("quarter.clusters.untestable").markup()
	}
	id := "quarter.clusters.none"
	if d.P < 0.05 {
		id = "quarter.clusters.yes"
	}
	if q.Counts.ByMonth {
		id += "-months"
	}
	return q.say(id, "n", d.N, "phi", q.fig(float64(d.Phi)), "p", q.pValue(d.P)).markup()
}

func (q *quarterWriter) history() *Table {
	t := q.newTable("rates", "quarter.column.period", "#quarter.column.count", "#quarter.column.interval", "#quarter.column.expected", "#quarter.column.exposure")
	for i := range q.Counts.History {
		c := &q.Counts.History[i]
		interval, expected := "–", "–"
		if c.Exposure > 0 {
			interval = q.lang.Range(q.fig(float64(c.Rate.Interval.Lo)), q.fig(float64(c.Rate.Interval.Hi)))
		}
		if c.Expected.OK() {
			expected = q.lang.Range(q.lang.Int(int(c.ExpectedLo)), q.lang.Int(int(c.ExpectedHi)))
		}
		t.Rows = append(t.Rows, []Cell{plain(q.shortPeriod(c.Period)), plain(q.counted(c)), plain(interval), plain(expected), plain(q.recorded(c.Exposure))})
	}
	return t
}

// recorded is a number of days, which mostly is a whole one.
func (q *quarterWriter) recorded(days float64) string {
	if days = math.Round(days*10) / 10; days == math.Trunc(days) {
		return q.lang.Int(int(days))
	}
	return q.lang.Number(days, 4)
}

// shortPeriod names a period of the report's length in a table or under a figure.
func (q *quarterWriter) shortPeriod(p quarter.Period) string {
	switch {
	case p.Fiscal || p.Kind == "range":
		return q.lang.DateShort(p.From)
	case p.Kind == "half":
		return q.periodName(p)
	case p.Kind == "quarter":
		return q.lang.Quarter(p.From)
	case p.Kind == "month":
		return q.lang.Month(p.From)
	}
	return q.lang.Year(p.From)
}

// wholeFormats words whole numbers without decimals.
func (w *writer) wholeFormats() chart.Formats {
	f := w.formats()
	other := f.Number
	f.Number = func(x float64) string {
		if x == math.Trunc(x) && math.Abs(x) < 1e9 {
			return w.lang.Int(int(x))
		}
		return other(x)
	}
	return f
}

func (q *quarterWriter) rateChart() chart.Chart {
	x := &chart.Intervals{
		Title: q.t("quarter.figure.rates"), Whole: true, Formats: q.wholeFormats(),
		Words: chart.IntervalWords{
			Value: q.t("quarter.column.count"), Interval: q.t("quarter.figure.exact"), Band: q.t("quarter.figure.band"), Label: q.t("quarter.column.period"),
			From: q.t("column.low"), To: q.t("column.high"), Expect: q.t("quarter.column.expected"),
		},
	}
	history := q.Counts.History
	for i := range history[max(0, len(history)-8):] {
		c := &history[max(0, len(history)-8)+i]
		if c.Exposure <= 0 {
			continue
		}
		v := chart.IntervalValue{
			Label: q.shortPeriod(c.Period), Value: float64(c.N), Lo: float64(c.Rate.Interval.Lo), Hi: float64(c.Rate.Interval.Hi),
			Highlight: c.Period.From.Equal(q.Period.From), Note: q.counted(c),
		}
		if c.Expected.OK() {
			v.Band, v.BandLo, v.BandHi = true, float64(c.ExpectedLo), float64(c.ExpectedHi)
		}
		x.Values = append(x.Values, v)
	}
	if len(x.Values) < 2 {
		return nil
	}
	return x
}

// curveChart is all incidents since the register's start, beside a constant rate; it needs some past.
func (q *quarterWriter) curveChart() chart.Chart {
	steps := q.Counts.Curve
	if len(steps) < 8 || steps[len(steps)-1].N == 0 {
		return nil
	}
	origin := q.Counts.Starts
	x := &chart.Steps{
		Title: q.t("quarter.figure.curve"), Origin: origin, Zone: q.Register.Zone, Whole: true, Formats: q.wholeFormats(), End: steps[len(steps)-1].At.Sub(origin),
		Words: chart.StepWords{
			Value: q.t("quarter.column.count"), Time: q.t("quarter.figure.time"), Band: q.t("quarter.figure.exact"), Line: q.t("quarter.figure.constant"),
			Series: q.t("quarter.figure.series"), From: q.t("column.low"), To: q.t("column.high"),
		},
	}
	series := chart.StepSeries{Label: q.t("quarter.figure.incidents"), Band: true}
	for _, p := range steps {
		series.Points = append(series.Points, chart.StepPoint{X: p.At.Sub(origin), Y: float64(p.N), Lo: float64(p.Lo), Hi: float64(p.Hi)})
	}
	x.Series = []chart.StepSeries{series}
	last := steps[len(steps)-1]
	x.Line = []chart.StepPoint{{X: 0, Y: 0}, {X: last.At.Sub(origin), Y: float64(last.N)}}
	return x
}
