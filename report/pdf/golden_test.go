package pdf

import (
	"bytes"
	"os"
	"testing"

	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/markdown"
)

func listAsText(t *testing.T, d *Doc) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := layout(t, d).Text(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGoldenSample(t *testing.T) {
	golden.Compare(t, "testdata/sample.txt", listAsText(t, sampleDoc(sample(t))))
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
	golden.Compare(t, "testdata/report.txt", listAsText(t, d))
	checkRules(t, src, func() *Doc { d.Cover = nil; return d }())
}
