package check

import "example.com/postmortem/report/record"

// Levels are the names of the levels, mildest first.
var Levels = []string{record.Note.String(), record.Warning.String(), record.Error.String()}

// LevelNamed reads a name of Levels.
func LevelNamed(name string) (record.Level, bool) {
	for i, n := range Levels {
		if n == name {
			return record.Level(i), true
		}
	}
	return record.Note, false
}
