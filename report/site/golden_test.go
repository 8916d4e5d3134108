package site_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/postmortem/report"
	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

// chosen are the samples whose pages are kept whole; of all others the digests are.
var chosen = []string{
	"KAKAO-2011-05-13", // times in steps, over midnight
	"KAKAO-2012-04-28", // a data center, differing times, an open promise
	"KAKAO-2012-09-30", // no end known
	"KAKAO-2018-01-16", // unconfirmed, hardly anything known
	"KAKAO-2020-07-13", // no clock times
	"KAKAO-2022-10-15", // the great one
	"KAKAO-2023-05-08", // cause first unknown, end revised
	"KAKAO-2024-05-21", // a recurrence, actions that cover several incidents
	"index", "recurrence",
	"family-KAKAO-2012-04-28", // a data center lost again after ten years
}

// review has the paper as text, which people can review, instead of PDF.
var review = []*render.Format{render.Markdown, render.HTML, render.Fragment, render.Paper}

func TestGolden(t *testing.T) {
	files := all(t, samples(t), site.Options{Formats: review})
	var digests bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if isChosen(name) {
			golden.Compare(t, filepath.Join("testdata", "golden", filepath.FromSlash(name)), files[name])
			continue
		}
		fmt.Fprintf(&digests, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	golden.Compare(t, filepath.Join("testdata", "golden", "SHA256SUMS"), digests.Bytes())
}

func isChosen(name string) bool {
	return slices.ContainsFunc(chosen, func(id string) bool {
		rest, ok := strings.CutPrefix(name[strings.LastIndexByte(name, '/')+1:], id)
		return ok && (rest[0] == '.' || rest[0] == '-' && strings.HasSuffix(rest, ".svg"))
	})
}

// TestWords fails where a page asks for a message that its catalogue does not have.
func TestWords(t *testing.T) {
	books := []*report.Book{samples(t), hostile(t), full(t)}
	for _, b := range books {
		all(t, b, site.Options{Formats: []*render.Format{render.HTML}})
		for _, l := range b.Langs {
			if missing := l.Missing(); len(missing) > 0 {
				t.Errorf("%s lacks %q", l.Tag(), missing)
			}
		}
	}
}
