package quarter

import (
	"math"
	"time"

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

// na is a figure that does not exist.
var na = stats.Number(math.NaN())
