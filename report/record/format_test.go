package record

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report/internal/golden"
)

// Each case is a file and, under "want", how Format writes it; or, where it refuses, what it says.
func TestFormat(t *testing.T) {
	names, err := filepath.Glob("testdata/format/*.txtar")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d cases, error %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil || len(a.Files) != 2 {
				t.Fatalf("%d files, error %v", len(a.Files), err)
			}
			f := newFile(a.Files[0].Name, hidden(a.Files[0].Data))
			got, ds := Format(f)
			if ds != nil {
				var b bytes.Buffer
				if err := Print(&b, &Corpus{Files: []*File{f}}, ds, false); err != nil {
					t.Fatal(err)
				}
				got = b.Bytes()
			}
			a.Files[1].Data = visible(got)
			golden.Compare(t, name, txtar.Format(a))
			if ds == nil {
				keepsPromises(t, f)
			}
		})
	}
}

// The bytes that a text cannot show are written ␍ (carriage return), ␉ (tab), ␠ (space at the end of a line) and ␢ (byte order mark).
var invisible = strings.NewReplacer("␍", "\r", "␉", "\t", "␠", " ", "␢", "\ufeff")

func hidden(b []byte) []byte { return []byte(invisible.Replace(string(b))) }

func visible(b []byte) []byte {
	return []byte(strings.NewReplacer("\r", "␍", "\t", "␉", " \n", "␠\n", "\ufeff", "␢").Replace(string(b)))
}

// keepsPromises fails where Format loses a word, or does not leave alone what it wrote.
func keepsPromises(t *testing.T, f *File) {
	t.Helper()
	once, ds := Format(f)
	if ds != nil {
		if slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Rule == "not-formatted" }) {
			t.Fatalf("it refuses:\n%s", f.Src)
		}
		return
	}
	twice, ds := Format(newFile(f.Path, once))
	if ds != nil || !bytes.Equal(once, twice) {
		t.Fatalf("once:\n%q\ntwice:\n%q\n%v", once, twice, ds)
	}
	before, err := decode(f.Src)
	after, err2 := decode(once)
	if err != nil || err2 != nil || !same(before, after) {
		t.Fatalf("it says something else:\n%q\n%q\n%v %v", f.Src, once, err, err2)
	}
	if a, b := signs(f.Src), signs(once); !bytes.Equal(a, b) {
		t.Fatalf("signs are lost:\n%q\n%q", f.Src, once)
	}
}

// signs are all bytes of a file but those that Format may add or take away, in order of the alphabet: tables move.
func signs(src []byte) []byte {
	var out []byte
	for _, c := range bytes.TrimPrefix(src, []byte("\ufeff")) {
		if !strings.ContainsRune(" \t\r\n,", rune(c)) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// The records that come with the program are formatted.
func TestFormatSamples(t *testing.T) {
	c, _, err := Load(incidents.FS, Options{})
	if err != nil || len(c.Files) < 30 {
		t.Fatalf("%d files, error %v", len(c.Files), err)
	}
	for _, f := range c.Files {
		keepsPromises(t, f)
	}
}

func FuzzFormat(f *testing.F) {
	for _, name := range []string{"testdata/format/*.txtar", "testdata/check/*.txtar"} {
		names, err := filepath.Glob(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			a, err := txtar.ParseFile(name)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range a.Files {
				f.Add(hidden(file.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		keepsPromises(t, newFile("x.toml", src))
	})
}
