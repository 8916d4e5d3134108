package record

import (
	"fmt"
	"slices"
	"strings"
)

// Suggest returns the name of the list that is likeliest meant by word, or "" if none is near. The distance is that of
// Damerau and Levenshtein with adjacent transpositions, at most a third of the longer word, and 1 for short ones.
func Suggest(word string, names []string) string {
	if len(word) > 64 {
		return ""
	}
	best, least := "", 1<<30
	from := []rune(strings.ToLower(word))
	for _, n := range names {
		if n == word || len(n) > 64 {
			continue
		}
		to := []rune(strings.ToLower(n))
		longer, shorter := max(len(from), len(to)), min(len(from), len(to))
		most := min(max(1, longer/3), longer-1, least-1)
		if longer-shorter > most {
			continue
		}
		if d := distance(from, to); d <= most {
			best, least = n, d
		}
	}
	return best
}

func distance(a, b []rune) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	var next []int
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next = make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

// Wanted is the hint for a word that is not on a list: the nearest name, or the list if it is short, or of ids with others below them
// those above. Where "unknown" is on the list, the words that people have for it lead there.
func Wanted(word string, names []string) string {
	if slices.Contains(names, "unknown") && soundsUnknown(word) {
		return `did you mean "unknown"?`
	}
	if hint := nearest(word, names); hint != "" {
		return hint
	}
	tops := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return strings.Contains(n, "/") })
	if len(tops) == 0 || len(tops) > 16 {
		return ""
	}
	slices.Sort(tops)
	hint := "one of " + strings.Join(tops, ", ")
	if i := slices.IndexFunc(names, func(n string) bool { return strings.Contains(n, "/") }); i >= 0 {
		hint += fmt.Sprintf("; or one below them, such as %s", names[i])
	}
	return hint
}

// soundsUnknown reports whether somebody wrote that it is not known, in other words than the one for it.
func soundsUnknown(word string) bool {
	word = fold(word)
	return word == "?" || word == "tbd" || word == "n/a" || slices.ContainsFunc([]string{"unknown", "not known", "미상", "불명", "알 수 없", "모름", "모른다"}, func(s string) bool {
		return strings.Contains(word, s)
	})
}

// nearest is the hint for a word whose list the message gives already.
func nearest(word string, names []string) string {
	if s := Suggest(word, names); s != "" {
		return fmt.Sprintf("did you mean %q?", s)
	}
	return ""
}
