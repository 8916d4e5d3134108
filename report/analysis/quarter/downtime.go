package quarter

import (
	"cmp"
	"slices"

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
