package view

import (
	"math"
	"time"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/stats"
)

// lasted is how long the incidents lasted, as far as so many allow to say.
func (q *quarterWriter) lasted(s *Section) {
	d := &q.Durations
	switch {
	case d.N == 0:
		s.say(q.say("quarter.durations.none").markup())
	case d.Median != nil && d.Median.Median.OK():
		s.say(q.say("quarter.durations.median", "count", d.N, "median", q.minutes(float64(d.Median.Median)), "level", q.lang.Percent(d.Median.Interval.Level),
			"lo", q.minutes(float64(d.Median.Interval.Lo)), "hi", q.minutes(float64(d.Median.Interval.Hi))).markup())
	case d.Within != nil && d.Within.Median.Lo.OK():
		hi := q.t("quarter.unbounded")
		if d.Within.Median.Hi.Finite() {
			hi = q.minutes(float64(d.Within.Median.Hi))
		}
		s.say(q.say("quarter.durations.within", "count", d.N, "lo", q.minutes(float64(d.Within.Median.Lo)), "hi", hi).markup())
	default:
		s.say(q.say("quarter.durations.listed", "count", d.N).markup())
		s.table(q.durationTable())
	}
	if d.Longest != "" && d.Share.OK() && d.N > 1 && d.Share > 0.5 {
		s.say(joined(" ", q.say("quarter.durations.longest").markup(), q.id(d.Longest)+": "+q.say("quarter.durations.longest-share", "share", q.partOf(float64(d.Share))).markup()))
	}
	s.say(q.lengthChange())
	q.figure(s, "durations", q.say("quarter.figure.durations"), q.durationChart())
	if len(d.Unknown) > 0 {
		s.say(joined(" ", q.say("quarter.durations.unknown", "count", len(d.Unknown)).markup(), q.ids(d.Unknown)+"."))
	}
	q.means(s)
}

// partOf is a share of a sum, rounded.
func (q *quarterWriter) partOf(x float64) string { return q.lang.Percent(math.Round(x*100) / 100) }

func (q *quarterWriter) durationTable() *Table {
	t := q.newTable("durations", "column.incident", "column.duration")
	now := q.Durations.Groups[len(q.Durations.Groups)-1]
	for _, x := range now.Spans {
		t.Rows = append(t.Rows, []Cell{q.idCell(x.ID), plain(q.elapsed(q.byID[x.ID].Duration(q.writer.AsOf)))})
	}
	return t
}

// lengthChange compares with the periods before: a test where there is enough, else a ratio that nothing can be read into.
func (q *quarterWriter) lengthChange() Markup {
	d := &q.Durations
	if c := d.Compare; c != nil && c.Bears != stats.Refused {
		id := map[string]string{"more": "longer", "fewer": "shorter"}[q.verdict("quarter-durations", c.HLRatio, c.P)]
		if id == "" {
			id = q.verdict("quarter-durations", c.HLRatio, c.P)
		}
		words := q.say("quarter.durations."+id, "now", c.NB, "was", c.NA, "four", q.four(), "ratio", q.ratio(c.HLRatio, c.HLInterval), "p", q.pWords("quarter-durations", c.P)).markup()
		if apart := c.HLInterval.Lo > 1 || c.HLInterval.Hi < 1; apart != (c.P < 1-stats.Level) {
			words = joined(" ", words, q.say("quarter.durations.disagree").markup())
		}
		return words
	}
	if d.N == 0 || d.Before == 0 || !d.Ratio.Finite() {
		return ""
	}
	return q.say("quarter.durations.cannot-test", "now", d.N, "was", d.Before, "four", q.four(), "ratio", q.fig(float64(d.Ratio))).markup()
}

// maxDots is how many durations of one period a row of dots can show.
const maxDots = 400

func (q *quarterWriter) durationChart() chart.Chart {
	x := &chart.Durations{
		Title: q.t("quarter.figure.durations"), Formats: q.formats(),
		Words: chart.DurationWords{
			Exact: q.t("figure.exact"), Interval: q.t("figure.interval"), Ongoing: q.t("figure.ongoing"), Median: q.t("quarter.figure.median"),
			Group: q.t("quarter.column.period"), What: q.t("column.incident"), Duration: q.t("fact.duration"),
		},
	}
	n := 0
	for i, g := range q.Durations.Groups {
		row := chart.DurationGroup{Label: q.shortPeriod(g.Period), Note: q.t("quarter.figure.n", "count", len(g.Spans))}
		if g.Median.OK() {
			row.Median = minutesLong(float64(g.Median))
		}
		for _, d := range g.Spans[:min(len(g.Spans), maxDots)] {
			if d.Minutes.Lo <= 0 && d.Minutes.Hi <= 0 {
				continue // a logarithmic axis has no place for it; the table does
			}
			lo := max(minutesLong(d.Minutes.Lo), time.Minute/2)
			row.Spans = append(row.Spans, chart.Span{
				Label: d.ID, Lo: lo, Hi: max(minutesLong(d.Minutes.Hi), lo), Ongoing: d.Ongoing || d.Minutes.Open, Highlight: i == len(q.Durations.Groups)-1,
			})
		}
		n += len(row.Spans)
		x.Groups = append(x.Groups, row)
	}
	if n < 2 {
		return nil
	}
	return x
}

func minutesLong(m float64) time.Duration { return time.Duration(m * float64(time.Minute)) }

