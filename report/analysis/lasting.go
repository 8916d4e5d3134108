package analysis

import (
	"cmp"
	"slices"

	"example.com/postmortem/report/record"
)

// A Lasting is how long an incident lasted: between two lengths, in seconds. It says which one, so that figures can mark it.
type Lasting struct {
	ID      string `json:"id"`
	Known   bool   `json:"known"`
	Seconds Range  `json:"seconds"`
	Point   int    `json:"point_seconds"` // the length that people named; 0: none
	Ongoing bool   `json:"ongoing"`
}

// A Range is a number between two limits; Hi < 0: without an upper one.
type Range struct {
	Lo int `json:"lo"`
	Hi int `json:"hi"`
}

func (a *Analysis) lastingOf(in *record.Incident) Lasting {
	d := in.Duration(a.asOf)
	l := Lasting{ID: in.ID, Known: d.Known, Ongoing: d.Ongoing, Point: int(d.Point.Seconds())}
	if d.Known {
		l.Seconds = Range{int(d.Lo.Seconds()), int(d.Hi.Seconds())}
		if d.Unbounded() {
			l.Seconds.Hi = -1
		}
	}
	return l
}

// lasting lists the durations of the family; without one, of the incident and what is suggested.
func (a *Analysis) lasting(c *Case) {
	var ids []string
	if c.Family != nil {
		for _, m := range c.Family.Members {
			ids = append(ids, m.Incidents...)
		}
	} else {
		for _, r := range c.Relations {
			if r.Relation != possible && r.Relation != notRecurrence {
				ids = append(ids, r.Earlier)
			}
		}
		slices.SortFunc(ids, func(x, y string) int {
			return cmp.Or(begin(a.byID[x]).Compare(begin(a.byID[y])), cmp.Compare(x, y))
		})
		if ids != nil {
			ids = append(ids, c.ID)
		}
	}
	for _, id := range ids {
		c.Durations = append(c.Durations, a.lastingOf(a.byID[id]))
	}
}
