package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/postmortem/report"
	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/pdf"
)

// carrying writes a PDF with a file of this name inside, and a recorded document.
func carrying(t *testing.T, name string) []byte {
	t.Helper()
	theme, err := report.OpenTheme(nil)
	if err != nil {
		t.Fatal(err)
	}
	src := []byte("# A title\n\nSome words.\n")
	list, _, err := pdf.Layout(theme.Fonts, &pdf.Doc{
		Root: markdown.Parse(src), Source: src, About: map[string]string{"version": version()},
		Attach: []*pdf.Attachment{{Name: name, MediaType: "text/plain", Relation: "Source", Data: []byte("mine")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := list.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tool runs a command in a folder of its own that holds hostile.pdf.
func tool(t *testing.T, file []byte, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	if err := os.WriteFile("hostile.pdf", file, 0o666); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	code = run(context.Background(), args, &environment{
		stdin: strings.NewReader(""), stdout: &out, stderr: &errs, getenv: func(string) string { return "" }, now: time.Now,
	})
	return code, out.String(), errs.String()
}

// TestExtractStaysInside writes nothing outside its folder, whatever a file and the folder hold.
func TestExtractStaysInside(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"../outside.txt", "a/../../outside.txt", `..\outside.txt`, "/outside.txt"} {
		if code, _, stderr := tool(t, carrying(t, name), "extract", "hostile.pdf", "-o", "in"); code != exitEnv || !strings.Contains(stderr, "no name for a file") {
			t.Errorf("%q: %d, %s", name, code, stderr)
		}
	}
	if err := os.MkdirAll("elsewhere", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll("linked", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join("..", "elsewhere"), filepath.Join("linked", "sub")); err != nil {
		t.Skip(err)
	}
	if code, _, stderr := tool(t, carrying(t, "sub/outside.txt"), "extract", "hostile.pdf", "-o", "linked"); code != exitEnv {
		t.Errorf("through a link: %d, %s", code, stderr)
	}
	for _, place := range []string{"outside.txt", "elsewhere/outside.txt", "/outside.txt", "in"} {
		if _, err := os.Stat(place); err == nil {
			t.Errorf("%s was written", place)
		}
	}
}

// TestVerifyNotices changes and continues a file.
func TestVerifyNotices(t *testing.T) {
	t.Chdir(t.TempDir())
	file := carrying(t, "x.txt")
	for name, c := range map[string]struct {
		file []byte
		code int
		says string
	}{
		"untouched": {file, exitDone, "same, made again of what is inside; numbers"},
		"continued": {append(bytes.Clone(file), file[bytes.LastIndex(file, []byte("startxref")):]...), exitDone, "bytes were added behind it"},
		"renamed":   {bytes.Replace(file, []byte("<dc:format>application/pdf"), []byte("<dc:format>application/PDF"), 1), exitFound, "differs: what stands around the pages"},
		"cut":       {file[:len(file)-40], exitEnv, "startxref"},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := tool(t, c.file, "verify", "hostile.pdf")
			if code != c.code || !strings.Contains(stdout+stderr, c.says) {
				t.Errorf("code %d, %s%s", code, stdout, stderr)
			}
		})
	}
}
