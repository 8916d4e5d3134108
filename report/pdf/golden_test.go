package pdf

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"example.com/postmortem/report/markdown"
)

var update = flag.Bool("update", false, "write the goldens")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs: %s\n(go test -update writes it)", name, difference(string(got), string(want)))
	}
}

func listAsText(t *testing.T, d *Doc) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := layout(t, d).Text(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGoldenSample(t *testing.T) {
	golden(t, "sample.txt", listAsText(t, sampleDoc(sample(t))))
}

// TestGoldenReport has a title page, contents and a table that turns its page, on letter paper.
func TestGoldenReport(t *testing.T) {
	src, err := os.ReadFile("testdata/report.md")
	if err != nil {
		t.Fatal(err)
	}
	d := sampleDoc(src)
	d.Root, d.Paper, d.TOC, d.Draft, d.Lang = markdown.Parse(src), Letter, "Contents", "", "en"
	d.Cover = &Cover{Title: "Operational resilience in the fourth quarter of 2022", Subtitle: "Quarterly report", Lines: []string{"2022-10-01 to 2022-12-31", "Internal"}}
	golden(t, "report.txt", listAsText(t, d))
	checkRules(t, src, func() *Doc { d.Cover = nil; return d }())
}
