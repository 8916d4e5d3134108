package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/pdf/file"
)

// carrying is a file with attachments of these names.
func carrying(t testing.TB, change func(f *file.File), names ...string) []byte {
	t.Helper()
	d := &Doc{Root: markdown.Parse(nil)}
	for i, name := range names {
		d.Attach = append(d.Attach, &Attachment{Name: name, MediaType: "text/plain", Relation: "Source", Data: fmt.Appendf(nil, "file %d", i)})
	}
	b := write(t, layout(t, d))
	if change == nil {
		return b
	}
	f, err := file.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	change(f)
	if b, err = f.Write(); err != nil {
		t.Fatal(err)
	}
	return b
}

func attachmentsOf(b []byte) ([]*Attachment, error) {
	f, err := file.Open(b)
	if err != nil {
		return nil, err
	}
	return Attachments(f)
}

func TestAttachments(t *testing.T) {
	all, err := attachmentsOf(carrying(t, nil, "기록 (1).toml", "templates/a.tmpl", "b.toml"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range all {
		got = append(got, a.Name+": "+string(a.Data))
	}
	if want := "b.toml: file 2, templates/a.tmpl: file 1, 기록 (1).toml: file 0"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestAttachmentsRefused holds hostile files against the errors that they must lead to.
func TestAttachmentsRefused(t *testing.T) {
	for _, name := range []string{"", ".", "..", "../x", "/etc/passwd", "a/../../x", `..\x`, `C:\x`, "c:x", "a//b", "a/", "x\x00", "nul", "COM1.txt", "a./b", "sub/aux.toml", "nul .txt", "com¹", "CONOUT$", "lmot.\u202efdp", "\xff", strings.Repeat("x", 300)} {
		if _, err := attachmentsOf(carrying(t, nil, name)); err == nil || !strings.Contains(err.Error(), "no name for a file") {
			t.Errorf("%.40q: %v", name, err)
		}
	}
	if _, err := attachmentsOf(carrying(t, nil, "a.toml", "A.TOML")); err == nil || !strings.Contains(err.Error(), "two attachments are called") {
		t.Error(err)
	}
	if _, err := attachmentsOf(carrying(t, nil, "\u1112\u1161\u11ab", "한")); err == nil || !strings.Contains(err.Error(), "two attachments are called") {
		t.Error(err)
	}
	if _, err := attachmentsOf(carrying(t, nil, "a/B/c.toml", "A/b")); err == nil || !strings.Contains(err.Error(), "in a folder that another one is") {
		t.Error(err)
	}
	spec := func(f *file.File) *file.Dict {
		names := f.Array(f.Dict(f.Dict(f.Catalog().Get("Names")).Get("EmbeddedFiles")).Get("Names"))
		return f.Dict(names[1])
	}
	for want, change := range map[string]func(f *file.File){
		"has no file": func(f *file.File) { spec(f).Delete("EF") },
		"checksum differs": func(f *file.File) {
			f.Dict(f.Dict(f.Dict(spec(f).Get("EF")).Get("F")).Get("Params")).Set("CheckSum", file.String(make([]byte, 16)))
		},
		"filter": func(f *file.File) { f.Dict(f.Dict(spec(f).Get("EF")).Get("F")).Set("Filter", file.Name("JBIG2Decode")) },
		"not compressed as": func(f *file.File) {
			o, _ := f.Object(f.Dict(spec(f).Get("EF")).Get("F").(file.Ref))
			o.Stream = []byte("nonsense")
		},
		"are no tree":           func(f *file.File) { loop(f) },
		"inflates to more than": func(f *file.File) { bomb(f, f.Dict(spec(f).Get("EF")).Get("F").(file.Ref)) },
	} {
		if _, err := attachmentsOf(carrying(t, change, "a.toml")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want an error that says %q", err, want)
		}
	}
}

// loop makes the names a branch of themselves.
func loop(f *file.File) {
	branch := &file.Object{Value: file.NewDict()}
	ref := f.Add(branch)
	branch.Value.(*file.Dict).Set("Kids", file.Array{ref})
	f.Dict(f.Catalog().Get("Names")).Set("EmbeddedFiles", ref)
}

// bomb makes a stream of zeros of an attachment.
func bomb(f *file.File, ref file.Ref) {
	o, err := f.Object(ref)
	if err != nil {
		return
	}
	d := file.NewDeflater()
	defer d.Release()
	o.Stream = bytes.Clone(d.Compress(make([]byte, largestAttached+1)))
}

// TestRebuild makes a document again of its recording.
func TestRebuild(t *testing.T) {
	for i, src := range [][]byte{sample(t), hostile(5), nil} {
		d := sampleDoc(bytes.ToValidUTF8(src, []byte("?")))
		d.About, d.TOC, d.Cover, d.Starts = map[string]string{"version": "test"}, "Contents", &Cover{Lines: []string{"x"}}, []string{"timeline"}
		_ = ast.Walk(d.Root, func(n ast.Node, _ bool) (ast.WalkStatus, error) { // as those do who put pages together
			switch n := n.(type) {
			case *ast.Heading:
				n.Level = min(n.Level+1, 6)
			case *ast.Link:
				n.Destination = append([]byte(nil), "#timeline"...)
			}
			return ast.WalkContinue, nil
		})
		d.Theme = Theme{"link": {R: 1, G: 2, B: 3}, "ink": {R: 9}}
		want := write(t, layout(t, d))
		inside, err := attachmentsOf(want)
		if err != nil || len(inside) != 1 {
			t.Fatalf("%d files inside: %v", len(inside), err)
		}
		again, err := Read(inside[0].Data)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(write(t, layout(t, again)), want) {
			t.Errorf("document %d is not the same, made again", i)
		}
	}
}

func TestReadRefused(t *testing.T) {
	for text, want := range map[string]string{
		"": "unexpected end", "[]": "cannot unmarshal", `{"paper":{"W":1e9,"H":5}}`: "larger than any paper", `{"paper":{"W":1,"H":1}}`: "larger than any paper",
		`{"colors":{"ink":"blue"}}`: "not #rrggbb", `{"figures":[{"shapes":[{}]}]}`: "of no kind", `{"figures":[{"shapes":[{"rect":{"Role":255}}]}]}`: "unknown role",
		`{"figures":[{"w":5,"h":1e300}]}`: "larger than any paper", `{"figures":[{"shapes":[{"area":{"Role":1,"Points":[{"X":0,"Y":-1e9}]}}]}]}`: "larger than any paper",
	} {
		if _, err := Read([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want an error that says %q", text, err, want)
		}
	}
}

// FuzzAttachments takes apart whatever comes.
func FuzzAttachments(f *testing.F) {
	f.Add(carrying(f, nil, "a.toml", "b/c.toml"))
	f.Fuzz(func(t *testing.T, b []byte) {
		all, err := attachmentsOf(b)
		for _, a := range all {
			if soundName(a.Name) != nil {
				t.Errorf("a file is called %q", a.Name)
			}
		}
		_ = err
	})
}

// FuzzRead sets whatever was recorded.
func FuzzRead(f *testing.F) {
	for _, src := range []string{"# a\n\n![x](chart:a)\n", "|a|\n|-|\n|b|\n"} {
		d := sampleDoc([]byte(src))
		d.About = map[string]string{}
		l := layout(f, d)
		a, err := l.recorded.attachment()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Data)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Read(b)
		if err != nil || len(d.Source) > 10_000 {
			return
		}
		l, _, err := Layout(fonts(), d)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.bytes(); err != nil {
			t.Error(err)
		}
	})
}
