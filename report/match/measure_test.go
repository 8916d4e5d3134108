package match

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"
)

func files(content map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range content {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// TestMeasure has a set whose answers can be counted by hand: c finds its master first, d has it second after an exact copy of itself.
func TestMeasure(t *testing.T) {
	m, err := Measure(files(map[string]string{
		"bugs.reports.jsonl": `{"id": 1, "title": "login fails", "body": "gateway timeout"}
{"id": "2", "created": null, "title": "disk full", "body": ""}

{"id": 3, "title": "login fails again", "body": "gateway timeout"}
{"id": 4, "title": "disk slow", "component": "storage"}
{"id": 5, "title": "disk slow"}
{"id": 10, "title": ""}
`,
		"bugs.pairs.csv": "master,dup,by\n1,3,x\n2,4,y\n7,3,z\n5,5,z\n",
		"ko.tsv":         "3.0\t장애가 났다\t장애가 났다\r\n0\t복구되었다\t비가 온다\n1.5\t로그인 오류\t로그인 장애\n",
		"en.tsv":         "score\tsentence1\tsentence2\tsplit\n2\ta cat\ta cat\tdev\n1\ta cat\ta dog\tdev\n",
	}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := m.Reports[0]
	if s.Name != "bugs" || s.Documents != 6 || s.Pairs != 2 || s.Unknown != 2 || s.Queries != 2 {
		t.Errorf("counts: %+v", s)
	}
	if s.Hit1 != .5 || s.Hit5 != 1 || s.MeanReciprocalRank != .75 || s.MeanAveragePrecision != .75 {
		t.Errorf("retrieval: %+v", s.Retrieval)
	}
	if len(m.Sentences) != 2 {
		t.Fatalf("sentences: %+v", m.Sentences)
	}
	for i, want := range []SentenceSet{{"en", "dev", 2, 1}, {"ko", "", 3, 1}} {
		got := m.Sentences[i]
		if math.Abs(got.Spearman-want.Spearman) > 1e-12 {
			t.Errorf("%s: Spearman %g", got.Name, got.Spearman)
		}
		if got.Spearman = want.Spearman; got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

func TestMeasureErrors(t *testing.T) {
	for want, content := range map[string]map[string]string{
		"no *.reports.jsonl with *.pairs.csv and no *.tsv":            {},
		`x.reports.jsonl:2: no id`:                                    {"x.reports.jsonl": "{\"id\":1}\n{}", "x.pairs.csv": ""},
		`x.reports.jsonl:2: id "1" is that of line 1`:                 {"x.reports.jsonl": "{\"id\":1}\n{\"id\":\"1\"}", "x.pairs.csv": ""},
		`x.reports.jsonl:1: unexpected EOF`:                           {"x.reports.jsonl": "{\"id\":", "x.pairs.csv": ""},
		"open x.pairs.csv: file does not exist":                       {"x.reports.jsonl": "{\"id\":1}"},
		"x.pairs.csv:2: 1 columns, wanted a duplicate and its master": {"x.reports.jsonl": "{\"id\":1}", "x.pairs.csv": "dup,master\n1\n"},
		`y.tsv:2: score "high" is no number`:                          {"y.tsv": "degree\tone\tother\nhigh\ta\tb"},
		"y.tsv:1: 2 columns, wanted a score and two sentences":        {"y.tsv": "a\tb\n"},
	} {
		if _, err := Measure(files(content), Options{}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestSpearman(t *testing.T) {
	// Ties share their mean rank: ranks 1.5 1.5 3 4 against 1 2 4 3 by hand.
	if got, want := spearman([]float64{5, 5, 6, 7}, []float64{1, 2, 9, 8}), 3.5/math.Sqrt(4.5*5); math.Abs(got-want) > 1e-12 {
		t.Errorf("got %g, want %g", got, want)
	}
	if got := spearman([]float64{1, 1}, []float64{1, 2}); !math.IsNaN(got) {
		t.Errorf("no variation: got %g", got)
	}
}

func TestReadTime(t *testing.T) {
	for text, want := range map[string]string{
		"2020-01-01 02:52:00+00:00": "2020-01-01T02:52:00Z", "2020-01-01T02:52:00.5Z": "2020-01-01T02:52:00Z", "2020-01-01": "2020-01-01T00:00:00Z",
		"1577847120000": "2020-01-01T02:52:00Z", "1577847120": "2020-01-01T02:52:00Z", "2020-01-01T02:52:00+0000": "2020-01-01T02:52:00Z", "soon": "0001-01-01T00:00:00Z", "": "0001-01-01T00:00:00Z",
	} {
		if got := readTime(text).UTC().Format("2006-01-02T15:04:05Z"); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func FuzzReports(f *testing.F) {
	f.Add("{\"id\": 1, \"title\": \"a\"}\n{\"id\":\"x\",\"body\":\"b\",\"created\":\"2020-01-01\"}", "dup,master\nx,1")
	f.Add("\ufeff{\"id\": 1e400}\n", "\"")
	f.Add("{\"id\":[1]}", "1\n")
	f.Fuzz(func(t *testing.T, reports, pairs string) {
		m, err := Measure(files(map[string]string{"x.reports.jsonl": reports, "x.pairs.csv": pairs}), Options{Workers: 1})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "x.") {
				t.Fatalf("no file named: %v", err)
			}
			return
		}
		s := m.Reports[0]
		for _, share := range []float64{s.Hit1, s.Hit20, s.MeanReciprocalRank, s.MeanAveragePrecision, s.PairPrecision, s.TextPrecision, s.Families.B3} {
			if !(share >= 0 && share <= 1+1e-9) {
				t.Fatalf("a share of %g: %+v", share, s)
			}
		}
	})
}

func FuzzSentences(f *testing.F) {
	f.Add("split\tscore\ts1\ts2\ntest\t1\ta\tb\n")
	f.Add("1\ta\tb\n\n2\tc\td")
	f.Add("NaN\ta\tb\n\t\t\t")
	f.Fuzz(func(t *testing.T, src string) {
		pairs, err := readSentences("y.tsv", []byte(src))
		if err != nil && !strings.HasPrefix(err.Error(), "y.tsv:") {
			t.Fatalf("no line named: %v", err)
		}
		if len(pairs) > strings.Count(src, "\n")+1 {
			t.Fatalf("%d pairs of %q", len(pairs), src)
		}
	})
}

func FuzzGlossary(f *testing.F) {
	f.Add("outage\t장애,중단\toutage,load balancer\n", "장애가 났다 load balancers")
	f.Add("a\tb b b,b\n", "b b b b")
	f.Fuzz(func(t *testing.T, src, text string) {
		g, err := ParseGlossary("g.tsv", []byte(src))
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, token := range Tokens(text, g) {
			if strings.HasPrefix(token, "g:") && seen[token] {
				t.Fatalf("%s twice", token)
			}
			seen[token] = true
		}
	})
}
