package main

import (
	"bytes"
	"compress/zlib"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"example.com/postmortem/report/pdf/file"
)

// hurt changes the objects of a sound file: the names of its attachments, and the first of these.
func hurt(t *testing.T, change func(names *file.Dict, inside *file.Object, f *file.File)) []byte {
	t.Helper()
	f, err := file.Open(carrying(t, "x.txt"))
	if err != nil {
		t.Fatal(err)
	}
	names := f.Dict(f.Dict(f.Catalog().Get("Names")).Get("EmbeddedFiles"))
	ref, _ := f.Dict(f.Dict(f.Array(names.Get("Names"))[1]).Get("EF")).Get("F").(file.Ref)
	inside, err := f.Object(ref)
	if err != nil {
		t.Fatal(err)
	}
	change(names, inside, f)
	b, err := f.Write()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// gigabytes is a stream of 4 MB that inflates to four billion zeros: blocks that end at a byte can stand side by side.
func gigabytes(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	zeros := make([]byte, 1<<20)
	var ends []int
	for range 2 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, b.Len())
	}
	return slices.Concat(b.Bytes()[:ends[0]], bytes.Repeat(b.Bytes()[ends[0]:ends[1]], 4095))
}

// TestHostileFiles takes apart what strangers send: a clear error, nothing written, and no more memory than a large file needs.
func TestHostileFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	sound := carrying(t, "x.txt")
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"empty":       {nil, "this is no PDF file"},
		"text":        {[]byte("title = \"a record\"\n"), "this is no PDF file"},
		"only a head": {[]byte("%PDF-1.7\n"), "startxref"},
		"half":        {sound[:len(sound)/2], "startxref"},
		"lost table":  {append(bytes.Clone(sound), "startxref\n99999999999\n%%EOF\n"...), "no table of objects"},
		"no number":   {append(bytes.Clone(sound), "startxref\nx\n%%EOF\n"...), "no number"},
		"bomb": {hurt(t, func(_ *file.Dict, inside *file.Object, _ *file.File) {
			inside.Stream = gigabytes(t)
		}), "inflates to more than"},
		"names in names": {hurt(t, func(names *file.Dict, _ *file.Object, f *file.File) {
			branch := &file.Object{Value: file.NewDict()}
			ref := f.Add(branch)
			branch.Value.(*file.Dict).Set("Kids", file.Array{ref})
			names.Set("Kids", file.Array{ref})
		}), "no tree"},
		"a wild reference": {hurt(t, func(names *file.Dict, _ *file.Object, _ *file.File) {
			names.Set("Names", file.Array{file.String("x"), file.Ref(1 << 60)})
		}), "no name for a file"},
		"twice": {hurt(t, func(names *file.Dict, _ *file.Object, f *file.File) {
			all := f.Array(names.Get("Names"))
			names.Set("Names", append(slices.Clone(all), all...))
		}), "two attachments are called"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, args := range [][]string{{"extract", "hostile.pdf", "-o", "in"}, {"verify", "hostile.pdf"}} {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				code, stdout, stderr := tool(t, c.file, args...)
				runtime.ReadMemStats(&after)
				if code != exitEnv || stdout != "" || !strings.Contains(stderr, c.says) || strings.Count(stderr, "\n") > 2 {
					t.Errorf("%s: code %d, %s%s", args[0], code, stdout, stderr)
				}
				if used := after.TotalAlloc - before.TotalAlloc; used > 1<<30 {
					t.Errorf("%s allocated %d MB", args[0], used>>20)
				}
				if left, err := os.ReadDir("."); err != nil || len(left) != 1 {
					t.Errorf("%s left %v (%v)", args[0], left, err)
				}
			}
		})
	}
}

// TestExtractOverNothing writes over no file, link or folder that is there already.
func TestExtractOverNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, dir := range []string{"a", "b/x.txt", "c", "d"} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile("kept", []byte("kept"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("d/x.txt", []byte("kept"), 0o666); err != nil {
		t.Fatal(err)
	}
	for place, to := range map[string]string{"a/x.txt": "../kept", "c/x.txt": "new"} {
		if err := os.Symlink(to, place); err != nil {
			t.Skip(err)
		}
	}
	for dir, says := range map[string]string{"a": "no file", "b": "no file", "c": "no file", "d": "another", "kept": "kept is a file", "kept/in": "kept"} {
		if code, stdout, stderr := tool(t, carrying(t, "x.txt"), "extract", "hostile.pdf", "-o", dir); code != exitEnv || stdout != "" || !strings.Contains(stderr, says) {
			t.Errorf("%s: code %d, %s%s", dir, code, stdout, stderr)
		}
		if _, err := os.Lstat(dir + "/document.json"); err == nil {
			t.Errorf("%s: some of the files were written", dir)
		}
	}
	for _, name := range []string{"kept", "d/x.txt"} {
		if b, err := os.ReadFile(name); err != nil || string(b) != "kept" {
			t.Errorf("%s is %q (%v)", name, b, err)
		}
	}
}
