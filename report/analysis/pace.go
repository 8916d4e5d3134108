package analysis

import (
	"slices"
	"time"

	"example.com/postmortem/report/record"
	"example.com/postmortem/report/stats"
)

// A Pace is how many incidents a quarter had, and whether that says anything: against the four quarters before it, which was fixed in
// advance. Against the last quarter alone, three would have to become twelve to show a worsening.
type Pace struct {
	What    string     `json:"what"` // incidents · repeats
	Quarter Period     `json:"quarter"`
	Before  Period     `json:"before"`
	Rate    stats.Rate `json:"rate"` // per quarter of this length
	LagDays int        `json:"lag_days"`
	Lags    bool       `json:"lags"`    // it ended less than 30 days before the report: more may be recorded
	Unknown int        `json:"unknown"` // incidents of the quarter with a cause that nobody knows

	Comparison *stats.RateComparison  `json:"comparison"` // of the quarter over the time before; null: there was no time before
	Quasi      *stats.QuasiComparison `json:"quasi"`      // the same by months, allowing for clusters; null: no evidence of clusters
	Detectable *stats.Detectable      `json:"detectable"` // counts of a quarter that could show a change against the time before
	Equal      *stats.Detectable      `json:"equal"`      // counts of the next quarter that could show a change against this one
	Quiet      *stats.Prediction      `json:"quiet"`      // how often a quarter at the pace of the time before would be quiet
}

// A Period is some days and the episodes that began in them.
type Period struct {
	From  Day              `json:"from"`
	Upto  Day              `json:"upto"` // the last day
	Days  int              `json:"days"`
	Count stats.CountRange `json:"count"` // a range where a start is not known well enough, or an incident is not established
	IDs   []string         `json:"ids"`

	GapDays *int      `json:"gap_days"` // between the two, where there are two
	Lasting []Lasting `json:"lasting"`  // how long each lasted, where there are three at most: of so few there are no averages
}

// fewNamed is how many incidents are named with their durations rather than summed up.
const fewNamed = 3

// lagDays is how long after a quarter incidents are still being recorded: a judgement.
const lagDays = 30

// pace looks at the last whole quarter, of all counted episodes or of repeats only.
func (a *Analysis) pace(g *grouping, what string) (*Pace, error) {
	end := quarterBegin(a.asOf)
	begin := end.AddDate(0, -3, 0)
	start, declared := a.observed(g)
	take := func(e *episode) bool {
		return (what == "incidents" || g.place[e] > 0) && (declared || e.begin.After(start)) // the first one is where time begins
	}
	p := &Pace{What: what, Quarter: a.period(g, latest(start, begin), end, take), Before: a.period(g, latest(start, begin.AddDate(-1, 0, 0)), begin, take)}
	p.LagDays, p.Lags = lagDays, a.days(end, a.asOf) < lagDays
	for _, id := range p.Quarter.IDs {
		if a.knownCause(a.byID[id]) == "" {
			p.Unknown++
		}
	}
	if p.Quarter.Days <= 0 {
		return nil, nil
	}
	return p, p.bear()
}

// inClusters compares by months, with limits that allow for clusters: where incidents come in clusters, those of a Poisson process raise
// false alarms. Without two groups of whole months with an incident each there is no such comparison, and none is made instead.
func (a *Analysis) inClusters(p *Pace, began []*episode) error {
	end := quarterBegin(a.asOf)
	now, before := a.bins(end.AddDate(0, -3, 0), end, 1, began), a.bins(end.AddDate(0, -15, 0), end.AddDate(0, -3, 0), 1, began)
	n1, e1 := counted(before)
	n2, e2 := counted(now)
	q, err := stats.CompareQuasi(n1, e1, n2, e2, stats.Level)
	if err != nil {
		return err
	}
	p.Quasi = &q
	return nil
}

// bear computes what the counts can bear.
func (p *Pace) bear() error {
	n, days := p.Quarter.Count, float64(p.Quarter.Days)
	var err error
	if p.Rate, err = stats.RateInterval(n.Lo, 1, stats.Level); err != nil {
		return err
	}
	equal, err := stats.MinimumDetectable(n.Lo, days, days, stats.Level)
	if err != nil {
		return err
	}
	p.Equal = &equal
	if p.Before.Days <= 0 {
		return nil
	}
	before := float64(p.Before.Days)
	c, err := stats.CompareRateRanges(n, days, p.Before.Count, before, stats.Level)
	if err != nil {
		return err
	}
	d, err := stats.MinimumDetectable(p.Before.Count.Lo, before, days, stats.Level)
	if err != nil {
		return err
	}
	q, err := stats.Predict(p.Before.Count.Lo, before, days, stats.Level)
	p.Comparison, p.Detectable, p.Quiet = &c, &d, &q
	return err
}

