package quarter

import (
	"cmp"
	"math"
	"slices"

	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// Durations say how long the incidents of the period lasted, as far as their number allows.
type Durations struct {
	Groups  []DurationGroup           `json:"groups"`  // the four periods before, then this one
	N       int                       `json:"n"`       // of this period with a known duration
	Unknown []string                  `json:"unknown"` // of this period without
	Open    []string                  `json:"open"`    // not over
	Median  *stats.Median             `json:"median"`  // of complete and exact ones, from 6; in minutes
	Within  *stats.Nonparametric      `json:"within"`  // where the median lies if some are intervals or not over, from 6
	Longest string                    `json:"longest"`
	Share   stats.Number              `json:"longest_share"` // of the total as named
	Compare *stats.DurationComparison `json:"compare"`       // this period over the four before, from 4 against 4
	Ratio   stats.Number              `json:"ratio"`         // of the medians as named, below that
	Before  int                       `json:"n_before"`
	Clocks  []Clock                   `json:"clocks"`
	Chance  []stats.DurationNoise     `json:"chance"` // how often a mean improves when nothing has changed
}

// A DurationGroup is the durations of one period.
type DurationGroup struct {
	Period Period       `json:"period"`
	Spans  []Duration   `json:"durations"`
	Median stats.Number `json:"median"` // as named, from 6
}

// A Duration is that of one incident, in minutes.
type Duration struct {
	ID      string `json:"id"`
	Minutes Span   `json:"minutes"`
	Ongoing bool   `json:"ongoing"`
}

// A Clock is an arithmetic mean of a response time: for forms that demand it, no evidence of change at these numbers.
type Clock struct {
	Name    string       `json:"name"` // detect · acknowledge · mitigate · resolve
	N       int          `json:"n"`
	Of      int          `json:"of"`
	Mean    stats.Number `json:"mean_minutes"`
	Largest string       `json:"largest"`
	Share   stats.Number `json:"largest_share"`
}

// usualSpread is the standard deviation of log durations that incidents are found to have.
const usualSpread = 1.1

func (w *work) durations() (d Durations, err error) {
	d = Durations{Unknown: []string{}, Open: []string{}, Share: na, Ratio: na}
	var before []Duration
	for i := 4; i >= 0; i-- {
		p := w.Period.Earlier(i)
		if i == 0 {
			p = w.Period
		}
		g := DurationGroup{Period: p, Spans: []Duration{}, Median: na}
		for _, in := range w.of(p) {
			switch m := minutes(in.Duration(w.AsOf)); {
			case m.Known:
				g.Spans = append(g.Spans, Duration{in.ID, m, in.Ongoing()})
			case i == 0:
				d.Unknown = append(d.Unknown, in.ID)
			}
		}
		if len(g.Spans) >= 6 {
			g.Median = medianOf(g.Spans)
		}
		d.Groups = append(d.Groups, g)
		if i > 0 {
			before = append(before, g.Spans...)
		}
	}
	now := d.Groups[len(d.Groups)-1].Spans
	d.N, d.Before = len(now), len(before)
	for _, x := range now {
		if x.Ongoing {
			d.Open = append(d.Open, x.ID)
		}
	}
	if err = d.locate(now); err != nil {
		return d, err
	}
	if err = d.compare(before, now); err != nil {
		return d, err
	}
	d.longest(now)
	w.clocks(&d)
	d.Chance = slices.DeleteFunc(stats.DurationNoises(), func(x stats.DurationNoise) bool { return x.SDLog != usualSpread })
	w.stateDurations(&d)
	return d, nil
}

// of are the incidents of a period that are counted.
func (w *work) of(p Period) []*record.Incident {
	var list []*record.Incident
	for _, in := range w.may {
		if in.Confirmed && in.Clock.Started.Known() && where(in, p) != out && p.contains(named(in)) {
			list = append(list, in)
		}
	}
	return list
}

// locate gives the median: with exact limits where all are exact and over, as the interval that it lies in otherwise.
func (d *Durations) locate(now []Duration) error {
	if len(now) < 6 {
		return nil
	}
	var exact []float64
	var known []stats.Known
	for _, x := range now {
		m := x.Minutes
		switch {
		case m.Open:
			known = append(known, stats.AtLeast(m.Lo))
		case m.Lo == m.Hi:
			known, exact = append(known, stats.Exactly(m.Lo)), append(exact, m.Lo)
		default:
			known = append(known, stats.Known{Lo: m.Lo, Hi: m.Hi})
		}
	}
	if len(exact) == len(now) {
		m, err := stats.OrderMedian(exact, level)
		d.Median = &m
		return err
	}
	t, err := stats.Turnbull(known)
	t.Masses = nil
	d.Within = &t
	return err
}

func (d *Durations) compare(before, now []Duration) error {
	a, b := exactOnes(before), exactOnes(now)
	if len(before) > 0 && len(now) > 0 {
		if m := medianOf(before); m > 0 {
			d.Ratio = medianOf(now) / m
		}
	}
	// Durations that are intervals are compared as they were named: to leave the uncertain ones out would leave the long ones out.
	if len(a) < 4 || len(b) < 4 {
		return nil
	}
	c, err := stats.CompareDurations(a, b, level)
	d.Compare = &c
	return err
}

// exactOnes are the durations that have ended, as named, in minutes; what took no time at all is no ratio of anything.
func exactOnes(all []Duration) (x []float64) {
	for _, d := range all {
		if !d.Ongoing && d.Minutes.Named > 0 {
			x = append(x, d.Minutes.Named)
		}
	}
	return x
}

func medianOf(all []Duration) stats.Number {
	var x []float64
	for _, d := range all {
		x = append(x, d.Minutes.Named)
	}
	slices.Sort(x)
	if n := len(x); n%2 == 0 {
		return stats.Number((x[n/2-1] + x[n/2]) / 2)
	}
	return stats.Number(x[len(x)/2])
}

func (d *Durations) longest(now []Duration) {
	if len(now) == 0 {
		return
	}
	sum := 0.0
	for _, x := range now {
		sum += x.Minutes.Named
	}
	top := slices.MaxFunc(now, func(a, b Duration) int { return cmp.Compare(a.Minutes.Named, b.Minutes.Named) })
	d.Longest = top.ID
	if sum > 0 {
		d.Share = stats.Number(top.Minutes.Named / sum)
	}
}

// clocks are the means that external forms ask for.
func (w *work) clocks(d *Durations) {
	list := w.of(w.Period)
	for _, c := range []struct {
		name string
		at   func(c *record.Clock) record.Point
	}{
		{"detect", func(c *record.Clock) record.Point { return c.Detected }},
		{"acknowledge", func(c *record.Clock) record.Point { return c.Acknowledged }},
		{"mitigate", func(c *record.Clock) record.Point { return c.Mitigated }},
	} {
		d.Clocks = append(d.Clocks, w.clock(c.name, list, func(in *record.Incident) record.Elapsed { return record.Between(in.Clock.Started, c.at(&in.Clock)) }))
	}
	d.Clocks = append(d.Clocks, w.clock("resolve", list, func(in *record.Incident) record.Elapsed { return in.Duration(w.AsOf) }))
}

func (w *work) clock(name string, list []*record.Incident, of func(in *record.Incident) record.Elapsed) Clock {
	c := Clock{Name: name, Of: len(list), Mean: na, Share: na}
	sum, top := 0.0, -1.0
	for _, in := range list {
		e := of(in)
		m := minutes(e)
		if !m.Known || m.Open {
			continue
		}
		c.N++
		sum += m.Named
		if m.Named > top {
			top, c.Largest = m.Named, in.ID
		}
	}
	if c.N > 0 {
		c.Mean = stats.Number(sum / float64(c.N))
		if sum > 0 {
			c.Share = stats.Number(math.Round(top/sum*1000) / 1000)
		}
	}
	return c
}
