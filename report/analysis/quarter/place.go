package quarter

import (
	"time"

	"example.com/postmortem/report/record"
)

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
