package analysis

import (
	"time"

	"example.com/postmortem/report/stats"
)

// Seasons are counts by weekday and by time of day beside what an even spread would give: a description, since work itself has seasons
// (deployments stop before holidays, and nobody deploys at night).
type Seasons struct {
	Weekdays []int                `json:"weekdays"` // Monday first
	Weekday  stats.DispersionTest `json:"weekday"`
	Hours    []int                `json:"six_hours"` // from 0, 6, 12 and 18 o'clock on; starts known to the hour only
	Hour     stats.DispersionTest `json:"hour"`
}

// The least that seasons need, so that each of seven days could have some: 40 episodes in two whole years.
const (
	seasonEvents = 40
	seasonDays   = 2 * 365
)

// seasons counts by the calendar; nil: too few, or too short a time.
func (a *Analysis) seasons(start time.Time, began []*episode) (*Seasons, error) {
	if len(began) < seasonEvents || a.recorded(start, a.asOf) < seasonDays {
		return nil, nil
	}
	s := &Seasons{Weekdays: make([]int, 7), Hours: make([]int, 4)}
	for _, e := range began {
		lo, hi := e.start()
		lo, hi = lo.In(a.register.Zone), hi.In(a.register.Zone)
		if a.days(lo, hi) == 0 {
			s.Weekdays[(int(lo.Weekday())+6)%7]++
		}
		if hi.Sub(lo) <= time.Hour {
			s.Hours[lo.Hour()/6]++
		}
	}
	var err error
	if s.Weekday, err = stats.Dispersion(s.Weekdays, nil); err != nil {
		return nil, err
	}
	s.Hour, err = stats.Dispersion(s.Hours, nil)
	return s, err
}
