package site_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report"
	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/pdf/conform"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
)

// aloud are the samples whose reading order is kept whole; of all others the digests are.
var aloud = []string{
	"ko/KAKAO-2012-04-28", "ko/KAKAO-2023-05-08", "en/KAKAO-2020-07-13", "ko/index", "en/recurrence", "ko/family-KAKAO-2012-04-28",
}

// TestReadingOrder says of every PDF of the samples, and of reports of a period with and without postmortems, what is read aloud and in
// which order.
func TestReadingOrder(t *testing.T) {
	files := pdfs(t, samples(t))
	kakao, _ := openQuarter(t, incidents.FS, report.QuarterOptions{Period: "2022Q4", Postmortems: true}, record.Internal)
	maps.Copy(files, made(t, kakao, render.PDF))
	invented, _ := openQuarter(t, harbor, report.QuarterOptions{Period: "2024Q2"}, record.Internal)
	for name, data := range made(t, invented, render.PDF) {
		files["harbor/"+name] = data
	}
	var digests bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		page, ok := strings.CutSuffix(name, ".pdf")
		if !ok {
			continue
		}
		order, err := conform.Order(files[name])
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(aloud, page) {
			golden.Compare(t, filepath.Join("testdata", "order", filepath.FromSlash(page)+".txt"), []byte(order))
			continue
		}
		fmt.Fprintf(&digests, "%x  %s.txt\n", sha256.Sum256([]byte(order)), page)
	}
	golden.Compare(t, filepath.Join("testdata", "order", "SHA256SUMS"), digests.Bytes())
}

// TestReadingOrderSeenByOthers has pdfinfo read some of them: it must see the same elements and texts in the same order.
func TestReadingOrderSeenByOthers(t *testing.T) {
	if _, err := exec.LookPath("pdfinfo"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("pdfinfo is not installed")
		}
		t.Skip("pdfinfo is not installed")
	}
	ours := regexp.MustCompile(`(?m)^( *[A-Z][A-Za-z0-9]*)(:| of | in ).*$`) // of an element, what pdfinfo says in lines of their own, or not at all
	theirs := regexp.MustCompile(`(?m)^ +(Object \d+ 0|/[A-Z].*)\n| \((block|inline)\)|:$`)
	files := pdfs(t, samples(t))
	for _, name := range aloud[:3] {
		order, err := conform.Order(files[name+".pdf"])
		if err != nil {
			t.Fatal(err)
		}
		page := filepath.Join(t.TempDir(), "page.pdf")
		if err := os.WriteFile(page, files[name+".pdf"], 0o666); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdfinfo", "-struct-text", page).Output()
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Split(theirs.ReplaceAllString(string(out), ""), "\n")
		got := strings.Split(ours.ReplaceAllString(order, "$1"), "\n")
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("%s, line %d: here %q, by pdfinfo %q", name, i+1, got[i], want[i])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: here %d lines, by pdfinfo %d", name, len(got), len(want))
		}
	}
}
