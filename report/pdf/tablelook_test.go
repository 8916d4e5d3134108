package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// A setCell is a cell of a table as it is set: its lines, where they begin and end, and the size of their type.
type setCell struct {
	lines    []string
	from, to []float64
	size     float64
}

// cellsOf are the rows of the first table of a document, heads included.
func cellsOf(t *testing.T, src string) (rows [][]*setCell) {
	l := layout(t, doc(src))
	cells, rowOf := map[int32]*setCell{}, map[int32]int{}
	last := map[int32]float64{}
	each(l, func(_ int, _ *page, o *op) {
		if o.kind != opText || !l.within(o.node, roleTable) {
			return
		}
		b := l.block(o.node)
		r := l.nodes[b].parent
		if _, ok := rowOf[r]; !ok {
			rowOf[r] = len(rows)
			rows = append(rows, nil)
		}
		c := cells[b]
		if c == nil {
			c = &setCell{size: o.size}
			cells[b] = c
			rows[rowOf[r]] = append(rows[rowOf[r]], c)
		}
		if k := len(c.lines) - 1; k < 0 || math.Abs(last[b]-o.y) > 5 {
			c.lines, c.from, c.to = append(c.lines, ""), append(c.from, o.x), append(c.to, 0)
		}
		k := len(c.lines) - 1
		c.lines[k] += string(l.text(o))
		c.to[k], last[b] = o.x+inkWidth(l, o), o.y
	})
	return rows
}

// timeline is a table of a column of prose, and some of figures that now and then want more room.
func timeline() string {
	var b strings.Builder
	b.WriteString("|Asia/Seoul|UTC|What|Kind|Sources|\n|---|---|---|---|---|\n")
	for i := range 12 {
		at, utc := fmt.Sprintf("2022-10-15 15:%d", 10+i), fmt.Sprintf("06:%d", 10+i)
		if i%6 == 5 {
			at, utc = at+"–16:05", "2022-10-15 16:30–16:40"
		}
		fmt.Fprintf(&b, "|%s|%s|%s|communication|36, 37|\n", at, utc, strings.Repeat("It announced the full power cut by phone. ", 1+i%4))
	}
	return b.String()
}

func TestProseGetsTheRoom(t *testing.T) {
	rows := cellsOf(t, timeline())
	total := 0
	for _, row := range rows[1:] {
		most := 0
		for _, c := range row {
			most = max(most, len(c.lines))
		}
		total += most
	}
	if prose := rows[1][3].from[0] - rows[1][2].from[0]; prose < A4.geometry().measure*0.38 || total > 40 {
		t.Errorf("the prose is %.0f wide, the rows have %d lines", prose, total)
	}
	for _, row := range rows[1:] {
		if len(row[3].lines) > 1 || len(row[4].lines) > 1 {
			t.Errorf("a short cell is broken: %q, %q", row[3].lines, row[4].lines)
		}
	}
}

// TestIdsStayWhole: a table of many columns has its ids and dates whole, and its type smaller, before it is squeezed.
func TestIdsStayWhole(t *testing.T) {
	var b strings.Builder
	b.WriteString("|Incident|Started|Title|Severity|Duration|Cause|Site|\n|-|-|-|-|-|-|-|\n")
	for i := range 9 {
		fmt.Fprintf(&b, "|KAKAO-2022-10-%02d|2022-10-%02d 15:27|Kakao services stopped by the fire at the center|Critical|127 h 30 min|cause confirmed · Power › Power lost|LG CNS Gasan|\n", 10+i, 10+i)
	}
	for _, row := range cellsOf(t, b.String())[1:] {
		if len(row[0].lines) > 1 || len(row[4].lines) > 1 {
			t.Errorf("broken: %q, %q", row[0].lines, row[4].lines)
		}
		for _, line := range row[1].lines {
			if strings.HasSuffix(line, "-") {
				t.Errorf("a date is broken: %q", row[1].lines)
			}
		}
		if row[0].size >= tableSize {
			t.Errorf("type of %g points in rows of %d lines", row[0].size, len(row[2].lines))
		}
	}
}

func TestPointsStandBelowEachOther(t *testing.T) {
	rows := cellsOf(t, "|n|share|p|\n|--:|--:|--:|\n|3|24.6%|0.16|\n|50|0.92%|cannot be tested|\n|300|46%|0.091|\n")
	at := func(row, cell int, sep string) float64 {
		c := rows[row][cell]
		before, _, _ := strings.Cut(c.lines[0], sep)
		return c.from[0] + fonts().Measure(before, c.size, false)
	}
	if a, b, c := at(1, 1, "."), at(2, 1, "."), at(3, 1, "%"); math.Abs(a-b) > 0.02 || math.Abs(a-c) > 0.02 {
		t.Errorf("the points are at %.2f, %.2f and %.2f", a, b, c)
	}
	if a, b := rows[1][2].to[0], rows[3][2].to[0]; math.Abs(a-b) > 0.02 {
		t.Errorf("a column that is not all numbers ends at %.2f and %.2f", a, b)
	}
	if x := rows[3][0].from[0]; math.Abs(x-A4.geometry().left) > 0.2 {
		t.Errorf("the first column begins at %.2f", x)
	}
}

func TestLabelsStayOnOneLine(t *testing.T) {
	rows := cellsOf(t, "| | |\n|-|-|\n|**Affected features**|"+strings.Repeat("Messages, Kakao login at other companies, Daum portal, ", 5)+"|\n")
	if c := rows[0][0]; len(c.lines) > 1 {
		t.Errorf("the label is set as %q", c.lines)
	}
}

// TestFactsHaveARuleOnEveryPage: a list of facts that goes on on the next page has its rule there too, like any other table its head.
func TestFactsHaveARuleOnEveryPage(t *testing.T) {
	l := layout(t, doc("||| \n|---|---|\n"+strings.Repeat("|**Role**|standby|\n", 80)))
	var rules []int
	each(l, func(n int, p *page, o *op) {
		if o.kind == opLine && o.pen == inkFrame && o.y == p.geo.top {
			rules = append(rules, n)
		}
	})
	if l.Pages() != 3 || fmt.Sprint(rules) != "[1 2 3]" {
		t.Errorf("%d pages, and rules on pages %v", l.Pages(), rules)
	}
}
