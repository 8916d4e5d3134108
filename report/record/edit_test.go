package record

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/postmortem/report/internal/golden"
)

// Each case is a file, changes of it (a path, and on the next lines its TOML), and under "want" the file after them, or the error.
func TestEdit(t *testing.T) {
	names, err := filepath.Glob("testdata/edit/*.txtar")
	if err != nil || len(names) < 8 {
		t.Fatalf("%d cases, error %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			src, want := hidden(a.Files[0].Data), &a.Files[len(a.Files)-1]
			var changes []Change
			for _, f := range a.Files[1 : len(a.Files)-1] {
				path, toml, _ := strings.Cut(string(f.Data), "\n")
				changes = append(changes, Change{path, strings.TrimSuffix(toml, "\n")})
			}
			got, err := Edit(src, changes...)
			if err != nil {
				got = []byte("error: " + err.Error() + "\n")
			}
			want.Data = visible(got)
			golden.Compare(t, name, txtar.Format(a))
		})
	}
}

// Whatever the file, what is added stands in one piece, and around it every byte is as it was.
func FuzzEdit(f *testing.F) {
	for _, pattern := range []string{"testdata/edit/*.txtar", "testdata/format/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			a, err := txtar.ParseFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(hidden(a.Files[0].Data), "related[]", "incident = \"a\"\nrelation = \"part-of\"")
			f.Add(hidden(a.Files[0].Data), "clock.resolved", `"15:30"`)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, path, toml string) {
		out, err := Edit(src, Change{path, toml})
		if err != nil {
			return
		}
		before, err := decode(src)
		if err != nil {
			t.Fatal(err)
		}
		if root, _, _ := parse(src); root.at(path) != nil {
			return // a value was replaced, and may be shorter
		}
		if len(before) > 0 && commonEnds(src, out) < len(src) {
			t.Errorf("%q of %q: %q", path, src, out)
		}
	})
}

// commonEnds is how many bytes two texts have in common at their beginnings and ends.
func commonEnds(a, b []byte) int {
	n, m := 0, 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for m < len(a)-n && m < len(b)-n && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	return n + m
}
