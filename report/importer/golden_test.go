package importer

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/record"
)

// A case is testdata/FORMAT/NAME.txtar: options in its comment (mapping, zone, lang), the files of an export, a register
// if there is one, and under want/ what comes of it: complaints, records, and the register that is proposed. The records
// have to pass the record's own checks.
func TestCases(t *testing.T) {
	seen := map[string]bool{}
	names, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		format := filepath.Base(filepath.Dir(name))
		if _, ok := Named(format); !ok {
			continue
		}
		seen[format] = true
		t.Run(format+"/"+strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { runCase(t, name, format) })
	}
	for _, m := range Importers {
		if !seen[m.Name] {
			t.Errorf("%s has no case", m.Name)
		}
	}
}

func runCase(t *testing.T, name, format string) {
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var files []File
	var rest []txtar.File
	var o Options
	mapping := ""
	for _, f := range a.Files {
		switch {
		case strings.HasPrefix(f.Name, "want/"):
			continue
		case f.Name == "register.toml":
			o.Register = readRegister(t, f.Data)
		case f.Name == "mapping.toml":
			if o.Mapping, err = ParseMapping(f.Data); err != nil {
				t.Fatal(err)
			}
		default:
			files = append(files, File{Name: f.Name, Data: f.Data})
		}
		rest = append(rest, f)
	}
	m, _ := Named(format)
	for option := range strings.FieldsSeq(string(a.Comment)) {
		switch key, v, _ := strings.Cut(option, "="); key {
		case "lang":
			o.Language = v
		case "mapping":
			mapping = v
		case "zone":
			if o.Mapping == nil {
				o.Mapping, _ = BuiltinMapping(or(mapping, m.Mapping))
			}
			if err := o.Mapping.SetZone(v); err != nil {
				t.Fatal(err)
			}
		}
	}
	if o.Mapping == nil && mapping != "" {
		o.Mapping, _ = BuiltinMapping(mapping)
	}
	got := txtar.Format(&txtar.Archive{Comment: a.Comment, Files: append(rest, outcome(t, Import(m, files, o), o)...)})
	golden.Compare(t, name, got)
}

func readRegister(t testing.TB, src []byte) *record.Register {
	t.Helper()
	c, ds, err := record.LoadBytes(fstest.MapFS{"register.toml": &fstest.MapFile{Data: src}}, "-", nil, record.Options{Register: "register.toml"})
	if err != nil || slices.ContainsFunc(ds, func(d record.Diagnostic) bool { return d.At.File == "register.toml" && d.Level == record.Error }) {
		t.Fatalf("register: %v %v", err, ds)
	}
	return c.Register
}

// outcome is what an import gives, as files. It checks that the records are sound against their register.
func outcome(t testing.TB, res *Result, o Options) []txtar.File {
	t.Helper()
	var problems bytes.Buffer
	if err := record.Print(&problems, &record.Corpus{}, res.Problems, false); err != nil {
		t.Fatal(err)
	}
	files := []txtar.File{{Name: "want/problems", Data: problems.Bytes()}}
	fsys := fstest.MapFS{}
	if text := append(res.Register(), res.Additions()...); len(text) > 0 {
		files = append(files, txtar.File{Name: "want/register.toml", Data: text})
		fsys["register.toml"] = &fstest.MapFile{Data: text}
	}
	if o.Register != nil {
		fsys["register.toml"] = &fstest.MapFile{Data: append(append(bytes.Clone(o.Register.File.Src), '\n'), res.Additions()...)}
	}
	plan, err := res.Plan(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range plan {
		fsys[c.Path] = &fstest.MapFile{Data: c.New}
		files = append(files, txtar.File{Name: "want/" + c.Path, Data: c.New})
	}
	for i, d := range faults(t, fsys) {
		if i < 10 {
			t.Errorf("%v", d)
		}
	}
	return files
}

// faults loads a folder of records and returns its errors.
func faults(t testing.TB, fsys fstest.MapFS) (bad []record.Diagnostic) {
	t.Helper()
	if len(fsys) == 0 {
		return nil
	}
	_, ds, err := record.Load(fsys, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(ds, func(d record.Diagnostic) bool { return d.Level != record.Error })
}

// What a reader makes of any bytes: no crash, and sound records or a complaint.
func fuzzFormat(f *testing.F, format string, o func() Options) {
	names, _ := filepath.Glob("testdata/" + format + "/*.txtar")
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, x := range a.Files {
			if !strings.HasPrefix(x.Name, "want/") && !strings.HasSuffix(x.Name, ".toml") {
				f.Add(x.Data)
			}
		}
	}
	m, _ := Named(format)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		res := Import(m, []File{{Name: "topology/F/S/x_downtime" + m.Ext[0], Data: data}}, o())
		fsys := fstest.MapFS{}
		if text := res.Register(); text != nil {
			fsys["register.toml"] = &fstest.MapFile{Data: text}
		}
		for _, d := range res.Drafts {
			var b bytes.Buffer
			if err := d.Write(&b); err != nil {
				t.Fatal(err)
			}
			fsys[fmt.Sprintf("r%04d.toml", len(fsys))] = &fstest.MapFile{Data: b.Bytes()}
		}
		for _, d := range faults(t, fsys) {
			if d.Rule != "too-large" && d.Rule != "too-many-keys" {
				t.Fatalf("%v in\n%s\n%s", d, fsys[d.At.File].Data, fsys["register.toml"].Data)
			}
		}
	})
}

func builtinWithZone(name string) func() Options {
	return func() Options {
		m, _ := BuiltinMapping(name)
		if err := m.SetZone("Europe/Berlin"); err != nil {
			panic(err)
		}
		return Options{Mapping: m}
	}
}

func none() Options { return Options{} }

func FuzzStatuspage(f *testing.F) { fuzzFormat(f, "statuspage", none) }
func FuzzPagerDuty(f *testing.F)  { fuzzFormat(f, "pagerduty", none) }
func FuzzGCP(f *testing.F)        { fuzzFormat(f, "gcp", none) }
func FuzzCSV(f *testing.F)        { fuzzFormat(f, "csv", builtinWithZone("servicenow")) }
func FuzzJSON(f *testing.F)       { fuzzFormat(f, "json", builtinWithZone("upptime")) }
func FuzzJSONLines(f *testing.F)  { fuzzFormat(f, "jsonl", none) }
func FuzzYAML(f *testing.F)       { fuzzFormat(f, "yaml", none) }
func FuzzCState(f *testing.F)     { fuzzFormat(f, "cstate", builtinWithZone("cstate")) }
func FuzzHugo(f *testing.F)       { fuzzFormat(f, "hugo", builtinWithZone("hugo")) }
func FuzzUpptime(f *testing.F)    { fuzzFormat(f, "upptime", none) }

func FuzzMapping(f *testing.F) {
	for _, name := range Mappings() {
		src, _ := MappingSource(name)
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		m, err := ParseMapping([]byte(src))
		if err != nil {
			return
		}
		x := os.DevNull // any name
		Import(JSON, []File{{Name: x, Data: []byte(`[{"id":1,"title":"a","date":"2024-01-01T00:00:00Z","components":[{"name":"x"}]}]`)}}, Options{Mapping: m})
	})
}

func FuzzMarkdown(f *testing.F) { fuzzFormat(f, "markdown", builtinWithZone("postmortem")) }
