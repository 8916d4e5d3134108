package site_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
)

func full(t testing.TB) *report.Book {
	return open(t, os.DirFS("testdata/full"), report.Options{Audience: record.Restricted})
}

// TestAudience renders for every audience and looks for words that only narrower ones may see: in all bytes of all formats, names of
// files too. The PDF is searched as text on its pages.
func TestAudience(t *testing.T) {
	mark := regexp.MustCompile(`(partner|internal|restricted)-[a-z]+|EX-SECRET`)
	for _, name := range record.Audiences {
		t.Run(name, func(t *testing.T) {
			audience, _ := record.ParseAudience(name)
			b := open(t, os.DirFS("testdata/full"), report.Options{Audience: audience})
			seen := map[string]bool{}
			for file, data := range all(t, b, site.Options{Formats: append(review, render.PDF)}) {
				for _, word := range mark.FindAllString(file+"\n"+inflated(data), -1) {
					seen[word] = true
					if word == "EX-SECRET" {
						word = "restricted-id"
					}
					of, _ := record.ParseAudience(word[:strings.IndexByte(word, '-')])
					if !audience.MaySee(of) {
						t.Errorf("%s shows %q", file, word)
					}
				}
			}
			if audience == record.Restricted && len(seen) < 14 {
				t.Errorf("the widest view shows only %d marks: the test looks in the wrong place", len(seen))
			}
			if want := audience != record.Restricted; (b.Hidden() > 0) != want {
				t.Errorf("%d incidents hidden", b.Hidden())
			}
		})
	}
}

// inflated is data with every deflated stream of a PDF beside it.
func inflated(data []byte) string {
	text := string(data)
	for rest := data; ; {
		i := bytes.Index(rest, []byte("stream\n"))
		if i < 0 {
			return text
		}
		rest = rest[i+len("stream\n"):]
		if z, err := zlib.NewReader(bytes.NewReader(rest)); err == nil {
			plain, _ := io.ReadAll(z)
			text += string(plain)
		}
	}
}
