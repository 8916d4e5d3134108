package record

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

func soundFiles(t testing.TB) []string {
	t.Helper()
	a, err := filepath.Glob("testdata/full/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	b, err := filepath.Glob("../../incidents/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	return append(a, b...)
}

// For every key path that the decoder reports there is a position whose bytes spell the key.
func TestEveryKeyHasItsPlace(t *testing.T) {
	for _, name := range soundFiles(t) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		checkKeys(t, name, src)
	}
}

// checkKeys compares the keys of the decoder with those of the tree. The decoder names no indices of lists, and names
// every table that a header or a dotted key mentions.
func checkKeys(t *testing.T, name string, src []byte) {
	t.Helper()
	var into map[string]any
	meta, err := toml.Decode(string(src), &into)
	if err != nil {
		return
	}
	root, findings, partial := parse(src)
	if hasError(findings) || partial {
		return
	}
	places := map[string]int{}
	collect(root, nil, func(path []string, n *node) {
		spelt := string(src[n.key.at:n.key.end])
		if spelt != n.name && !sameKey(spelt, n.name) {
			t.Errorf("%s: the bytes of %q are %q", name, strings.Join(path, "."), spelt)
		}
		places[strings.Join(path, "\x00")]++
	})
	for _, k := range meta.Keys() {
		if places[strings.Join(k, "\x00")] == 0 {
			t.Errorf("%s: no place for %q", name, k)
		}
	}
}

func sameKey(spelt, name string) bool {
	var m map[string]any
	_, err := toml.Decode(spelt+" = 1", &m)
	_, ok := m[name]
	return err == nil && ok
}

func collect(n *node, path []string, visit func([]string, *node)) {
	for _, f := range n.sub {
		p := path
		if n.kind == kTable {
			p = append(slices.Clone(path), f.name)
			visit(p, f)
		}
		collect(f, p, visit)
	}
}

func TestWhere(t *testing.T) {
	c := loadFull(t)
	i := slices.IndexFunc(c.Files, func(f *File) bool { return f.Path == "full.toml" })
	f := c.Files[i]
	for _, x := range []struct{ path, want string }{
		{"id", `"FULL-1"`},
		{"title.en", `"Pangyo fire"`},
		{"claim[0].says", `"127h33m"`},
		{"claim[1].says", `"15:27"`},
		{"clock.started.at", `"2022-10-15 15:30"`},
		{"clock.announced", `2022-10-15T15:52:00`},
		{"clock.started.source[1]", `"msit"`},
		{"cause.was[0].state", `"unknown"`},
		{"cause.factor[0]", `factor`},
		{"cause", `cause`},
		{"dependency[0].standby.worked", `false`},
		{"dependency[0].standby", `{ existed = "partial", site = "anyang", triggered = "manual", worked = false, last_drill = 2021-09-01, source = "msit" }`},
		{"lessons.went_well", `["사람이 다치지 않았다.", { ko = "둘째", en = "second" }]`},
		{"lessons.went_well[1].en", `"second"`},
		{"summary", "\"\"\"\n화재로 멈추었다.\n둘째 줄.\"\"\""},
	} {
		at, end, ok := f.Where(x.path)
		if got := between(f, at, end); !ok || got != x.want {
			t.Errorf("%s is %q, want %q", x.path, got, x.want)
		}
	}
	for _, path := range []string{"nothing", "claim[7]", "claim[-1]", "claim[x]", "id.x", "title[0]", "claim[0].nothing", ".", "["} {
		if _, _, ok := f.Where(path); ok {
			t.Errorf("%q is somewhere", path)
		}
	}
}

// between is the text between two positions, by walking lines and characters.
func between(f *File, at, end Position) string {
	offset := func(p Position) int {
		lines := strings.SplitAfter(string(f.Src), "\n")
		n := 0
		for _, l := range lines[:p.Line-1] {
			n += len(l)
		}
		return n + len(string([]rune(lines[p.Line-1])[:p.Col-1]))
	}
	return string(f.Src[offset(at):offset(end)])
}

// Whatever the bytes, positions lie within the file, keys spell themselves, and nothing crashes.
func FuzzDecode(f *testing.F) {
	for _, name := range soundFiles(f) {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	for _, name := range cases(f) {
		a, _ := readCase(f, name)
		f.Add(a.Files[0].Data)
	}
	f.Add([]byte("a.b.c = [1, {x = [[]], y.z = 2}] # c\n[a.d]\n[[e.f]]\n[e.f.g]\n'h i' = 1979-05-27T07:32:00\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		c, ds, err := LoadBytes(nil, "x.toml", src, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Incidents) == 0 && len(ds) == 0 {
			t.Error("no incident and no finding")
		}
		for _, d := range ds {
			if d.At.Line < 1 || d.At.Col < 1 || d.End.Line < d.At.Line {
				t.Errorf("finding at %v to %v", d.At, d.End)
			}
		}
	})
}

// FuzzPositions holds the tree against the decoder.
func FuzzPositions(f *testing.F) {
	f.Add([]byte("a.b.c = [1, {x = [[]], y.z = 2}] # c\n[a.d]\n[[e.f]]\n[e.f.g]\n'h i' = 1979-05-27T07:32:00\n"))
	f.Add([]byte("\"a\\u00e9\" = '''\nx'''\n\"\" = {}\nz = [ # c\n { k = 1 }, \n ]\n"))
	for _, name := range soundFiles(f) {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if sound(src) == nil {
			checkKeys(t, "fuzzed", src)
		}
	})
}
