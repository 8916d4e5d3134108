package record

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// What no person writes is a finding, soon, and the other files are read all the same.
func TestHostile(t *testing.T) {
	good := "title = \"x\"\nseverity = \"sev1\"\nstarted = \"2023-01-17\"\n"
	var keys, headers strings.Builder
	for i := range maxValues + 10 {
		fmt.Fprintf(&keys, "k%d = 1\n", i)
		fmt.Fprintf(&headers, "[t%d]\n", i)
	}
	for name, c := range map[string]struct{ src, rule string }{
		"too large":       {good + "# " + strings.Repeat("x", maxBytes), "too-large"},
		"too many keys":   {good + keys.String(), "too-many-keys"},
		"too many tables": {headers.String(), "too-many-keys"},
		"a long list":     {good + "controls = [" + strings.Repeat("\"x\",", maxValues+10) + "]\n", "too-many-keys"},
		"deep lists":      {good + "controls = " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000), "too-deep"},
		"deeper lists":    {good + "controls = " + strings.Repeat("[", 2<<20), "syntax"},
		"deep tables":     {good + "controls = " + strings.Repeat("{a=", 100) + "1" + strings.Repeat("}", 100), "too-deep"},
		"a long key":      {good + strings.Repeat("a.", 100_000) + "a = 1\n", "too-deep"},
		"a long header":   {good + "[" + strings.Repeat("a.", 100_000) + "a]\n", "too-deep"},
		"zero bytes":      {good + "kind = \"a\x00b\"\n", "syntax"},
		"binary":          {"\x7fELF\x02\xff\xfe", "not-utf8"},
		"nothing":         {"", "missing-key"},
		"one long line":   {"a = { " + strings.Repeat("bad = 1, ", 100) + "b = 2 }\n" + good, "duplicate-key"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{"a.toml": &fstest.MapFile{Data: []byte(c.src)}, "b.toml": &fstest.MapFile{Data: []byte(good)}}
			corpus, ds, err := Load(fsys, Options{})
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, d := range ds {
				found = found || d.Rule == c.rule
			}
			if !found || len(ds) > maxFindings+1 {
				t.Errorf("no %s among %d findings: %.300v", c.rule, len(ds), ds)
			}
			if len(corpus.Incidents) != 1 || corpus.Incidents[0].ID != "b" {
				t.Errorf("the sound record is not read: %d incidents", len(corpus.Incidents))
			}
			var b bytes.Buffer
			if err := Print(&b, corpus, ds, true); err != nil || b.Len() > 64<<10 {
				t.Errorf("%d bytes of output, error %v", b.Len(), err)
			}
		})
	}
}

// endless is a pipe that somebody forgot to close the other end of.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

func TestReadEnds(t *testing.T) {
	src, err := Read(endless{})
	if err != nil {
		t.Fatal(err)
	}
	if _, found, err := LoadBytes(nil, "stdin", src, Options{}); err != nil || len(found) != 1 || found[0].Rule != "too-large" {
		t.Errorf("%v, error %v", found, err)
	}
	if got, err := Read(strings.NewReader("title = 1")); err != nil || string(got) != "title = 1" {
		t.Errorf("%q, error %v", got, err)
	}
}

// A file with many mistakes shows the first ones and says how many there are.
func TestManyFindings(t *testing.T) {
	var src strings.Builder
	src.WriteString("title = \"x\"\nconfirmed = false\n")
	for i := range 40_000 {
		fmt.Fprintf(&src, "zzzzzzzz%d = 1\n", i)
	}
	_, ds, err := LoadBytes(nil, "a.toml", []byte(src.String()), Options{})
	if err != nil || len(ds) != maxFindings+1 {
		t.Fatalf("%d findings, error %v", len(ds), err)
	}
	if last := ds[maxFindings]; last.Rule != "too-many-findings" || last.Message != "39900 more findings in this file are not shown" || last.Level != Note {
		t.Errorf("the last is %v", last)
	}
}

// What lies about on disks: folders with the name of a record, loops of links, files that cannot be opened.
func TestDisk(t *testing.T) {
	dir := t.TempDir()
	good := "title = \"x\"\nseverity = \"sev1\"\nstarted = \"2023-01-17\"\n"
	for _, err := range []error{
		os.WriteFile(filepath.Join(dir, "good.toml"), []byte(good), 0o644),
		os.Mkdir(filepath.Join(dir, "folder.toml"), 0o755),
		os.Symlink("loop.toml", filepath.Join(dir, "loop.toml")),
		os.Symlink("nowhere.toml", filepath.Join(dir, "dangling.toml")),
		os.Symlink(".", filepath.Join(dir, "self")),
		os.Symlink(".", filepath.Join(dir, "self.toml")),
	} {
		if err != nil {
			t.Skip(err)
		}
	}
	c, ds, err := Load(os.DirFS(dir), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range ds {
		got = append(got, d.At.File+" "+d.Rule)
	}
	want := "dangling.toml unreadable, folder.toml not-a-file, loop.toml unreadable, self.toml not-a-file"
	if strings.Join(got, ", ") != want || len(c.Incidents) != 1 {
		t.Errorf("%d incidents, findings %v", len(c.Incidents), got)
	}
}

func TestNoSuchPattern(t *testing.T) {
	fsys := fstest.MapFS{"a.toml": &fstest.MapFile{Data: []byte("title = \"x\"\n")}}
	if _, _, err := Load(fsys, Options{Patterns: []string{"b"}}); err == nil {
		t.Error("a pattern that leads nowhere is no error")
	}
	if _, _, err := Load(fsys, Options{Register: "r.toml"}); err == nil {
		t.Error("a register that does not exist is no error")
	}
}
