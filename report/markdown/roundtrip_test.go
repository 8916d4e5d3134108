package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
)

// roundTrip writes the tree of a text, reads that and writes it again.
func roundTrip(t *testing.T, src string, parse func([]byte) ast.Node, o WriteOptions) (once string) {
	t.Helper()
	in := []byte(clean(src, "\t"))
	tree := parse(in)
	var out bytes.Buffer
	if err := Write(&out, tree, in, o); err != nil {
		t.Fatal(err)
	}
	want, got := dump(tree, in), dump(parse(out.Bytes()), out.Bytes())
	if want != got {
		t.Fatalf("%q\nis written as\n%q\nwhich is read as\n%s\nnot as\n%s", src, out.String(), got, want)
	}
	again := write(parse(out.Bytes()), out.Bytes(), o)
	if !bytes.Equal(again, out.Bytes()) {
		t.Fatalf("%q\nis written as\n%q\nand then as\n%q", src, out.String(), again)
	}
	return out.String()
}

func FuzzRoundTrip(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		roundTrip(t, src, Parse, WriteOptions{Dialect: true})
		roundTrip(t, src, parseProse, WriteOptions{})
	})
}

func TestHostileRoundTrip(t *testing.T) {
	for _, s := range hostile {
		roundTrip(t, s, Parse, WriteOptions{Dialect: true})
		roundTrip(t, s, parseProse, WriteOptions{})
		for _, quoted := range []string{"> ", "- ", "1. "} {
			indent := strings.Repeat(" ", len(quoted))
			if quoted == "> " {
				indent = quoted
			}
			roundTrip(t, quoted+strings.ReplaceAll(s, "\n", "\n"+indent), parseProse, WriteOptions{})
		}
	}
}
