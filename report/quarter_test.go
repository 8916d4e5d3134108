package report_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	period "example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/lang"
)

// periodsOf are the reports whose words are held against their figures.
var periodsOf = map[string][]string{"kakao": {"2022Q4", "2023Q2", "2024Q2", "2024"}, "harbor": {"2023Q3", "2024Q2", "2024-04", "FY2024"}, "generated": {"2025"}}

// openQuarters opens each of them, with every question that one can ask.
func openQuarters(t *testing.T, each func(name string, q *report.Quarter)) {
	t.Helper()
	for name, fsys := range map[string]fs.FS{"kakao": incidents.FS, "harbor": os.DirFS("analysis/quarter/testdata/harbor"), "generated": gen.Register(900, 3)} {
		for _, p := range periodsOf[name] {
			qo := report.QuarterOptions{Period: p, Redo: "again", Accounting: &report.AccountingChange{Partial: "weighted", Maintenance: "included"}}
			qo.WhatIf = []period.WhatIf{{Site: "sk-cnc-pangyo", Incident: "KAKAO-2022-10-15"}}
			switch name {
			case "harbor":
				qo.WhatIf = []period.WhatIf{{Site: "fra-1", Incident: "INC-002"}}
			case "generated": // tables and ledgers longer than a page
				qo.WhatIf = nil
			}
			day := "2026-11-22"
			q, _, err := report.OpenQuarter(fsys, report.Options{Patterns: []string{"."}, Version: "test", AsOf: func(zone *time.Location) (time.Time, error) {
				return time.ParseInLocation("2006-01-02 15:04", day+" 12:00", zone)
			}}, qo)
			if err != nil {
				t.Fatal(err)
			}
			each(name+"/"+p, q)
		}
	}
}

func wordsOf(t *testing.T, q *report.Quarter, l *lang.Lang) string {
	t.Helper()
	d, err := q.Doc(l)
	if err != nil {
		t.Fatal(err)
	}
	return d.Plain()
}

// TestQuarterFromJSON words a report from what analysis.json says of it alone: nothing that the words need is anywhere else.
func TestQuarterFromJSON(t *testing.T) {
	openQuarters(t, func(name string, q *report.Quarter) {
		text, err := q.JSON()
		if err != nil {
			t.Fatal(err)
		}
		before := map[string]string{}
		for _, l := range q.Book.Langs {
			before[l.Tag()] = wordsOf(t, q, l)
		}
		var read period.Report
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		*q.Report = read
		for _, l := range q.Book.Langs {
			if after := wordsOf(t, q, l); after != before[l.Tag()] {
				t.Errorf("%s in %s: other words from the JSON:\n%s", name, l.Tag(), differing(before[l.Tag()], after))
			}
		}
	})
}

