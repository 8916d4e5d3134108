package check

import "fmt"

// didYouMean is the hint for a name that no rule has: the one that needs the fewest changes of a letter, if they are few.
func didYouMean(word string) string {
	if s := Suggest(word); s != "" {
		return fmt.Sprintf("did you mean %q?", s)
	}
	return "postmortem explain lists the rules"
}

// Suggest returns the name of a rule that resembles word; empty if none does.
func Suggest(word string) string {
	best, least := "", len(word)/3+1
	if len(word) > 64 {
		return ""
	}
	for _, r := range Rules {
		if d := distance(word, r.Name); d < least {
			best, least = r.Name, d
		}
	}
	return best
}

// distance is Levenshtein's, in bytes: the names of rules are ASCII.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
