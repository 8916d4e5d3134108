package quarter

import (
	"math"
	"time"

	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

const level = stats.Level

// A Count is how many incidents a period has. N are those that people established, by the time that they named; Lo and Hi are what it may
// be instead: some began on one side of an edge or the other, some are only mentioned.
type Count struct {
	Period      Period       `json:"period"`
	N           int          `json:"n"`
	Lo          int          `json:"lo"`
	Hi          int          `json:"hi"`
	Edge        []string     `json:"edge"`        // may have begun on either side of an edge
	Unconfirmed []string     `json:"unconfirmed"` // mentioned, not established
	IDs         []string     `json:"incidents"`
	Exposure    float64      `json:"exposure_days"` // days of it in which incidents were recorded
	Rate        stats.Rate   `json:"rate"`          // with exact limits, per period of the same length as the report's
	Expected    stats.Number `json:"expected"`      // at the pace of the four periods before it; NA where that is not known
	ExpectedLo  stats.Number `json:"expected_lo"`
	ExpectedHi  stats.Number `json:"expected_hi"`
	Partial     bool         `json:"partial"` // not all of it is recorded or over
}

// Range reports whether the count is certain.
func (c *Count) Range() bool { return c.Lo != c.N || c.Hi != c.N }

// Counts answer how many, and whether more than before.
type Counts struct {
	Now       Count                  `json:"now"`
	Before    Count                  `json:"before"`  // the four periods before, as one
	Compare   *stats.RateComparison  `json:"compare"` // now over before, the least favourable admissible counts; nil: nothing to compare with
	AsNamed   *stats.RateComparison  `json:"as_named"`
	Need      *stats.Detectable      `json:"need"`    // what would show a change, against the count before as named
	NeedMost  *stats.Detectable      `json:"need_hi"` // the same against its upper bound
	Quiet     stats.Number           `json:"p_quiet"` // chance of no incident at the pace before; NA where not known
	Clusters  *stats.DispersionTest  `json:"clusters"`
	ByMonth   bool                   `json:"clusters_by_month"` // Clusters are told by months, since there are too few periods
	Quasi     *stats.QuasiComparison `json:"quasi"`             // instead of Compare where incidents come in clusters
	History   []Count                `json:"history"`           // periods of the same length up to this one, oldest first
	Starts    time.Time              `json:"starts"`
	Uncounted string                 `json:"uncounted,omitempty"` // the first incident, with which time begins where the register does not say
	Trend     *Trend                 `json:"trend"`               // over the whole register; nil: too few to test
	Curve     []Step                 `json:"curve"`               // incidents since exposure began
}

// A Step is the number of incidents up to a time, with the exact limits of its mean.
type Step struct {
	At time.Time    `json:"at"`
	N  int          `json:"n"`
	Lo stats.Number `json:"lo"`
	Hi stats.Number `json:"hi"`
}

func (w *work) counts() (c Counts, err error) {
	p, before := w.Period, w.Period.before()
	if c.Now, err = w.count(p); err != nil {
		return c, err
	}
	if c.Before, err = w.count(before); err != nil {
		return c, err
	}
	c.Starts, c.Uncounted, c.Quiet = w.starts, w.uncounted, na
	if c.Now.Exposure > 0 && c.Before.Exposure > 0 {
		if err := w.compare(&c); err != nil {
			return c, err
		}
	}
	if err := w.history(&c); err != nil {
		return c, err
	}
	c.Trend, err = w.trend()
	w.stateCounts(&c)
	return c, err
}

func (w *work) compare(c *Counts) error {
	now, before := stats.CountRange{Lo: c.Now.Lo, Hi: c.Now.Hi}, stats.CountRange{Lo: c.Before.Lo, Hi: c.Before.Hi}
	t1, t2 := c.Now.Exposure, c.Before.Exposure
	worst, err := stats.CompareRateRanges(now, t1, before, t2, level)
	if err != nil {
		return err
	}
	asNamed, err := stats.CompareRates(c.Now.N, t1, c.Before.N, t2, level)
	if err != nil {
		return err
	}
	need, err := stats.MinimumDetectable(c.Before.N, t2, t1, level)
	if err != nil {
		return err
	}
	most, err := stats.MinimumDetectable(c.Before.Hi, t2, t1, level)
	if err != nil {
		return err
	}
	quiet, err := stats.Predict(c.Before.N, t2, t1, level)
	if err != nil {
		return err
	}
	c.Compare, c.AsNamed, c.Need, c.NeedMost, c.Quiet = &worst, &asNamed, &need, &most, quiet.PZero
	return nil
}

// history counts periods of the same length back to the beginning, and asks whether incidents come in clusters.
func (w *work) history(c *Counts) error {
	const most = 60
	var past []Count
	for i := most; i >= 0; i-- {
		p := w.Period.Earlier(i)
		if w.starts.IsZero() || p.From.Before(w.starts) && i > 0 {
			continue
		}
		n, err := w.count(p)
		if err != nil {
			return err
		}
		past = append(past, n)
	}
	for i := range past {
		if past[i].ExpectedLo, past[i].ExpectedHi, past[i].Expected = na, na, na; i < 4 {
			continue
		}
		n, t := 0, 0.0
		for _, earlier := range past[i-4 : i] {
			n, t = n+earlier.N, t+earlier.Exposure
		}
		if t > 0 && past[i].Exposure > 0 {
			x, err := stats.Predict(n, t, past[i].Exposure, level)
			if err != nil {
				return err
			}
			past[i].Expected, past[i].ExpectedLo, past[i].ExpectedHi = x.Mean, x.Interval.Lo, x.Interval.Hi
		}
	}
	if err := w.clusters(c, past); err != nil {
		return err
	}
	c.History = past[max(0, len(past)-12):]
	return w.curve(c, past)
}

// From how many periods on clusters can be told, and how many months are looked at where there are fewer.
const (
	fewestPeriods = 8
	mostMonths    = 60
)

func (w *work) clusters(c *Counts, past []Count) error {
	var counts []int
	var exposure []float64
	for _, x := range past {
		if x.Exposure > 0 {
			counts, exposure = append(counts, x.N), append(exposure, x.Exposure)
		}
	}
	if len(counts) < fewestPeriods && w.Period.months() > 1 { // years are too few to tell, their months are not
		counts, exposure, c.ByMonth = nil, nil, true
		for i := -mostMonths; i < w.Period.months(); i++ {
			if x, err := w.count(w.month(i)); err != nil {
				return err
			} else if !x.Partial && x.Exposure > 0 {
				counts, exposure = append(counts, x.N), append(exposure, x.Exposure)
			}
		}
	}
	if len(counts) < 2 {
		return nil
	}
	d, err := stats.Dispersion(counts, exposure)
	if err != nil {
		return err
	}
	c.Clusters = &d
	if d.Bears == stats.Refused || !d.P.OK() || d.P >= 0.05 {
		return nil
	}
	return w.quasi(c)
}

// quasi compares the period with the four before by months, which are enough to tell how clustered incidents are; without months, or
// with too few of them, there is no such comparison. Of the admissible counts those are taken that speak least for a change.
func (w *work) quasi(c *Counts) error {
	if w.Period.months() == 0 {
		return nil
	}
	named, lo, hi := func(c *Count) int { return c.N }, func(c *Count) int { return c.Lo }, func(c *Count) int { return c.Hi }
	for _, of := range [][2]func(c *Count) int{{named, named}, {lo, hi}, {hi, lo}} {
		q, err := w.byMonth(of[0], of[1])
		if err != nil {
			return err
		}
		if q == nil {
			c.Quasi = nil // one of the admissible counts cannot be compared so
			return nil
		}
		if c.Quasi == nil || q.P > c.Quasi.P {
			c.Quasi = q
		}
	}
	return nil
}

// byMonth compares the months of the period, counted one way, with those of the four periods before, counted another way.
func (w *work) byMonth(now, before func(c *Count) int) (*stats.QuasiComparison, error) {
	var counts [2][]int
	var exposure [2][]float64
	for i := -4 * w.Period.months(); i < w.Period.months(); i++ {
		n, err := w.count(w.month(i))
		if err != nil {
			return nil, err
		}
		if n.Exposure <= 0 {
			continue // before the record begins, or still to come
		}
		g, of := 0, before
		if i >= 0 {
			g, of = 1, now
		}
		counts[g], exposure[g] = append(counts[g], of(&n)), append(exposure[g], n.Exposure)
	}
	q, err := stats.CompareQuasi(counts[0], exposure[0], counts[1], exposure[1], level)
	if err != nil || q.Bears == stats.Refused || !q.Ratio.Finite() || !q.P.OK() || q.N1 == 0 || q.N2 == 0 {
		return nil, err
	}
	return &q, nil
}

// month is one of those of the period, from 0, or before it.
func (w *work) month(i int) Period {
	return Period{From: w.Period.From.AddDate(0, i, 0), To: w.Period.From.AddDate(0, i+1, 0)}
}

// curve counts incidents since exposure began, at the ends of periods, with the limits of the expected number.
func (w *work) curve(c *Counts, past []Count) error {
	n := 0
	for _, p := range past {
		n += p.N
		x, err := stats.RateInterval(n, 1, level)
		if err != nil {
			return err
		}
		c.Curve = append(c.Curve, Step{earlier(p.Period.To, w.AsOf), n, x.Interval.Lo, x.Interval.Hi})
	}
	return nil
}

// count counts the incidents of a period.
func (w *work) count(p Period) (Count, error) {
	c := Count{Period: p, Edge: []string{}, Unconfirmed: []string{}, IDs: []string{}, Exposure: w.exposure(p)}
	c.Partial = w.starts.After(p.From) || w.AsOf.Before(p.To)
	for _, in := range w.may {
		at := where(in, p)
		switch {
		case at == out:
			continue
		case !in.Confirmed:
			c.Unconfirmed = append(c.Unconfirmed, in.ID)
			c.Hi++
			continue
		case at == perhaps:
			c.Edge = append(c.Edge, in.ID)
		default:
			c.Lo++
		}
		c.Hi++
		if p.contains(named(in)) {
			c.N++
			c.IDs = append(c.IDs, in.ID)
		}
	}
	if c.Exposure <= 0 {
		return c, nil
	}
	var err error
	c.Rate, err = stats.RateInterval(c.N, c.Exposure/(w.Period.To.Sub(w.Period.From).Hours()/24), level)
	return c, err
}

// Where an incident's start is, seen from a period.
type place uint8

const (
	out place = iota
	perhaps
	within
)

// where says whether an incident began in the period.
func where(in *record.Incident, p Period) place {
	lo, hi := bounds(in)
	switch {
	case lo.IsZero() && hi.IsZero():
		return out // in no period: completeness lists it
	case !lo.IsZero() && !lo.Before(p.To), !hi.IsZero() && hi.Before(p.From):
		return out
	case !lo.IsZero() && !hi.IsZero() && p.contains(lo) && p.contains(hi):
		return within
	case lo.IsZero() && p.contains(hi) || hi.IsZero() && p.contains(lo):
		return perhaps
	case lo.IsZero() || hi.IsZero():
		return out // "some time before 2020" is no incident of every quarter
	}
	return perhaps
}

// exposure is for how many days of a period incidents were recorded.
func (w *work) exposure(p Period) float64 {
	if w.starts.IsZero() {
		return 0
	}
	whole := []stretch{{max(p.From.Unix(), w.starts.Unix()), min(p.To.Unix(), w.AsOf.Unix())}}
	return float64(total(without(union(whole), blind(w.reg.Accounting)))) / (24 * 60 * 60)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// na is a figure that does not exist.
var na = stats.Number(math.NaN())
