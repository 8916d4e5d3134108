package match

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// A Doc is one document as this package sees it. The caller removes what the audience may not see before it gets here.
type Doc struct {
	ID    string    // unique; it decides nothing but the name in results
	Time  time.Time // when it began; documents are compared with earlier ones only
	End   time.Time // when it was over, far in the future while it is not; zero: unknown
	Title string
	Body  string // prose, most telling first: only the first bodyRunes runes count

	// Fields holds the known values of a Field by its name. A missing or empty entry means unknown, which is never
	// evidence, not the statement that there is no value.
	Fields map[string][]string
}

// bodyRunes is how much of a body is read. Whole texts were measured to match worse: logs drown the prose.
const bodyRunes = 1000

// before orders documents by time, ties by content and by the identifier only last, so that renaming changes nothing.
func before(a, b *Doc) int {
	return cmp.Or(
		a.Time.Compare(b.Time), a.End.Compare(b.End), strings.Compare(a.Title, b.Title), strings.Compare(a.Body, b.Body),
		compareFields(a.Fields, b.Fields), strings.Compare(a.ID, b.ID),
	)
}

func compareFields(a, b map[string][]string) int {
	return slices.Compare(flatten(a), flatten(b))
}

func flatten(fields map[string][]string) []string {
	var flat []string
	for name, values := range fields {
		sorted := slices.Sorted(slices.Values(values))
		flat = append(flat, name+"\x00"+strings.Join(sorted, "\x00"))
	}
	slices.Sort(flat)
	return flat
}

// head is the first n runes of a text.
func head(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for at := range text {
		if n == 0 {
			return text[:at]
		}
		n--
	}
	return text
}
