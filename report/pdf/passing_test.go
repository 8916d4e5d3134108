package pdf

import (
	"strings"
	"testing"

	"example.com/postmortem/report/chart"
)

// TestPassing: what goes before a figure that does not fit on the rest of a page. Each text follows twenty short paragraphs, which leave a
// third of a page; "A" is a figure of nearly half a page, "b" a small one, "W" a table of many columns.
func TestPassing(t *testing.T) {
	wide := strings.TrimSpace(strings.Repeat(strings.Repeat("n", 9)+" ", 10))
	table := "|" + strings.ReplaceAll(wide, " ", "|") + "|\n" + strings.Repeat("|-", 10) + "|\n"
	for _, c := range []struct{ name, text, want string }{
		{"paragraphs", "!A!\n\none\n\ntwo\n\n## H\n\nthree", "one two | A H three"},
		{"as many as there is room for", "!A!\n\n" + strings.Repeat("p\n\n", 13), "p p p p p p p p p p | A p p p"},
		{"whole lists", "!A!\n\n- one\n- two\n- three", "one two three | A"},
		{"no part of a list", "!A!\n\n" + strings.Repeat("- i\n", 18), "| A" + strings.Repeat(" i", 18)},
		{"a small table", "!A!\n\n|a|\n|-|\n|b|\n\nafter", "a b after | A"},
		{"no part of a table", "!A!\n\n|a|\n|-|\n" + strings.Repeat("|b|\n", 15), "| A a" + strings.Repeat(" b", 15)},
		{"not what another heading heads", "!A!\n\n## H\n\none", "| A H one"},
		{"not another figure", "!A!\n\n!b!\n\none", "| A b one"},
		{"not what follows a line across", "!A!\n\n---\n\none", "| A one"},
		{"not the rest of a list", "- i\n\n  ii\n\n  !A!\n\n- j\n\n- k", "i ii | A j k"},
		{"not notes", "!A!\n\none[^1]\n\n[^1]: note", "one 1 | A note"},
		{"nothing where there is room", "!b!\n\none", "b one"},
		{"a landscape table", "!W!\n\none\n\n## H\n\ntwo", "one | " + wide + " | H two"},
		{"not one with a heading", "## H\n\n!W!\n\none", "| H " + wide + " | one"},
		{"not a figure from its heading", "## H\n\n!A!\n\none", "| H A one"},
	} {
		d := doc(strings.Repeat("x\n\n", 20) + strings.NewReplacer("!A!", "![](A)", "!b!", "![](b)", "!W!", table).Replace(c.text))
		d.Figure = func(dest string, width float64) *chart.Figure {
			h := map[string]float64{"A": 300, "b": 60}[dest]
			return &chart.Figure{W: width, H: h, Desc: dest, Shapes: []chart.Shape{chart.Rect{W: width, H: h}}}
		}
		if got := pagesInWords(layout(t, d)); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
	}
}

// pagesInWords are the words and the names of figures as they stand on the pages, without x.
func pagesInWords(l *List) string {
	words, at := []string{}, 1
	each(l, func(n int, _ *page, o *op) {
		for ; at < n; at++ {
			words = append(words, "|")
		}
		switch {
		case o.kind == opRect && o.node != 0 && l.within(o.node, roleFigure):
			words = append(words, l.nodes[o.node].alt)
		case o.kind == opText && o.node != 0 && !l.within(o.node, roleLabel):
			if w := strings.TrimSpace(string(l.text(o))); w != "x" {
				words = append(words, w)
			}
		}
	})
	return strings.Join(words, " ")
}
