package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"testing"
	"unicode/utf16"
)

// A written is a PDF file as a reader sees it: found through its own cross-reference table, streams inflated.
type written struct {
	bodies  map[int][]byte
	streams map[int][]byte
	trailer []byte
}

// readWritten reads a file strictly: any offset, length or reference that is not right fails the test.
func readWritten(t *testing.T, b []byte) *written {
	t.Helper()
	m := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(b)
	if m == nil {
		t.Fatalf("the file ends with %q", b[max(0, len(b)-40):])
	}
	table := b[atoi(m[1]):]
	head := regexp.MustCompile(`^xref\n0 (\d+)\n0000000000 65535 f \n`).FindSubmatch(table)
	if head == nil {
		t.Fatalf("the table begins with %q", table[:40])
	}
	n := atoi(head[1])
	entries := table[len(head[0]):]
	f := &written{map[int][]byte{}, map[int][]byte{}, entries[20*(n-1):]}
	for k := 1; k < n; k++ {
		f.object(t, b[atoi(entries[20*(k-1):20*(k-1)+10]):], k)
	}
	for k, body := range f.bodies {
		for _, r := range regexp.MustCompile(`(\d+) 0 R`).FindAllSubmatch(withoutStrings(body), -1) {
			if f.bodies[atoi(r[1])] == nil {
				t.Errorf("object %d refers to %s, which is not there", k, r[0])
			}
		}
	}
	return f
}

func (f *written) object(t *testing.T, b []byte, k int) {
	t.Helper()
	b, ok := bytes.CutPrefix(b, fmt.Appendf(nil, "%d 0 obj\n", k))
	if !ok {
		t.Fatalf("object %d is not where the table says: %q", k, b[:20])
	}
	end := skipValue(b)
	f.bodies[k] = b[:end]
	rest := b[end:]
	if bytes.HasPrefix(rest, []byte("\nstream\n")) {
		n := atoi(regexp.MustCompile(`/Length (\d+)`).FindSubmatch(f.bodies[k])[1])
		data := rest[len("\nstream\n"):]
		rest = data[n:]
		f.streams[k] = inflate(t, f.bodies[k], data[:n])
		if rest, ok = bytes.CutPrefix(rest, []byte("\nendstream")); !ok {
			t.Fatalf("the stream of object %d ends with %q", k, rest[:20])
		}
	}
	if !bytes.HasPrefix(rest, []byte("\nendobj\n")) {
		t.Fatalf("object %d ends with %q", k, rest[:20])
	}
}

func inflate(t *testing.T, body, data []byte) []byte {
	t.Helper()
	if !bytes.Contains(body, []byte("/FlateDecode")) {
		return data
	}
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func atoi(b []byte) int {
	n, _ := strconv.Atoi(string(b))
	return n
}

// withoutStrings blanks literal strings, which may look like anything.
func withoutStrings(b []byte) []byte {
	b = bytes.Clone(b)
	for i := 0; i < len(b); i++ {
		if b[i] == '(' {
			n := skipString(b[i:])
			for k := range n {
				b[i+k] = ' '
			}
			i += n
		}
	}
	return b
}

// pages are the numbers of the page objects.
func (f *written) pages() []int { return kids(f.bodies[1]) }

// text is the text that a reader copies from a page: glyph numbers of the content, through the fonts' ToUnicode maps.
func (f *written) text(page int) string {
	fonts := map[string]map[uint16]string{}
	for _, m := range regexp.MustCompile(`/(F\d) (\d+) 0 R`).FindAllSubmatch(f.bodies[2], -1) {
		font := f.bodies[atoi(m[2])]
		fonts[string(m[1])] = toUnicodeMap(f.streams[reference(font, "/ToUnicode ")])
	}
	content := f.streams[reference(f.bodies[page], "/Contents ")]
	var out []byte
	var font map[uint16]string
	for i := 0; i < len(content); i++ {
		switch {
		case content[i] == '/':
			font = fonts[string(content[i+1:i+3])]
		case content[i] == '(':
			n := skipString(content[i:])
			glyphs := unescapeString(content[i+1 : i+n-1])
			for k := 0; k+1 < len(glyphs); k += 2 {
				out = append(out, font[uint16(glyphs[k])<<8|uint16(glyphs[k+1])]...)
			}
			i += n - 1
		}
	}
	return string(out)
}

func unescapeString(b []byte) (out []byte) {
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' {
			if i++; b[i] == 'r' {
				out = append(out, '\r')
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}

func toUnicodeMap(cmap []byte) map[uint16]string {
	m := map[uint16]string{}
	for _, e := range regexp.MustCompile(`<(\w{4})> <(\w+)>\n`).FindAllSubmatch(cmap, -1) {
		g, _ := strconv.ParseUint(string(e[1]), 16, 16)
		var units []uint16
		for h := e[2]; len(h) >= 4; h = h[4:] {
			u, _ := strconv.ParseUint(string(h[:4]), 16, 16)
			units = append(units, uint16(u))
		}
		m[uint16(g)] = string(utf16.Decode(units))
	}
	return m
}
