package quarter

import (
	"math"

	"example.com/postmortem/report/stats"
)

// A Trend is the tests for a trend in the rate, over all that the register recorded up to the period's end. MIL-HDBK-189 is the primary one,
// fixed in advance; where Laplace's disagrees nothing is said.
type Trend struct {
	Method   string       `json:"method"`
	N        int          `json:"n"`
	Days     float64      `json:"exposure_days"`
	MilP     stats.Number `json:"mil_p"`
	LaplaceP stats.Number `json:"laplace_p"`
	LewisP   stats.Number `json:"lewis_robinson_p"`
	Faster   bool         `json:"faster"`   // by the primary test: incidents crowd at the end
	Disagree bool         `json:"disagree"` // the two tests differ
}

// From how many incidents on the tests are made at all, and from how many they may carry a sentence.
const (
	fewestOfTrend    = 5
	FewestOfSentence = 8
)

func (w *work) trend() (*Trend, error) {
	end := earlier(w.Period.To, w.AsOf)
	s := stats.System{End: w.exposure(Period{From: w.starts, To: end})}
	if w.starts.IsZero() || s.End <= 0 {
		return nil, nil
	}
	for _, in := range w.may {
		if t := named(in); in.Confirmed && in.Clock.Started.Known() && !t.Before(w.starts) && t.Before(end) {
			// An incident at the very first instant, or within a blind period, is as good as one a second later.
			at := math.Max(w.exposure(Period{From: w.starts, To: t}), 1.0/86400)
			s.Times = append(s.Times, math.Min(at, s.End))
		}
	}
	if len(s.Times) < fewestOfTrend {
		return nil, nil
	}
	t, err := stats.FindTrend(s, stats.TimeTruncated)
	if err != nil {
		return nil, err
	}
	return &Trend{
		Method: t.Method, N: len(s.Times), Days: s.End, MilP: t.MilP, LaplaceP: t.LaplaceP, LewisP: t.LewisRobinsonP,
		Faster: float64(t.MilChiSquare) < float64(t.MilDF), Disagree: t.Has(stats.Disagree),
	}, nil
}
