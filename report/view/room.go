package view

import "example.com/postmortem/report/analysis"

// RecurrenceRoom is as much of a result as the page of all families shows, for the figures inside its PDF.
func RecurrenceRoom(r *analysis.Result) *analysis.Room {
	room := &analysis.Room{
		Families: largestFamilies(r.Families), Groups: listedGroups(r.Rule.Groups), Suggested: listedSuggested(r), Spells: !drawn(&r.TimeTo),
		Suggestions: MostSuggestions, Conflicts: mostConflicts, Named: mostNamed, Actions: mostActions, InRow: mostAddends,
	}
	unlisted := unlisted(&r.Statements)
	for i, x := range r.Statements.List {
		if !unlisted[i] {
			room.Statements = append(room.Statements, x)
		}
	}
	return room
}
