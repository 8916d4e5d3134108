package render_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/rivo/uniseg"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/view"
)

// pages calls do for the postmortems of the samples: the KakaoTalk register, one with everything in it, one that means harm.
func pages(t *testing.T, do func(in *record.Incident, l *lang.Lang, d *render.Doc)) {
	t.Helper()
	n := 0
	for _, dir := range []string{"", "../site/testdata/full", "../site/testdata/hostile"} {
		fsys := os.DirFS(filepath.Join(".", dir))
		o := report.Options{Audience: record.Internal, AsOf: func(zone *time.Location) (time.Time, error) {
			return time.Date(2026, 11, 22, 12, 0, 0, 0, zone), nil
		}}
		if dir == "" {
			fsys = incidents.FS
		}
		b, _, err := report.Open(fsys, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range b.Incidents() {
			for _, l := range b.Langs {
				d, err := b.Postmortem(in, l)
				if err != nil {
					t.Fatal(err)
				}
				n++
				do(in, l, d)
			}
		}
	}
	if n < 70 {
		t.Fatalf("%d pages", n)
	}
}

func text(t *testing.T, d *render.Doc, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := render.Text.Render(&b, d, &render.Env{Width: width}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The words of the tree, in its order, are those of the text: shown so wide that no line breaks.
func TestTextSameWords(t *testing.T) {
	address := regexp.MustCompile(` <[a-z]+://[^>]*>`)
	marks := regexp.MustCompile(`(?m)^[ │]*(\d+\. )+`) // of lists, which the tree counts and does not hold
	note := regexp.MustCompile(`(\p{L}|\pP|\s)\[\d+\]`)
	pages(t, func(in *record.Incident, l *lang.Lang, d *render.Doc) {
		got := note.ReplaceAllString(marks.ReplaceAllString(address.ReplaceAllString(text(t, d, 1_000_000), ""), ""), "$1")
		want := note.ReplaceAllString(marks.ReplaceAllString(d.Plain(), ""), "$1")
		g, w := words(got), words(want)
		for i := range max(len(g), len(w)) {
			if i >= len(g) || i >= len(w) || g[i] != w[i] {
				t.Errorf("%s.%s: word %d is %q, wanted %q", in.ID, l.Tag(), i, g[min(i, len(g)):min(i+8, len(g))], w[min(i, len(w)):min(i+8, len(w))])
				break
			}
		}
	})
}

// words are the letters, digits and marks on them of a text, without what is between.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
}

// Whatever the width, nothing is lost, no line is wider (but for addresses and code), and no terminal is given orders.
func TestTextWidths(t *testing.T) {
	pages(t, func(in *record.Incident, l *lang.Lang, d *render.Doc) {
		letters := count(text(t, d, 1_000_000))
		for _, width := range []int{40, 80, 132} {
			got := text(t, d, width)
			if n := count(got); n != letters {
				t.Errorf("%s.%s: %d letters at width %d, wanted %d", in.ID, l.Tag(), n, width, letters)
			}
			for line := range strings.Lines(got) {
				line = strings.TrimSuffix(line, "\n")
				if uniseg.StringWidth(line) > width && !strings.Contains(line, "://") && !strings.HasPrefix(strings.TrimLeft(line, "│ •"), "    ") {
					t.Errorf("%s.%s: wider than %d: %q", in.ID, l.Tag(), width, line)
				}
				if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) || strings.HasSuffix(line, " ") {
					t.Errorf("%s.%s: %q", in.ID, l.Tag(), line)
				}
			}
		}
	})
}

// count counts letters and digits, which no drawing adds to.
func count(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n++
		}
	}
	return n
}

// A text with all blocks, at widths of a telephone and of a desk, and at one that nothing fits.
func TestTextGolden(t *testing.T) {
	src, err := os.ReadFile("testdata/text.md")
	if err != nil {
		t.Fatal(err)
	}
	d := &render.Doc{Page: &view.Page{}, Root: markdown.Parse(src), Source: src}
	golden.Compare(t, "testdata/text-36.txt", []byte(text(t, d, 36)))
	golden.Compare(t, "testdata/text-80.txt", []byte(text(t, d, 80)))
	golden.Compare(t, "testdata/text-1.txt", []byte(text(t, d, 1)))
}
