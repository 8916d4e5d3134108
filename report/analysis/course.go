package analysis

import (
	"cmp"
	"math"
	"slices"
	"time"

	"example.com/postmortem/report/stats"
)

// A Course is how episodes came over the whole register: ever faster, in clusters, with a break, by weekday. Every part is silent below
// its least n.
type Course struct {
	What     string  `json:"what"` // incidents · repeats
	N        int     `json:"n"`
	From     Day     `json:"from"`
	Upto     Day     `json:"upto"`
	Days     float64 `json:"days"`     // in which somebody recorded, with parts of days
	Coarse   int     `json:"coarse"`   // starts that are not known to the day: taken at their earliest
	Quarters []Bin   `json:"quarters"` // whole ones

	Trend    stats.Trend           `json:"trend"`
	PowerLaw *stats.PowerLaw       `json:"power_law"`    // null: fewer than 5
	Clusters *stats.DispersionTest `json:"clusters"`     // null: fewer than 8 whole quarters or 8 episodes
	Break    *Break                `json:"change_point"` // null: fewer than 15 in 8 whole months
	Seasons  *Seasons              `json:"seasons"`      // null: fewer than 40 in two years
	Curve    []CurvePoint          `json:"curve"`        // episodes by the end of each whole quarter
}

// A Bin is a stretch of the calendar and what began in it.
type Bin struct {
	From  Day     `json:"from"`
	Upto  Day     `json:"upto"` // the last day
	Days  float64 `json:"days"` // in which somebody recorded
	Count int     `json:"count"`
}

// A CurvePoint is how many there had been by a time, with exact Poisson limits.
type CurvePoint struct {
	Upto     Day            `json:"upto"` // the last day
	At       float64        `json:"at_days"`
	Count    int            `json:"count"`
	Interval stats.Interval `json:"interval"`
}

// A Break is the likeliest single break of a rate, in months: a window, never a date for a story.
type Break struct {
	stats.ChangePoint
	First  Day          `json:"first"` // the month of the earliest and of the latest place that the counts allow
	Last   Day          `json:"last"`
	Before stats.Number `json:"before_per_quarter"`
	After  stats.Number `json:"after_per_quarter"`
}

// quarterDays is the mean length of a quarter.
const quarterDays = 365.25 / 4

// course looks at counted episodes, or at repeats only, from the register's start; without one, from the first episode, which is then
// where time begins and not counted.
func (a *Analysis) course(g *grouping, what string, p *Pace) (*Course, error) {
	start, _ := a.observed(g)
	if !start.Before(a.asOf) {
		return nil, nil
	}
	began := a.began(g, what)
	c := &Course{What: what, N: len(began), From: a.day(start), Upto: a.day(a.asOf)}
	times := make([]float64, len(began))
	for i, e := range began {
		times[i] = a.recorded(start, e.begin)
		if lo, hi := e.start(); a.days(lo, hi) > 0 {
			c.Coarse++
		}
	}
	c.Days = a.recorded(start, a.asOf)
	if err := a.follow(c, start, began, stats.System{Times: times, End: c.Days}); err != nil {
		return nil, err
	}
	if p != nil && p.Comparison != nil && c.Clustered() {
		return c, a.inClusters(p, began)
	}
	return c, nil
}

// Clustered reports whether the counts of quarters vary more than a Poisson process would explain.
func (c *Course) Clustered() bool { return c.Clusters != nil && float64(c.Clusters.P) < 1-stats.Level }

// WholeDays is the time in which somebody recorded, without the part of a day at its end: as an exposure counts them.
func (c *Course) WholeDays() float64 { return math.Floor(c.Days) }

// Firsts are the rates of what repeats nothing and of repeats, per quarter: families are the usual reason for clusters.
type Firsts struct {
	First   stats.Rate `json:"first"`
	Repeats stats.Rate `json:"repeats"`
	Days    float64    `json:"days"`
}

// firsts splits the rate; nil: there is no time.
func firsts(all, repeats *Course) (*Firsts, error) {
	if all == nil || all.Days <= 0 {
		return nil, nil
	}
	again := 0
	if repeats != nil {
		again = repeats.N
	}
	f := &Firsts{Days: all.WholeDays()}
	var err error
	if f.First, err = stats.RateInterval(all.N-again, all.Days/quarterDays, stats.Level); err != nil {
		return nil, err
	}
	f.Repeats, err = stats.RateInterval(again, all.Days/quarterDays, stats.Level)
	return f, err
}

// began are the counted episodes in order of time, or the repeats among them.
func (a *Analysis) began(g *grouping, what string) []*episode {
	start, declared := a.observed(g)
	var list []*episode
	for _, e := range g.episodes {
		in := a.counts(e) && !e.begin.IsZero() && !e.begin.Before(start) && !e.begin.After(a.asOf) && (declared || e.begin.After(start))
		if in && (what == "incidents" || g.place[e] > 0) {
			list = append(list, e)
		}
	}
	return list
}

// recorded is the time between two points in which somebody recorded, in days and parts of them.
func (a *Analysis) recorded(from, to time.Time) float64 {
	days := to.Sub(from).Hours() / 24
	for _, b := range a.register.Accounting.Blind {
		if lo, hi := latest(from, b.From.Lo), earliest(to, b.To.Hi); hi.After(lo) {
			days -= hi.Sub(lo).Hours() / 24
		}
	}
	return max(0, days)
}

