package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestPlain puts pieces of plain texts together and sees that reading and writing them gives what is taken for granted of them.
func TestPlain(t *testing.T) {
	alphabet := []string{
		"a", "Bc", "가", "나다", "판교", "2022", "1", " ", " ", " ", " ", "\n", "\n\n", ". ", ".", ", ", ": ", ":", "/", "!", "(주)", "(", ")", "-", " - ", "%", "~",
		"“", "”", "—", "·", "'", "\"", "?", ";", "www", "http", "x]", "1. ", "- ", "+", "=", "::", "café", "  ", "\t", "é", "\u00a0", "@", "_", "*", "&",
	}
	r := rand.New(rand.NewPCG(2023, 508))
	plain := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(alphabet[r.IntN(len(alphabet))])
		}
		if isPlain(b.String()) {
			plain++
			checkPlain(t, b.String())
		}
	}
	if plain < 1000 {
		t.Errorf("%d of the texts were plain: too few to mean anything", plain)
	}
}

// checkPlain fails if a plain text is treated unlike any other.
func checkPlain(t *testing.T, src string) {
	t.Helper()
	if got, want := Prose(src, 1), prose(src, 1); got != want {
		t.Fatalf("Prose(%q) is %q, and %q where it is not taken for plain", src, got, want)
	}
	if got, want := Inline(src), inline(src); got != want {
		t.Fatalf("Inline(%q) is %q, and %q where it is not taken for plain", src, got, want)
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Add("2022년 10월 15일, 판교에서 불이 났다.\n전원이 끊겼다 (약 3만 2천 대).\n\nAll was back at 23:00 - five days later!")
	f.Fuzz(func(t *testing.T, src string) {
		if isPlain(src) {
			checkPlain(t, src)
		}
	})
}
