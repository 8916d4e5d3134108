package quarter

import (
	"math"
	"slices"
	"time"

	"example.com/postmortem/report/record"
)

// An outage is one incident's effect on one feature, three times: at its shortest, as named, at its longest.
type outage struct {
	in            *record.Incident
	best, as, all stretch
	full          bool // the record says that it was down
	unstated      bool // the record does not say whether it was
	weight        float64
	users         float64 // affected; NaN: not known
	known         bool
	loose         bool // its end is bounded by the incident's own start or end
}

// outages are what incidents did to features, by feature.
func (w *work) outages(acc record.Accounting) map[string][]outage {
	by := map[string][]outage{}
	for _, in := range w.spent(acc) {
		for _, a := range in.Affected {
			by[a.Feature] = append(by[a.Feature], w.outage(in, a))
		}
	}
	return by
}

// wholes are the incidents' own lengths, beside those of their features.
func (w *work) wholes(acc record.Accounting) (all []outage) {
	for _, in := range w.spent(acc) {
		o := w.outage(in, record.Affected{})
		for _, a := range in.Affected {
			o.weight = 0 // only a feature's share is known
			if f := w.outage(in, a); f.known || !o.known {
				all = append(all, f)
			}
		}
		if len(in.Affected) == 0 {
			o.weight = 1
		}
		if o.known || len(in.Affected) == 0 {
			all = append(all, o)
		}
	}
	return all
}

// outage is one incident's effect on a feature. A stated duration bounds it: "about an hour, some time on that day" is not a day.
func (w *work) outage(in *record.Incident, a record.Affected) outage {
	o := outage{in: in, full: a.Impact == "down", unstated: a.Impact == "", weight: 1, users: math.NaN()}
	if a.HasUsers {
		o.weight = a.Users
		if f, ok := w.reg.Feature(a.Feature); ok && f.Users > 0 {
			o.users = a.Users * float64(f.Users)
		}
	}
	from, to := in.Clock.Started.Moment, in.Clock.Resolved.Moment
	own := !a.Started.IsZero() || !a.Restored.IsZero()
	if !a.Started.IsZero() {
		from = a.Started
	}
	if !a.Restored.IsZero() {
		to = a.Restored
	}
	if to.IsZero() && in.Ongoing() {
		to = record.Moment{Lo: w.AsOf, Hi: w.AsOf, At: w.AsOf}
	}
	if own && !from.Lo.IsZero() && to.Known() && (to.Lo.IsZero() || to.Hi.IsZero()) {
		o.loose = true
		if to.Lo.IsZero() {
			to.Lo = earlier(from.Lo, to.Hi)
		}
		if to.Hi.IsZero() {
			to.Hi = in.Clock.Resolved.Hi
		}
		to.At = to.Hi
	}
	if from.Lo.IsZero() || from.Hi.IsZero() || to.Lo.IsZero() || to.Hi.IsZero() {
		return o
	}
	o.known = true
	o.best = stretch{ceilUnix(from.Hi), to.Lo.Unix()}
	o.all = stretch{from.Lo.Unix(), ceilUnix(to.Hi)}
	o.as = stretch{middle(from).Unix(), middle(to).Unix()}
	if e := in.Duration(w.AsOf); !own && e.Known && !e.Ongoing && !e.Unbounded() {
		o.bound(e, middle(from))
	}
	o.as.to = max(o.as.to, o.as.from)
	o.best.to = max(o.best.to, o.best.from)
	return o
}

// bound makes an outage no longer and no shorter than a duration says.
func (o *outage) bound(e record.Elapsed, from time.Time) {
	lo, hi := int64(e.Lo/time.Second), int64((e.Hi+time.Second-1)/time.Second)
	start := from.Unix()
	if o.best.length() < lo {
		o.best = stretch{start, start + lo}
	}
	if o.all.length() > hi {
		o.all = stretch{start, start + hi}
	}
	if n := o.as.length(); n < lo || n > hi || n == 0 && e.Point > 0 {
		mid := int64(e.Point / time.Second)
		if mid == 0 {
			mid = (lo + hi) / 2
		}
		o.as = stretch{start, start + mid}
	}
}

// touches reports whether an outage may have been within a period.
func (o *outage) touches(p Period) bool {
	if !o.known {
		lo, hi := bounds(o.in)
		return !lo.IsZero() && !hi.IsZero() && lo.Before(p.To) && !hi.Before(p.From)
	}
	return o.all.from < p.To.Unix() && o.all.to > p.From.Unix()
}

// three measures outages in the best case, as named and in the worst: overlaps once, within what is measured.
func three(outages []outage, mask []stretch, partial string) Minutes {
	by := func(of func(o *outage) stretch) float64 {
		if partial == "weighted" {
			return weighted(outages, mask, of)
		}
		var all []stretch
		for i := range outages {
			all = append(all, of(&outages[i]))
		}
		return float64(total(both(union(all), mask))) / 60
	}
	m := Minutes{by(func(o *outage) stretch { return o.best }), by(func(o *outage) stretch { return o.as }), by(func(o *outage) stretch { return o.all })}
	m.Named = min(max(m.Named, m.Best), m.Worst) // a middle placed elsewhere may overlap differently
	return m
}

// weighted counts each moment by the largest share of users that was hit, layer by layer.
func weighted(outages []outage, mask []stretch, of func(o *outage) stretch) float64 {
	var weights []float64
	for _, o := range outages {
		if o.weight > 0 {
			weights = append(weights, o.weight)
		}
	}
	slices.Sort(weights)
	sum, below := 0.0, 0.0
	for _, layer := range slices.Compact(weights) {
		var all []stretch
		for i := range outages {
			if outages[i].weight >= layer {
				all = append(all, of(&outages[i]))
			}
		}
		sum += (layer - below) * float64(total(both(union(all), mask))) / 60
		below = layer
	}
	return sum
}

// userMinutes adds up users × minutes; nil where for some outage the share or the number of users is not known.
func userMinutes(outages []outage, mask []stretch) *Minutes {
	var m Minutes
	for _, o := range outages {
		if math.IsNaN(o.users) {
			return nil
		}
		at := func(s stretch) float64 { return o.users * float64(total(both(union([]stretch{s}), mask))) / 60 }
		m.Best, m.Named, m.Worst = m.Best+at(o.best), m.Named+at(o.as), m.Worst+at(o.all)
	}
	if len(outages) == 0 {
		return nil
	}
	return &m
}
