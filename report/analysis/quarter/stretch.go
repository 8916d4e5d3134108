package quarter

import (
	"cmp"
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// A stretch is real time from one instant to another, in Unix seconds. Hours that a clock shows twice, or never, are as long as they were.
type stretch struct{ from, to int64 }

func (s stretch) length() int64 { return max(0, s.to-s.from) }

// union joins stretches that overlap or touch, in order of time.
func union(all []stretch) []stretch {
	in := slices.DeleteFunc(slices.Clone(all), func(s stretch) bool { return s.to <= s.from })
	slices.SortFunc(in, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out []stretch
	for _, s := range in {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// both is what belongs to a and to b, each a union.
func both(a, b []stretch) []stretch {
	var out []stretch
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if s := (stretch{max(a[i].from, b[j].from), min(a[i].to, b[j].to)}); s.from < s.to {
			out = append(out, s)
		}
		if a[i].to < b[j].to {
			i++
		} else {
			j++
		}
	}
	return out
}

// without is what belongs to a and not to b, each a union.
func without(a, b []stretch) []stretch {
	var out []stretch
	for _, s := range a {
		for _, hole := range b {
			if hole.to <= s.from || hole.from >= s.to {
				continue
			}
			if hole.from > s.from {
				out = append(out, stretch{s.from, hole.from})
			}
			s.from = hole.to
		}
		if s.from < s.to {
			out = append(out, s)
		}
	}
	return out
}

func total(all []stretch) (seconds int64) {
	for _, s := range all {
		seconds += s.length()
	}
	return seconds
}

// measured is the time of a period that downtime is counted in: to the as-of time, within the support hours, without the periods in
// which nobody recorded.
func measured(p Period, acc record.Accounting, asOf time.Time) []stretch {
	whole := []stretch{{p.From.Unix(), min(p.To.Unix(), asOf.Unix())}}
	if whole[0].length() == 0 {
		return nil
	}
	if len(acc.Hours) > 0 {
		whole = both(whole, supportHours(p, acc.Hours))
	}
	return without(whole, blind(acc))
}

// blind are the periods in which nobody recorded, at their longest.
func blind(acc record.Accounting) []stretch {
	var all []stretch
	for _, b := range acc.Blind {
		if !b.From.Lo.IsZero() && !b.To.Hi.IsZero() {
			all = append(all, stretch{b.From.Lo.Unix(), ceilUnix(b.To.Hi)})
		}
	}
	return union(all)
}

// supportHours are the stretches of support that touch a period.
func supportHours(p Period, hours []record.Hours) []stretch {
	var all []stretch
	for from, to := range record.Support(hours, p.From, p.To) {
		all = append(all, stretch{from.Unix(), to.Unix()})
	}
	return union(all)
}

// ceilUnix is the first whole second not before t: the last instant of a day is the first of the next for measuring.
func ceilUnix(t time.Time) int64 {
	if t.Nanosecond() > 0 {
		return t.Unix() + 1
	}
	return t.Unix()
}