// period counts the episodes that began in [from, to).
func (a *Analysis) period(g *grouping, from, to time.Time, take func(*episode) bool) Period {
	p := Period{From: a.day(from), Upto: a.day(to.Add(-1)), IDs: []string{}}
	p.Days, _ = a.exposure(from, to)
	if !from.Before(to) {
		return Period{IDs: []string{}}
	}
	for _, e := range g.episodes {
		lo, hi := e.start()
		if lo.IsZero() || !take(e) || hi.Before(from) || !lo.Before(to) {
			continue
		}
		certain := !lo.Before(from) && hi.Before(to)
		mentioned := !slices.ContainsFunc(e.incidents, func(in *record.Incident) bool { return in.Confirmed })
		switch {
		case a.counts(e) && certain:
			p.Count.Lo++
			p.Count.Hi++
		case a.counts(e), mentioned && a.above(e.incidents[0]):
			p.Count.Hi++
		default:
			continue
		}
		p.IDs = append(p.IDs, e.id())
	}
	if len(p.IDs) <= fewNamed {
		for _, id := range p.IDs {
			p.Lasting = append(p.Lasting, a.lastingOf(a.byID[id]))
		}
	}
	if len(p.IDs) == 2 {
		p.GapDays = a.gap(a.byID[p.IDs[0]], a.byID[p.IDs[1]])
	}
	return p
}

// start is when an episode may have begun.
func (e *episode) start() (lo, hi time.Time) {
	m := e.incidents[0].Clock.Started
	lo, hi = m.Lo, m.Hi
	if lo.IsZero() {
		lo = e.begin
	}
	if hi.IsZero() {
		hi = lo
	}
	return lo, hi
}

// quarterBegin is the beginning of the quarter that a time is in.
func quarterBegin(t time.Time) time.Time {
	y, m, _ := t.Date()
	return time.Date(y, m-(m-1)%3, 1, 0, 0, 0, 0, t.Location())
}

// Repeats is the share of episodes that repeat an earlier one of the last so many days: with a fixed look back, since a longer register
// would look worse otherwise, and among those only that have a full look back.
type Repeats struct {
	stats.Share
	LookBackDays int                 `json:"look_back_days"`
	Declared     int                 `json:"declared"`   // repeats, whatever the gap
	Suggested    int                 `json:"suggested"`  // repeats if all suggestions were confirmed
	IDs          []string            `json:"ids"`        // of X
	Unassessed   int                 `json:"unassessed"` // counted episodes of unknown cause that are no declared repeat: nobody can say whether they are
	Against      map[string][]string `json:"against"`    // declared repeats by what had been promised: while-open · after-closed · …
}

func (a *Analysis) repeats(g *grouping) (*Repeats, error) {
	r := &Repeats{LookBackDays: a.settings.LookBackDays, IDs: []string{}, Against: map[string][]string{}}
	start, _ := a.observed(g)
	full := 0
	for _, e := range g.episodes {
		if !a.counts(e) {
			continue
		}
		place, inFamily := g.place[e]
		repeated := inFamily && place > 0
		if !repeated && a.knownCause(e.incidents[0]) == "" {
			r.Unassessed++
		}
		whole := !e.begin.Before(start.AddDate(0, 0, r.LookBackDays))
		if whole {
			full++
		}
		if !repeated {
			continue
		}
		r.Declared++
		against := a.repeat(g, e).Against
		r.Against[against] = append(r.Against[against], e.id())
		if last := g.families[g.family[e]][place-1]; whole && a.days(last.begin, e.begin) <= r.LookBackDays {
			r.IDs = append(r.IDs, e.id())
		}
	}
	share, err := stats.Proportion(len(r.IDs), full, stats.Level)
	if err != nil {
		return nil, err
	}
	r.Share, r.Suggested = share, r.Declared
	return r, nil
}
