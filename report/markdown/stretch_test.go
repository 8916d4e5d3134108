package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	slowPage  = newParser(true, false, spanParser{})
	slowProse = newParser(false, false, spanParser{})
)

// checkQuick fails if words and tables that are taken by the stretch are read unlike those that goldmark reads by itself.
func checkQuick(t *testing.T, src string) {
	t.Helper()
	in := []byte(clean(src, "\t"))
	for name, p := range map[string][2]parser.Parser{"page": {pageParser(), slowPage}, "prose": {proseParser(), slowProse}} {
		got, want := dump(p[0].Parse(text.NewReader(in)), in), dump(p[1].Parse(text.NewReader(in)), in)
		if got != want {
			t.Fatalf("%s %q is read as\n%s\nand slowly as\n%s", name, in, got, want)
		}
	}
}

// inTable is a text as a cell among others, bold too.
func inTable(cell string) string {
	return "| a | **b** |\n|:--|--:|\n| " + cell + " | x |\n|| **" + cell + "** |\n"
}

func TestQuick(t *testing.T) {
	for _, s := range hostile {
		checkQuick(t, s)
		checkQuick(t, inTable(s))
		checkQuick(t, "words before "+s+" and after")
	}
	r := rand.New(rand.NewPCG(2026, 1122))
	for range 5000 {
		s := randomMarkdown(r, 1+r.IntN(24))
		checkQuick(t, s)
		checkQuick(t, inTable(strings.ReplaceAll(s, "\n", " ")))
	}
}

func FuzzQuick(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
		f.Add(inTable(s))
	}
	f.Fuzz(checkQuick)
}

// TestStretch shows how far words go.
func TestStretch(t *testing.T) {
	for line, want := range map[string]string{
		"판교에서 불이 났다 (약 3만 2천 대).\n": "판교에서 불이 났다 (약 3만 2천 대).",
		"as of \\*now\\*, 5\n":      "as of \\*now\\*, 5",
		"a break  \n":               "",
		"a break\\\n":               "",
		"see *this*":                "see ",
		"see https://example.com":   "see",
		"(www.example.com)":         "",
		"http://example.com":        "",
		"write to a@b.co":           "",
		"what! no![1]":              "what! no",
		"coffee &amp; cake":         "coffee ",
		"snake_case":                "snake",
	} {
		if got := line[:stretch([]byte(line))]; got != want {
			t.Errorf("of %q the words are %q, want %q", line, got, want)
		}
	}
}