// follow asks the questions that so many can bear.
func (a *Analysis) follow(c *Course, start time.Time, began []*episode, sys stats.System) error {
	var err error
	if c.Days <= 0 {
		return nil
	}
	if c.Trend, err = stats.FindTrend(sys, stats.TimeTruncated); err != nil {
		return err
	}
	if p, err := stats.FitPowerLaw(sys, stats.TimeTruncated, stats.Level); err == nil && p.Bears != stats.Refused {
		c.PowerLaw = &p
	}
	c.Quarters = a.bins(start, a.asOf, 3, began)
	if err := c.curve(); err != nil {
		return err
	}
	if d, err := stats.Dispersion(counted(c.Quarters)); err == nil && d.Bears != stats.Refused {
		c.Clusters = &d
	}
	months := a.bins(start, a.asOf, 1, began)
	if b, err := stats.FindChangePoint(counted(months)); err == nil && b.Bears != stats.Refused && b.From > 0 && b.Upto < len(months) {
		c.Break = &Break{b, months[b.From].From, months[b.Upto].From, b.RateBefore * quarterDays, b.RateAfter * quarterDays}
	}
	c.Seasons, err = a.seasons(start, began)
	return err
}

// bins are the whole stretches of so many months between two times, those only in which somebody recorded.
func (a *Analysis) bins(start, end time.Time, months int, began []*episode) []Bin {
	bins := []Bin{}
	y, m, _ := start.In(a.register.Zone).Date()
	from := time.Date(y, m-(m-1)%time.Month(months), 1, 0, 0, 0, 0, a.register.Zone)
	if from.Before(start) {
		from = from.AddDate(0, months, 0)
	}
	i, _ := slices.BinarySearchFunc(began, from, func(e *episode, t time.Time) int { return cmp.Or(e.begin.Compare(t), 1) })
	for to := from.AddDate(0, months, 0); !to.After(end); from, to = to, to.AddDate(0, months, 0) {
		b := Bin{From: a.day(from), Upto: a.day(to.Add(-1)), Days: a.recorded(from, to)}
		for ; i < len(began) && began[i].begin.Before(to); i++ {
			b.Count++
		}
		if b.Days > 0 {
			bins = append(bins, b)
		}
	}
	return bins
}

func counted(bins []Bin) (counts []int, exposure []float64) {
	for _, b := range bins {
		counts, exposure = append(counts, b.Count), append(exposure, b.Days)
	}
	return counts, exposure
}

// curve is the number by the end of each whole quarter. The company is one unit: there is no variance between units, so that the limits
// are those of a Poisson process.
func (c *Course) curve() error {
	n, days := 0, 0.0
	c.Curve = []CurvePoint{}
	for _, q := range c.Quarters {
		n, days = n+q.Count, days+q.Days
		r, err := stats.RateInterval(n, 1, stats.Level)
		if err != nil {
			return err
		}
		c.Curve = append(c.Curve, CurvePoint{q.Upto, days, n, r.Interval})
	}
	return nil
}

// state is the trend, fixed in advance, and what was looked at beside it.
func (c *Course) state() []Statement {
	if c == nil || c.N == 0 {
		return nil
	}
	add := func(question string, b stats.Basis, unit string, value stats.Number, i stats.Interval, assumes ...string) Statement {
		return Plain(question+"-"+c.What, b.Method, c.N, c.WholeDays(), unit, value, i, assumes...)
	}
	var list []Statement
	if t := c.Trend; t.Bears != stats.Refused {
		list = append(list, add("trend", t.Basis, "", notKnown, noInterval, "poisson", "mil").Test(Headline, t.MilP),
			add("trend-laplace", t.Basis, "", notKnown, noInterval, "poisson", "agreement").Test(Exploratory, t.LaplaceP),
			add("trend-renewal", t.Basis, "", notKnown, noInterval, "renewal").Test(Exploratory, t.LewisRobinsonP))
	} else {
		list = append(list, add("trend", t.Basis, "", notKnown, noInterval, "poisson", "mil").Test(Headline, notKnown))
	}
	if p := c.PowerLaw; p != nil {
		list = append(list, add("power-law", p.Basis, "shape", p.Beta, p.BetaInterval, "power-law"))
	}
	if d := c.Clusters; d != nil {
		list = append(list, add("clusters", d.Basis, "dispersion", d.Phi, noInterval, "quarters").Test(Exploratory, d.P))
	}
	if b := c.Break; b != nil {
		list = append(list, add("break", b.Basis, "", notKnown, noInterval, "one-break", "poisson").Test(Exploratory, b.P))
	}
	if s := c.Seasons; s != nil {
		list = append(list, add("weekday", s.Weekday.Basis, "dispersion", s.Weekday.Phi, noInterval, "even").Test(Exploratory, s.Weekday.P),
			add("hour", s.Hour.Basis, "dispersion", s.Hour.Phi, noInterval, "even").Test(Exploratory, s.Hour.P))
	}
	return list
}
