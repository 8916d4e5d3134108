package render

import (
	"testing"

	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/markdown"
)

// TestFitsPhone: a table of more than three columns stays one where nothing of it is broken on a phone.
func TestFitsPhone(t *testing.T) {
	for _, c := range []struct {
		name, table string
		fits        bool
	}{
		{"numbers under a head whose words may break", "| Period | Number of incidents | 95 % | Days |\n|---|---|---|---|\n| 2013 | 3 | 0.62–8.8 | 365 |\n", true},
		{"Hangul count twice", "| 가나다라 | 가나다라 | 가나다라 | 가나다라 |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n", true},
		{"and are then too wide", "| 가나다라마 | 가나다라 | 가나다라 | 가나다라 |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n", false},
		{"words in the body", "| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 | 3 | an outage of the directory of all |\n", false},
		{"a long one in a later row", "| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n| 1 | 2 | 3 | an outage of the directory of all |\n", false},
	} {
		src := []byte(c.table)
		p := &htmlWriter{d: &Doc{Source: src}}
		table, ok := markdown.Parse(src).FirstChild().(*east.Table)
		if !ok {
			t.Fatalf("%s: no table", c.name)
		}
		if got := p.fitsPhone(table); got != c.fits {
			t.Errorf("%s: %v, want %v", c.name, got, c.fits)
		}
	}
}
