package report_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/postmortem/report"
	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/render"
)

// judgedRegister has pairs of incidents on which people decided: of each pair that was confirmed the titles and causes are the same, of
// each that was rejected nothing is.
func judgedRegister(confirmed, rejected int) fs.FS {
	out := fstest.MapFS{"register.toml": {Data: []byte("[register]\nlanguages = [\"en\", \"ko\"]\nstarts = 2020-01-01\n")}}
	causes := []string{"change/deploy", "change/config", "capacity", "network"}
	features := []string{"login", "search", "payment", "messaging", "map", "calendar", "mail"}
	for i := range confirmed + rejected {
		same := i < confirmed
		for k, title := range []string{word(2 * i), word(2*i + 1)} {
			cause, feature, link := causes[(i+k)%len(causes)], features[(i+k)%len(features)], ""
			if same {
				title, cause, feature = word(2*i), causes[i%len(causes)], features[i%len(features)]
			}
			if k == 1 {
				relation := "not-recurrence"
				if same {
					relation = "recurrence"
				}
				link = fmt.Sprintf("[[related]]\nincident = \"P%02d-0\"\nrelation = %q\nbecause = \"Looked at both.\"\nby = \"Kim\"\n", i, relation)
			}
			id := fmt.Sprintf("P%02d-%d", i, k)
			out[id+".toml"] = &fstest.MapFile{Data: []byte(fmt.Sprintf(
				"id = %q\ntitle = %q\nseverity = \"sev2\"\nstarted = 202%d-%02d-%02dT10:00:00Z\nduration = \"90m\"\naffected = [%q]\ncause = %q\n%s",
				id, title, k, 1+i%12, 1+i/12, feature, cause, link))}
		}
	}
	return out
}

// word is a title that shares nothing with others.
func word(n int) string {
	letters := "abcdefghijklmnopqrstuvwxyz"
	return strings.Repeat(letters[n%26:n%26+1], 3) + strings.Repeat(letters[n/26:n/26+1], 3) + letters[n%26:n%26+1] + "q"
}

// TestJudgedPairs counts by hand: of 55 judged pairs in fifths of eleven, by strength, the 25 rejected ones come first, so that 0, 0, 8,
// 11 and 11 were confirmed. The words are compared with testdata.
func TestJudgedPairs(t *testing.T) {
	b := openBook(t, judgedRegister(30, 25), "2024-01-20")
	r, err := b.Analysis.Result()
	if err != nil {
		t.Fatal(err)
	}
	m := r.Matching
	if m.Judged != 55 || m.Confirmed != 30 || m.Correction == nil || len(m.Reliability) != 5 {
		t.Fatalf("%+v", m)
	}
	for i, want := range []int{0, 0, 8, 11, 11} {
		if got := m.Reliability[i]; got.Judged != 11 || got.Confirmed != want {
			t.Errorf("fifth %d: %+v, want %d of 11", i+1, got, want)
		}
	}
	// Clopper-Pearson for 8 of 11 and for 0 of 11, 1-.025^(1/11)
	if got := fmt.Sprintf("%.4f %.4f %.4f", m.Reliability[2].Interval.Lo, m.Reliability[2].Interval.Hi, m.Reliability[0].Interval.Hi); got != "0.3903 0.9398 0.2849" {
		t.Errorf("limits %s", got)
	}
	compareMatching(t, b, "enough")

	c, err := b.Analysis.Case("P29-1")
	if err != nil {
		t.Fatal(err)
	}
	d, err := b.Case(c, b.Langs[0])
	if err != nil {
		t.Fatal(err)
	}
	if want := "Corrected by what people decided on 55 pairs: +"; !strings.Contains(d.Plain(), want) {
		t.Errorf("the evidence of a pair does not say %q:\n%s", want, d.Plain())
	}
}

// TestFewJudgedPairs: one pair fewer than needed, or none judged otherwise than the rest, and there is no table.
func TestFewJudgedPairs(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"few": judgedRegister(30, 19), "alike": judgedRegister(50, 0)} {
		b := openBook(t, fsys, "2024-01-20")
		r, err := b.Analysis.Result()
		if err != nil {
			t.Fatal(err)
		}
		if r.Matching.Correction != nil || len(r.Matching.Reliability) > 0 {
			t.Errorf("%s: %+v", name, r.Matching)
		}
		compareMatching(t, b, name)
	}
}

// compareMatching compares what the page says about suggestions.
func compareMatching(t *testing.T, b *report.Book, name string) {
	t.Helper()
	for _, l := range b.Langs {
		d, err := b.Recurrence(l)
		if err != nil {
			t.Fatal(err)
		}
		var words bytes.Buffer
		if err := render.Markdown.Render(&words, d, &render.Env{Theme: b.Theme}); err != nil {
			t.Fatal(err)
		}
		_, part, found := strings.Cut(words.String(), "### "+l.T("section.matching"))
		if part, _, _ = strings.Cut(part, "\n### "); !found {
			t.Fatalf("%s: no such section", l.Tag())
		}
		golden.Compare(t, "testdata/matching-"+name+"."+l.Tag()+".md", []byte(strings.TrimSpace(part)+"\n"))
	}
}
