package render

import (
	"bytes"
	"strings"
	"testing"

	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/pdf/sfnt"
	"example.com/postmortem/templates"
)

// phoneTables are tables, and what they are on a phone of 360 pixels.
var phoneTables = []struct {
	name, table string
	shape       phoneShape
}{
	{"numbers under a head whose words may break", "| Period | Number of incidents | 95 % | Days |\n|---|---|---|---|\n| 2013 | 3 | 0.62–8.8 | 365 |\n", phoneShort},
	{"five columns of a trend", "| Period | Incidents | 95% interval | Expected, 95% | Days recorded |\n|---|---|---|---|---|\n| Q1 2020 | 3 | 0.025–5.5 | 0–1 | 91 |\n", phoneShort},
	{"the same in Korean", "| 기간 | 장애 수 | 95% 구간 | 예상, 95% | 관찰 일수 |\n|---|---|---|---|---|\n| 2020년 1분기 | 3 | 0.025~5.5 | 0~1 | 91 |\n", phoneShort},
	{"23 Hangul", "| 가나다라마바 | 가나다라마바 | 가나다라마바 | 가나다라마 |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n", phoneShort},
	{"24 Hangul", "| 가나다라마바 | 가나다라마바 | 가나다라마바 | 가나다라마바 |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n", phoneList},
	{"words in the body", "| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 | 3 | an outage of the directory of all of them, for a day |\n", phoneList},
	{"a long one in a later row", "| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n| 1 | 2 | 3 | an outage of the directory of all of them, for a day |\n", phoneList},
	{"three columns, one of them long", "| A | B | C |\n|---|---|---|\n| time | an outage of the directory of all of them, for a day | +3.8 |\n", phoneTable},
	{"three columns, two of them long", "| A | B | C |\n|---|---|---|\n| Redundancy › Too little spare capacity | an outage of the directory of all of them, for a day | 1, 2 |\n", phoneList},
	{"two long columns", "| A | B |\n|---|---|\n| Redundancy › Too little spare capacity | an outage of the directory of all of them, for a day |\n", phoneTable},
}

// TestOnPhone: a table stays one where it can be read on a phone, whether it is of the article or of a figure.
func TestOnPhone(t *testing.T) {
	for _, c := range phoneTables {
		src := []byte(c.table)
		p := &htmlWriter{d: &Doc{Source: src}}
		table, ok := markdown.Parse(src).FirstChild().(*east.Table)
		if !ok {
			t.Fatalf("%s: no table", c.name)
		}
		if got := p.onPhone(table); got != c.shape {
			t.Errorf("%s: %v, want %v", c.name, got, c.shape)
		}
		if got := dataOnPhone(dataOf(c.table)); got != c.shape {
			t.Errorf("%s: %v as the data of a figure, want %v", c.name, got, c.shape)
		}
	}
}

// TestLatin: the widths are those of the fonts.
func TestLatin(t *testing.T) {
	regular, bold := font(t, templates.NotoSansKR), font(t, templates.NotoSansKRBold)
	const id = "KAKAO-2022-10-15, 127 h 30 min"
	sum := 0
	for r := ' '; r <= '~'; r++ {
		if got, want := int(latin[r-' ']), regular.Width(r); got != want {
			t.Errorf("%q: %d, want %d", r, got, want)
		}
	}
	for _, r := range id {
		sum += bold.Width(r)
	}
	if got, want := ems(id, true), float64(sum)/1000; got < .99*want || got > 1.01*want {
		t.Errorf("%s in bold: %.2f em, want %.2f", id, got, want)
	}
}

func font(t *testing.T, data []byte) *sfnt.Font {
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// dataOf reads a table as a figure's data.
func dataOf(table string) chart.Table {
	var rows [][]string
	for line := range strings.Lines(table) {
		var cells []string
		for _, cell := range strings.Split(strings.Trim(line, "|\n"), "|") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		rows = append(rows, cells)
	}
	return chart.Table{Head: rows[0], Rows: rows[2:]}
}

// TestListLabels: a column without a head is one of the list too; the first cell is the head of the list.
func TestListLabels(t *testing.T) {
	var b bytes.Buffer
	p := &htmlWriter{w: &b}
	p.dataRow([]string{"a", "b", "c", "d"}, listLabels([]string{"A", "B", "", "D"}))
	const want = `<tr><td>a</td><td data-label="B">b</td><td data-label=" ">c</td><td data-label="D">d</td></tr>` + "\n"
	if b.String() != want {
		t.Errorf("got %s", b.String())
	}
}
