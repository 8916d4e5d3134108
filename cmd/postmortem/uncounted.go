package main

import (
	"fmt"
	"strings"
	"time"

	"example.com/postmortem/report/analysis/quarter"
)

// reasons are why incidents of a period are in no count, in the order in which they are told.
var reasons = [...]struct{ why, words string }{
	{"first", "it is the first of all, and register.starts does not say that the records begin before it"},
	{"unconfirmed", "unconfirmed"},
	{"floor", "below the severity floor"},
	{"part", "part of another"},
	{"kind", "near miss or maintenance"},
}

// uncounted says which incidents of a period the count leaves out, and why: whoever has just written one looks for it.
func uncounted(r *quarter.Report) string {
	var said []string
	for _, x := range reasons {
		var ids []string
		for _, e := range r.Complete.Excluded {
			if e.Why == x.why {
				ids = append(ids, e.ID)
			}
		}
		if len(ids) > 0 {
			said = append(said, fmt.Sprintf("%s (%s)", some(ids), x.words))
		}
	}
	switch {
	case len(said) > 0:
		return "not counted: " + strings.Join(said, ", ")
	case !r.Counts.Starts.IsZero() && !r.Counts.Starts.Before(r.Period.To):
		return fmt.Sprintf("the records begin on %s, after %s", r.Counts.Starts.Format(time.DateOnly), r.Period.Name)
	}
	return ""
}

// some are a few ids, and how many more there are.
func some(ids []string) string {
	if n := len(ids) - 3; n > 1 {
		return fmt.Sprintf("%s and %d more", strings.Join(ids[:3], ", "), n)
	}
	return strings.Join(ids, ", ")
}
