package pdf

import (
	"bytes"
	"regexp"
	"strconv"
	"testing"
	"unicode/utf16"

	"example.com/postmortem/report/pdf/file"
)

// A written is a PDF file as a reader sees it.
type written struct {
	*file.File
	t *testing.T
}

// readWritten reads a file strictly: every object must be readable, and every reference must lead to one.
func readWritten(t *testing.T, b []byte) *written {
	t.Helper()
	f, err := file.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < f.Size(); n++ {
		o, err := f.Object(file.Ref(n))
		if err != nil {
			t.Fatal(err)
		}
		if o.IsStream {
			if _, err := f.Data(o, 1<<26); err != nil {
				t.Errorf("object %d: %v", n, err)
			}
		}
		for _, r := range references(o.Value) {
			if to, err := f.Object(r); err != nil || to.Value == nil {
				t.Errorf("object %d refers to %d, which is not there", n, r)
			}
		}
	}
	return &written{f, t}
}

// references are all references in a value.
func references(v any) (refs []file.Ref) {
	switch v := v.(type) {
	case file.Ref:
		refs = append(refs, v)
	case file.Array:
		for _, x := range v {
			refs = append(refs, references(x)...)
		}
	case *file.Dict:
		for _, e := range v.Entries() {
			refs = append(refs, references(e.Value)...)
		}
	}
	return refs
}

// show is a value as it is written.
func show(v any) string { return string(file.Append(nil, v)) }

// stream is the data of the stream that a value leads to.
func (f *written) stream(v any) []byte {
	f.t.Helper()
	ref, _ := v.(file.Ref)
	o, err := f.Object(ref)
	if err != nil {
		f.t.Fatal(err)
	}
	data, err := f.Data(o, 1<<26)
	if err != nil {
		f.t.Fatal(err)
	}
	return data
}

// text is the text that a reader copies from a page: glyph numbers of the content, through the fonts' ToUnicode maps.
func (f *written) text(page file.Ref) string {
	fonts := map[string]map[uint16]string{}
	d := f.Dict(page)
	for _, e := range f.Dict(f.Dict(d.Get("Resources")).Get("Font")).Entries() {
		fonts[string(e.Key)] = toUnicodeMap(f.stream(f.Dict(e.Value).Get("ToUnicode")))
	}
	content := f.stream(d.Get("Contents"))
	var out []byte
	var font map[uint16]string
	for i := 0; i < len(content); i++ {
		switch {
		case content[i] == '/' && fonts[string(content[i+1:i+3])] != nil:
			font = fonts[string(content[i+1:i+3])]
		case content[i] == '(':
			glyphs, rest, err := file.Parse(content[i:])
			if err != nil {
				f.t.Fatal(err)
			}
			s := glyphs.(file.String)
			for k := 0; k+1 < len(s); k += 2 {
				out = append(out, font[uint16(s[k])<<8|uint16(s[k+1])]...)
			}
			i = len(content) - len(rest) - 1
		}
	}
	return string(out)
}

func toUnicodeMap(cmap []byte) map[uint16]string {
	m := map[uint16]string{}
	for _, e := range regexp.MustCompile(`<(\w{4})> <(\w+)>\n`).FindAllSubmatch(bytes.SplitN(cmap, []byte("endcodespacerange"), 2)[1], -1) {
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
