package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := 0; i < len(g) && i < len(w); i++ {
		if g[i] != w[i] {
			t.Fatalf("%s:%d: got %s\nwant %s\n(-update writes it anew)", path, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d (-update writes it anew)", path, len(g), len(w))
}

// TestWritten shows how every hostile text is written: what is asked of the
// writer is that one can read it.
func TestWritten(t *testing.T) {
	var b bytes.Buffer
	for _, s := range hostile {
		fmt.Fprintf(&b, "-- %q --\n", s)
		in := []byte(clean(s, "\t"))
		b.Write(write(Parse(in), in, WriteOptions{Dialect: true}))
	}
	golden(t, "written.txt", b.Bytes())
}

// TestProseAndLine shows what becomes of the same texts as an author's.
func TestProseAndLine(t *testing.T) {
	var b bytes.Buffer
	for _, s := range hostile {
		fmt.Fprintf(&b, "-- %q --\n%s| %s |\n", s, Prose(s, 2), Inline(s))
	}
	golden(t, "prose.txt", b.Bytes())
}

func TestEscaped(t *testing.T) {
	var b bytes.Buffer
	for _, s := range hostile {
		fmt.Fprintf(&b, "%q\n  %s\n", s, Escape(s))
	}
	golden(t, "escaped.txt", b.Bytes())
}
