package check

import (
	"fmt"

	"example.com/postmortem/report/record"
)

// didYouMean is the hint for a name that no rule has.
func didYouMean(word string) string {
	if s := Suggest(word); s != "" {
		return fmt.Sprintf("did you mean %q?", s)
	}
	return "postmortem explain lists the rules"
}

// Suggest returns the name of a rule that resembles word; empty if none does.
func Suggest(word string) string {
	names := make([]string, len(Rules))
	for i, r := range Rules {
		names[i] = r.Name
	}
	return record.Suggest(word, names)
}
