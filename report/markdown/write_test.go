package markdown

import (
	"bytes"
	"fmt"
	"testing"

	"example.com/postmortem/report/internal/golden"
)

// TestWritten shows how every hostile text is written: what is asked of the
// writer is that one can read it.
func TestWritten(t *testing.T) {
	var b bytes.Buffer
	for _, s := range hostile {
		fmt.Fprintf(&b, "-- %q --\n", s)
		in := []byte(clean(s, "\t"))
		b.Write(write(Parse(in), in, WriteOptions{Dialect: true}))
	}
	golden.Compare(t, "testdata/written.txt", b.Bytes())
}

// TestProseAndLine shows what becomes of the same texts as an author's.
func TestProseAndLine(t *testing.T) {
	var b bytes.Buffer
	for _, s := range hostile {
		fmt.Fprintf(&b, "-- %q --\n%s| %s |\n", s, Prose(s, 2), Inline(s))
	}
	golden.Compare(t, "testdata/prose.txt", b.Bytes())
}

func TestEscaped(t *testing.T) {
	var b bytes.Buffer
	for _, s := range hostile {
		fmt.Fprintf(&b, "%q\n  %s\n", s, Escape(s))
	}
	golden.Compare(t, "testdata/escaped.txt", b.Bytes())
}
