package view

import "example.com/postmortem/report/record"

// A clockPoint is a clock with its name.
type clockPoint struct {
	name string
	record.Point
}

// clocks are the clocks that a record has, in the order in which an incident goes.
func clocks(in *record.Incident) []clockPoint {
	var all []clockPoint
	for _, name := range record.ClockNames {
		if c := in.Clock.Named(name); !c.IsZero() {
			all = append(all, clockPoint{name, *c})
		}
	}
	return all
}
