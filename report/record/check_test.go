package record

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/postmortem/report/internal/golden"
)

// Each case is a folder of records and, under "want", what Print says about it.
func TestCheck(t *testing.T) {
	for _, name := range cases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, fsys := readCase(t, name)
			c, ds, err := Load(fsys, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range ds {
				if d.At.File == "" || d.Rule == "" || d.Message == "" {
					t.Errorf("incomplete: %+v", d)
				}
			}
			var got bytes.Buffer
			if err := Print(&got, c, ds, false); err != nil {
				t.Fatal(err)
			}
			a.Files[len(a.Files)-1].Data = got.Bytes()
			golden.Compare(t, name, txtar.Format(a))
		})
	}
}

func cases(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil || len(names) < 60 {
		t.Fatalf("%d cases, error %v", len(names), err)
	}
	return names
}

func readCase(t testing.TB, name string) (*txtar.Archive, fstest.MapFS) {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		if f.Name != "want" {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return a, fsys
}