// means are for forms that demand them, beside what such means do when nothing changes.
func (q *quarterWriter) means(s *Section) {
	if q.Durations.N == 0 {
		return
	}
	s.heading(q.say("quarter.heading.means"))
	s.say(q.say("quarter.means.lead").markup())
	t := q.newTable("means", "column.measure", "#quarter.column.mean", "#quarter.column.of", "quarter.column.largest")
	for _, c := range q.Durations.Clocks {
		mean, largest := q.t("quarter.not-recorded"), Cell{}
		if c.N > 0 {
			mean = q.minutes(float64(c.Mean))
			largest = q.idCell(c.Largest)
			if c.Share.OK() {
				share := q.partOf(float64(c.Share))
				largest = Cell{largest.Shown + q.aside(Say(share).markup()), largest.Plain + q.t("aside.open") + share + ")"}
			}
		}
		t.Rows = append(t.Rows, []Cell{cell(q.say("response." + c.Name)), plain(mean), plain(q.of(c.N, c.Of)), largest})
	}
	s.table(t)
	s.table(q.chance())
}

// chance is how often a mean "improves" when nothing has changed.
func (q *quarterWriter) chance() *Table {
	t := q.newTable("chance", "#quarter.column.n", "#quarter.column.ten", "#quarter.column.halved", "#quarter.column.power")
	for _, x := range q.Durations.Chance {
		t.Rows = append(t.Rows, []Cell{plain(q.lang.Int(x.N)), plain(q.partOf(x.TenPercent)), plain(q.share(x.Halved)), plain(q.partOf(x.PowerIfHalved))})
	}
	return t
}

// causes are counts with bounds: what is under investigation is never shared out.
func (q *quarterWriter) causes(s *Section) {
	c := &q.Causes
	if c.N == 0 {
		s.say(q.say("quarter.causes.none").markup())
		return
	}
	if len(c.Open) > 0 {
		s.say(q.say("quarter.causes.open", "k", len(c.Open), "n", c.N).markup())
	}
	if c.N >= 10 {
		q.figure(s, "causes", q.say("quarter.figure.causes"), q.pareto())
	}
	t := q.newTable("causes", "fact.cause", "#quarter.column.count", "#quarter.column.bounds", "#quarter.column.suspected", "quarter.column.which")
	for _, x := range c.Bars {
		bounds := q.lang.Int(x.N)
		if x.Hi != x.N {
			bounds = q.lang.Range(q.lang.Int(x.N), q.lang.Int(x.Hi))
		}
		t.Rows = append(t.Rows, []Cell{cell(q.category(x.Category)), plain(q.lang.Int(x.N)), plain(bounds), plain(q.lang.Int(x.Suspected)), q.someIDs(x.Incidents)})
	}
	if len(c.Open) > 0 {
		var ids []string
		for _, o := range c.Open {
			ids = append(ids, o.ID)
		}
		t.Rows = append(t.Rows, []Cell{cell(q.say("quarter.causes.investigation")), plain(q.lang.Int(len(ids))), {}, {}, q.someIDs(ids)})
	}
	s.table(t)
	q.openCauses(s)
	if v := q.Register.TaxonomyVersion; v != "" {
		s.say(q.say("method.taxonomy", "version", v).markup())
	}
}

// someIDs names incidents, and from the tenth on only how many more; a file names all.
func (q *quarterWriter) someIDs(ids []string) Cell {
	const most = 10
	if len(ids) <= most {
		return q.idsCell(ids)
	}
	more := q.say("quarter.and-more", "count", len(ids)-most)
	return Cell{joined(", ", q.ids(ids[:most]), more.markup()), q.lang.List(ids)}
}

func (q *quarterWriter) openCauses(s *Section) {
	t := q.newTable("open-causes", "column.incident", "cause.state", "#quarter.column.age", "quarter.column.answer")
	for _, o := range q.Causes.Open {
		state := q.word("cause", o.State)
		if state == nil {
			state = q.say("cause.not-stated")
		}
		if o.Guess != "" {
			state = append(append(state, Say(": ")...), q.category(o.Guess)...)
		}
		t.Rows = append(t.Rows, []Cell{q.idCell(o.ID), cell(state), plain(q.lang.Days(o.Days)), cell(q.answerDue(q.byID[o.ID].Cause))})
	}
	s.table(t.dropEmpty())
}

func (q *quarterWriter) pareto() chart.Chart {
	x := &chart.Pareto{
		Title: q.t("quarter.figure.causes"), Formats: q.wholeFormats(),
		Words: chart.ParetoWords{
			Value: q.t("quarter.column.count"), Bounds: q.t("quarter.column.bounds"), Open: q.t("quarter.causes.investigation"),
			Label: q.t("fact.cause"), From: q.t("column.low"), To: q.t("column.high"),
		},
	}
	for _, b := range q.Causes.Bars {
		if b.N > 0 {
			x.Bars = append(x.Bars, chart.ParetoBar{Label: q.category(b.Category).Plain(), Value: float64(b.N), Lo: float64(b.N), Hi: float64(b.Hi)})
		}
	}
	if n := len(q.Causes.Open); n > 0 {
		x.Bars = append(x.Bars, chart.ParetoBar{Label: q.t("quarter.causes.investigation"), Value: float64(n), Open: true})
	}
	return x
}