// TestQuarterAsOfEarlier: a report as of an earlier day is the one that would have been made on that day: of what began later it says only
// how many records they are.
func TestQuarterAsOfEarlier(t *testing.T) {
	const dir, asOf = "analysis/quarter/testdata/harbor", "2024-05-01 12:00"
	open := func(fsys fs.FS) *report.Quarter {
		q, _, err := report.OpenQuarter(fsys, report.Options{Patterns: []string{"."}, AsOf: func(zone *time.Location) (time.Time, error) {
			return time.ParseInLocation("2006-01-02 15:04", asOf, zone)
		}}, report.QuarterOptions{Period: "2024Q2"})
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	all := open(os.DirFS(dir))
	then := fstest.MapFS{}
	for _, name := range []string{"register.toml", "INC-001.toml", "INC-002.toml", "INC-003.toml", "INC-004.toml"} {
		src, err := os.ReadFile(dir + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		then[name] = &fstest.MapFile{Data: src}
	}
	before := open(then)
	if got := all.Report.Complete.Later; got != 7 || before.Report.Complete.Later != 0 {
		t.Errorf("%d records began later, want 7", got)
	}
	all.Report.Complete, before.Report.Complete = period.Complete{}, period.Complete{} // files that are there are there
	got, err := all.JSON()
	if err != nil {
		t.Fatal(err)
	}
	want, err := before.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("as of %s the report knows what came later:\n%s", asOf, differing(string(want), string(got)))
	}
	l := all.Book.Langs[0]
	if before, after := wordsOf(t, before, l), wordsOf(t, all, l); before != after {
		t.Errorf("as of %s the report says what came later:\n%s", asOf, differing(before, after))
	}
}

// differing are the first lines in which two texts differ.
func differing(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return "- " + x[i] + "\n+ " + y[i]
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}

// TestQuarterNumbers finds every number of a report's words in analysis.json. What records say themselves is theirs, and what is the method's
// own (the widths of "about", how often a mean improves by luck, its names) is the same in every report.
func TestQuarterNumbers(t *testing.T) {
	digits := regexp.MustCompile(`\d[\d,]*(\.\d+)?`)
	count := 0
	openQuarters(t, func(name string, q *report.Quarter) {
		text, err := q.JSON()
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range q.Book.Langs {
			known := numbersOf(t, digests.ReplaceAllString(string(text), ""), l) // digits of a digest are no figure
			figuresOf(t, text, l, known)
			words := ownWords(wordsOf(t, q, l), q, l)
			for _, at := range digits.FindAllStringIndex(words, -1) {
				count++
				n := strings.TrimSuffix(strings.ReplaceAll(words[at[0]:at[1]], ",", ""), ".")
				if !known[n] {
					t.Errorf("%s in %s: %s is not in the JSON: …%s…", name, l.Tag(), n, words[max(0, at[0]-40):min(len(words), at[1]+40)])
				}
			}
		}
	})
	if count < 3000 {
		t.Errorf("only %d numbers: the test sees too little", count)
	}
}

// ownWords are those without what records say, and without what is the same in every report.
func ownWords(words string, q *report.Quarter, l *lang.Lang) string {
	for _, in := range q.Book.Incidents() {
		for _, a := range in.Actions {
			title, _ := a.Title.In(l.Tag())
			words = strings.ReplaceAll(words, title, " ")
		}
	}
	for _, x := range []string{"MIL-HDBK-189", "SHA-256", "A-3a"} {
		words = strings.ReplaceAll(words, x, " ")
	}
	words = digests.ReplaceAllString(words, " ")
	for _, rule := range q.Book.Corpus.Register.SeverityRule {
		for line := range strings.Lines(rule) {
			if line = strings.TrimSpace(strings.TrimPrefix(line, "- ")); line != "" {
				words = strings.ReplaceAll(words, line, " ")
			}
		}
	}
	words = without(words, q.Book)
	for _, id := range []string{"method.about", "quarter.method.sites", "quarter.method.ledger", "quarter.column.ten", "asked.reading"} {
		words = strings.ReplaceAll(words, l.T(id, "size", l.Percent(.05), "share", l.Percent(.1)), " ")
	}
	return words
}

// figuresOf adds to the known numbers of JSON how a report says minutes, availabilities and thousandths.
func figuresOf(t *testing.T, source []byte, l *lang.Lang, known map[string]bool) {
	t.Helper()
	digits := regexp.MustCompile(`\d[\d,]*(\.\d+)?`)
	say := func(words string) {
		for _, n := range digits.FindAllString(words, -1) {
			known[strings.ReplaceAll(n, ",", "")] = true
		}
	}
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				walk(key+"."+k, x)
			}
		case []any:
			for _, x := range v {
				walk(key, x)
			}
		case float64:
			switch {
			case strings.Contains(key, "availability") || strings.HasSuffix(key, "slo"):
				for n := 3; n <= 6; n++ {
					say(l.Number(float64(int64(v*1e6+.5))/1e4, n))
				}
			case strings.HasSuffix(key, "permille"):
				for n := 1; n <= 4; n++ {
					say(strings.TrimSuffix(l.Number(v/10, n), ".0"))
				}
			case minutes.MatchString(key):
				d := time.Duration(math.Abs(v) * float64(time.Minute))
				for _, d := range []time.Duration{d.Round(time.Second), d.Truncate(time.Minute), (d + time.Minute - 1).Truncate(time.Minute)} {
					say(l.Duration(d))
				}
			}
		}
	}
	var v any
	if err := json.Unmarshal(source, &v); err != nil {
		t.Fatal(err)
	}
	walk("", v)
}

var digests = regexp.MustCompile("[0-9a-f]{64}")

// minutes are the keys of figures in minutes.
var minutes = regexp.MustCompile(`minutes|any_impact|full_outage|remaining|durations`)
