package view

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"testing"

	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/templates"
)

// TestCSV: a spreadsheet reads the same cells, and runs none of them.
func TestCSV(t *testing.T) {
	table := &Table{Head: []Text{Say("a, \"b\""), Say("사건")}, Rows: [][]Cell{{{Plain: "=1+1"}, {Plain: "line\nbreak"}}, {{Plain: "-3"}, {Shown: "**x**", Plain: "x"}}}}
	text := table.CSV()
	if !bytes.HasPrefix(text, []byte("\ufeff")) {
		t.Error("no byte order mark")
	}
	r := csv.NewReader(bytes.NewReader(text[3:]))
	for _, want := range [][]string{{"a, \"b\"", "사건"}, {"'=1+1", "line\nbreak"}, {"'-3", "x"}} {
		if got, err := r.Read(); err != nil || got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%q, %v: want %q", got, err, want)
		}
	}
	if _, err := r.Read(); err != io.EOF {
		t.Error("more lines than rows")
	}
}

// TestReasons: records that share a reason share a row on the page, and each has its own in the file.
func TestReasons(t *testing.T) {
	l, err := lang.Load(templates.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	q := &quarterWriter{writer: &writer{lang: l}, Report: &quarter.Report{}}
	r := q.newReasons("x", "quarter.column.why", "quarter.column.by")
	for i := range 12 {
		r.add("a-"+strconv.Itoa(i), plain("a draft"), plain(""))
	}
	r.add("b", plain("in review"), plain(""))
	table := q.byReason(r)
	if len(table.Head) != 3 || len(table.Rows) != 2 || table.Rows[0][1].Plain != "12" || table.Rows[1][2].Plain != "b" {
		t.Errorf("%v %v", table.Head, table.Rows)
	}
	if got := string(table.Rows[0][2].Shown); !strings.Contains(got, "a-9") || strings.Contains(got, "a-10") || !strings.HasSuffix(got, ", 2 more") {
		t.Errorf("%q", got)
	}
	if f := table.File; len(f.Head) != 2 || len(f.Rows) != 13 || f.Rows[12][0].Plain != "b" || f.Rows[12][1].Plain != "in review" {
		t.Errorf("%v %v", f.Head, f.Rows)
	}
}

// TestLongTable: a page shows the first rows of a long table, or those that are chosen, and says where the others are; the file has all.
func TestLongTable(t *testing.T) {
	l, err := lang.Load(templates.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	q := &quarterWriter{writer: &writer{lang: l}, Report: &quarter.Report{Period: quarter.Period{Name: "2024Q2"}}}
	table := &Table{Name: "x", Head: []Text{Say("n")}, Right: []bool{false}}
	for i := range longTable + 7 {
		table.Rows = append(table.Rows, []Cell{plain(strconv.Itoa(i))})
	}
	q.shorten(&Section{Blocks: []Block{{Table: table}}})
	if n := len(table.Shown()); n != longTable || table.More.Plain() != "7 more rows are in tables/quarter-2024Q2-x.csv." {
		t.Errorf("%d rows, %q", n, table.More.Plain())
	}
	if n := bytes.Count(table.CSV(), []byte("\n")); n != longTable+8 {
		t.Errorf("%d lines in the file", n)
	}
	chosen := &Table{Name: "x", Head: table.Head, Right: table.Right, Rows: table.Rows}
	q.limit(chosen, func(row int) bool { return row == 3 })
	if q.shorten(&Section{Blocks: []Block{{Table: chosen}}}); len(chosen.Shown()) != 1 || chosen.Shown()[0][0].Plain != "3" {
		t.Errorf("shown %v", chosen.Shown())
	}
}
