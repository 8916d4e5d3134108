package stats

import (
	"fmt"
	"math"
)

// Truncation says what ended the observation of a system.
type Truncation int

const (
	// TimeTruncated: a date ended it, whatever happened. This is the rule.
	TimeTruncated Truncation = iota
	// FailureTruncated: the last event itself ended it. That event then says
	// nothing of the trend and is left out of the tests.
	FailureTruncated
)

// System is one unit under observation from 0 to End with the times of its events,
// all in one unit of time.
type System struct {
	Times []float64
	End   float64
}

// observed is a system as the tests use it: sorted, with the events that carry
// information about the trend apart from all events.
type observed struct {
	all  []float64 // sorted
	used []float64 // without the last one if failure truncated
	end  float64
}

func observe(s System, tr Truncation) (observed, error) {
	o := observed{all: sorted(s.Times), end: s.End}
	n := len(o.all)
	if tr == FailureTruncated && n > 0 {
		o.end = o.all[n-1]
	}
	if err := checkPositive("end of observation", o.end); err != nil {
		return o, err
	}
	for _, t := range o.all {
		if !(t >= 0 && t <= o.end) {
			return o, fmt.Errorf("event at %g: want 0 to the end of observation %g", t, o.end)
		}
	}
	o.used = o.all
	if tr == FailureTruncated && n > 0 {
		o.used = o.all[:n-1]
	}
	return o, nil
}

func observeAll(systems []System, tr Truncation) ([]observed, int, int, error) {
	out := make([]observed, len(systems))
	used, all := 0, 0
	for i, s := range systems {
		o, err := observe(s, tr)
		if err != nil {
			return nil, 0, 0, fmt.Errorf("system %d: %w", i+1, err)
		}
		out[i] = o
		used += len(o.used)
		all += len(o.all)
	}
	return out, used, all, nil
}

// logRatios is Σ ln(end/t) over the events used. An event at time 0 makes it
// infinite: then there is no estimate.
func logRatios(systems []observed) float64 {
	var x []float64
	for _, o := range systems {
		for _, t := range o.used {
			x = append(x, math.Log(o.end/t))
		}
	}
	return sum(sorted(x))
}
