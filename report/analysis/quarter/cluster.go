package quarter

import (
	"example.com/postmortem/report/stats"
)

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
