package view

import (
	"slices"

	"example.com/postmortem/report/record"
)

// A clockPoint is a clock with its name.
type clockPoint struct {
	name string
	record.Point
}

// clocks are the clocks that a record has, in the order in which an incident goes.
func clocks(in *record.Incident) []clockPoint {
	c := in.Clock
	all := []clockPoint{
		{"triggered", c.Triggered}, {"started", c.Started}, {"detected", c.Detected}, {"acknowledged", c.Acknowledged}, {"declared", c.Declared},
		{"announced", c.Announced}, {"mitigated", c.Mitigated}, {"resolved", c.Resolved}, {"fixed", c.Fixed},
	}
	return slices.DeleteFunc(all, func(p clockPoint) bool { return p.IsZero() })
}
