package quarter

import (
	"cmp"
	"math"
	"slices"
	"time"

	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// Downtime is what users lost in a period, by one method of accounting.
type Downtime struct {
	Hours       string    `json:"hours"` // 24x7, or support
	Partial     string    `json:"partial"`
	Maintenance string    `json:"maintenance"`
	Measured    float64   `json:"measured_minutes"` // of the period: support hours, without blind periods, to the as-of time
	Whole       Feature   `json:"whole"`            // any feature: the union, never the sum
	Features    []Feature `json:"features"`         // in the register's order, then those that only records name
}

// A Feature is the downtime of one feature, or of all together (ID is empty). Everything is in minutes.
type Feature struct {
	ID        string             `json:"id"`
	Any       Minutes            `json:"any_impact"`
	Full      Minutes            `json:"full_outage"`  // where the record says that it was down
	Available Minutes            `json:"availability"` // share of the time measured, by any impact; Best is the highest
	SLO       float64            `json:"slo,omitempty"`
	Budget    *stats.ErrorBudget `json:"budget,omitempty"` // as named; nil: no objective is declared
	BudgetLo  stats.Number       `json:"remaining_best"`
	BudgetHi  stats.Number       `json:"remaining_worst"`
	Users     *Minutes           `json:"user_minutes,omitempty"` // nil: shares or numbers of users are not known
	Loose     bool               `json:"loose"`                  // an end is bounded on one side only: Named is its upper bound, and nobody named it
	Unstated  bool               `json:"impact_unstated"`        // for some incident the record does not say whether it was down: Full is a lower bound
	SoFar     bool               `json:"so_far"`                 // one of its incidents is not over, nor is the period
	Unknown   []string           `json:"unknown"`                // incidents whose length nobody knows: not in the figures
	Ledger    []Charge           `json:"ledger"`
	Rest      *Rest              `json:"ledger_rest,omitempty"` // nil: every line is printed
	Incidents int                `json:"incidents"`
}

// Minutes are a figure in the best case, as named, and in the worst.
type Minutes struct {
	Best  float64 `json:"best"`
	Named float64 `json:"named"`
	Worst float64 `json:"worst"`
}

// Exact reports whether nothing about the figure is uncertain.
func (m Minutes) Exact() bool { return m.Best == m.Worst }

// A Charge is a line of the ledger: the minutes that one incident spent. Where incidents overlap, the one that began first is charged.
type Charge struct {
	Incident string  `json:"incident"`
	Cause    string  `json:"cause"`
	State    string  `json:"cause_state"`
	Site     string  `json:"site"`
	Minutes  float64 `json:"minutes"`
	Permille int     `json:"permille"` // of the whole ledger; all lines add up to 1,000
}

// A Rest is what the lines of a long ledger come to that are not printed one by one.
type Rest struct {
	Count    int     `json:"count"`
	Minutes  float64 `json:"minutes"`
	Permille int     `json:"permille"`
}

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

func (w *work) downtime(acc record.Accounting) (Downtime, error) {
	d := Downtime{Hours: "24x7", Partial: cmp.Or(acc.Partial, "any-impact"), Maintenance: cmp.Or(acc.Maintenance, "excluded"), Features: []Feature{}}
	if len(acc.Hours) > 0 {
		d.Hours = "support"
	}
	mask := measured(w.Period, acc, w.AsOf)
	if !w.starts.IsZero() {
		mask = both(mask, []stretch{{w.starts.Unix(), w.Period.To.Unix()}})
	}
	d.Measured = float64(total(mask)) / 60
	by := w.outages(acc)
	everything := w.wholes(acc)
	var err error
	for _, id := range w.featureIDs(by) {
		f, _ := w.reg.Feature(id)
		x := w.feature(id, by[id], mask, d.Partial)
		if x.SLO = f.SLO; f.SLO > 0 && d.Measured > 0 {
			if err = x.budget(d.Measured); err != nil {
				return d, err
			}
		}
		d.Features = append(d.Features, x)
		everything = append(everything, by[id]...)
	}
	d.Whole = w.feature("", everything, mask, d.Partial)
	d.Whole.Users = nil // users of one feature are those of another
	d.Whole.Unstated = slices.ContainsFunc(d.Features, func(f Feature) bool { return f.Unstated })
	return d, nil
}

// featureIDs are the register's features in its order, then what only records name.
func (w *work) featureIDs(by map[string][]outage) []string {
	var ids []string
	for _, f := range w.reg.Features {
		ids = append(ids, f.ID)
	}
	var more []string
	for id := range by {
		if id != "" && !slices.Contains(ids, id) {
			more = append(more, id)
		}
	}
	slices.Sort(more)
	return append(ids, more...)
}

func (f *Feature) budget(measuredMinutes float64) error {
	at := func(down float64) (stats.ErrorBudget, error) { return stats.Budget(f.SLO, measuredMinutes/1440, down) }
	b, err := at(f.Any.Named)
	if err != nil {
		return err
	}
	best, err := at(f.Any.Best)
	if err != nil {
		return err
	}
	worst, err := at(f.Any.Worst)
	f.Budget, f.BudgetLo, f.BudgetHi = &b, best.Remaining, worst.Remaining
	return err
}

// spent are the incidents whose time counts as downtime.
func (w *work) spent(acc record.Accounting) []*record.Incident {
	return slices.DeleteFunc(slices.Clone(w.all), func(in *record.Incident) bool {
		return !in.Confirmed || in.Kind == record.NearMiss || in.Kind == record.Maintenance && acc.Maintenance != "included"
	})
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

func (w *work) feature(id string, outages []outage, mask []stretch, partial string) Feature {
	f := Feature{ID: id, Unknown: []string{}, Ledger: []Charge{}, BudgetLo: na, BudgetHi: na}
	var in []outage
	seen := map[string]bool{}
	for _, o := range outages {
		if !o.touches(w.Period) {
			continue
		}
		if !seen[o.in.ID] {
			seen[o.in.ID] = true
			f.Incidents++
		}
		if !o.known {
			if !slices.Contains(f.Unknown, o.in.ID) {
				f.Unknown = append(f.Unknown, o.in.ID)
			}
			continue
		}
		f.SoFar, f.Loose, f.Unstated = f.SoFar || o.in.Ongoing() && w.AsOf.Before(w.Period.To), f.Loose || o.loose, f.Unstated || o.unstated
		in = append(in, o)
	}
	f.Any = three(in, mask, partial)
	f.Full = three(slices.DeleteFunc(slices.Clone(in), func(o outage) bool { return !o.full }), mask, "any-impact")
	if m := float64(total(mask)) / 60; m > 0 {
		f.Available = Minutes{1 - f.Any.Best/m, 1 - f.Any.Named/m, 1 - f.Any.Worst/m}
	}
	f.Users = userMinutes(in, mask)
	f.Ledger = w.ledger(in, mask, f.Any.Named)
	f.Rest = rest(f.Ledger)
	return f
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
