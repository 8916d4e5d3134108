package check

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/postmortem/report/record"
)

// FuzzRules: whatever can be decoded can be checked, the same each time, with findings that are whole and lie in a file.
func FuzzRules(f *testing.F) {
	for name, file := range fullFolder(f) {
		if name != "register.toml" {
			f.Add(string(file.Data))
		}
	}
	f.Add("title = 'x'\nid = '분") // the parser's place of the fault begins within the character
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, n := range names {
		a, err := txtar.ParseFile(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(a.Files[0].Data))
	}
	register, err := os.ReadFile("testdata/full/register.toml")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<16 {
			return
		}
		fsys := fstest.MapFS{"a.toml": {Data: []byte(src)}, "register.toml": {Data: register}}
		c, found := run(t, fsys)
		sane(t, c, found)
		if _, again := run(t, fsys); !reflect.DeepEqual(found, again) {
			t.Errorf("first %v, then %v", found, again)
		}
		for _, format := range Formats {
			printed(t, format.Name, &Report{Corpus: c, Found: found})
		}
	})
}

// sane fails the test where a finding is not whole.
func sane(t testing.TB, c *record.Corpus, found []record.Diagnostic) {
	t.Helper()
	lines := map[string]int{}
	for _, f := range c.Files {
		lines[f.Path] = strings.Count(string(f.Src), "\n") + 1
	}
	for _, d := range found {
		if _, ok := RuleNamed(d.Rule); !ok || d.Message == "" || strings.Contains(d.Message+d.Hint, "%!") {
			t.Errorf("not whole: %+v", d)
		}
		if n := lines[d.At.File]; n > 0 && (d.At.Line < 1 || d.At.Col < 1 || d.End.Line > n || d.End.Line < d.At.Line || d.End.Line == d.At.Line && d.End.Col < d.At.Col) {
			t.Errorf("out of place, in %d lines: %+v", n, d)
		}
	}
}

// Records that no file spells: every field of every table set at random, times in all orders, texts of all sorts. Positions
// are looked for in a file that has other fields, and are its beginning where it has none.
func TestRandomRecords(t *testing.T) {
	full := fullFolder(t)
	c, _, err := record.Load(full, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		var list []*record.Incident
		for range 1 + r.IntN(4) {
			in := &record.Incident{}
			scramble(r, reflect.ValueOf(in).Elem(), 0)
			in.File = c.Incidents[r.IntN(len(c.Incidents))].File
			list = append(list, in)
		}
		corpus := &record.Corpus{Register: c.Register, Incidents: list, Files: c.Files}
		found := Run(corpus, nil, Options{AsOf: asOf})
		sane(t, corpus, found)
		if again := Run(corpus, nil, Options{AsOf: asOf, Jobs: 1}); !reflect.DeepEqual(found, again) {
			t.Fatalf("seed %d: first %v, then %v", seed, found, again)
		}
	}
}

var words = []string{"", "INC-1", "INC-2", "a", "unknown", "open", "closed", "resolved", "mitigated", "done", "rejected", "outage", "approved", "not-required",
	"recurrence", "part-of", "duration", "started", "human", "power/fire", "sev1", "hanbit", "clock.started x", "TBD", "## x", "“human error", "담당자의 실수", "왜? x\n왜? 직원이\n", "\xff\xfe", "why?\nwhy"}

// scramble sets a value at random, within what the types allow.
func scramble(r *rand.Rand, v reflect.Value, depth int) {
	switch x := v.Addr().Interface().(type) {
	case **record.File:
		return
	case *record.Moment:
		*x = randomMoment(r)
		return
	case *time.Time:
		*x = randomTime(r)
		return
	case *record.Text:
		*x = record.Text{"ko": words[r.IntN(len(words))], "en": words[r.IntN(len(words))]}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			scramble(r, v.Field(i), depth+1)
		}
	case reflect.Slice:
		n := r.IntN(4)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			scramble(r, v.Index(i), depth+1)
		}
	case reflect.Pointer:
		if r.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			scramble(r, v.Elem(), depth+1)
		}
	case reflect.String:
		v.SetString(words[r.IntN(len(words))])
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(r.Int64N(1<<r.IntN(62)) - 2)
	case reflect.Uint8:
		v.SetUint(uint64(r.IntN(4)))
	case reflect.Float64:
		v.SetFloat(r.Float64())
	}
}

func randomTime(r *rand.Rand) time.Time {
	if r.IntN(4) == 0 {
		return time.Time{}
	}
	return asOf.Add(-time.Duration(r.Int64N(1 << (40 + r.IntN(22)))))
}

func randomMoment(r *rand.Rand) record.Moment {
	switch r.IntN(4) {
	case 0:
		return record.Moment{}
	case 1:
		at := randomTime(r)
		return record.Moment{Lo: at, Hi: at, At: at, Written: "15:30"}
	}
	return record.Moment{Lo: randomTime(r), Hi: randomTime(r), At: randomTime(r), Grain: record.Grain(r.IntN(7)), Unknown: r.IntN(9) == 0, Written: words[r.IntN(len(words))]}
}
