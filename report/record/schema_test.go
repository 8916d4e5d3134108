package record

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"example.com/postmortem/report/internal/golden"
)

// Rules that a schema cannot state: what exists elsewhere, and words that are a time.
var beyondSchema = []string{"unknown-severity", "unknown-feature", "unknown-site", "unknown-cause", "unknown-source", "unknown-incident", "duplicate-id",
	"bad-time", "bad-duration", "no-such-time"}

func compile(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema(kind)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(kind+".json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(kind + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The schemas and the checks come from one table and agree on every case, apart from what a schema cannot state.
func TestSchemaAgrees(t *testing.T) {
	schemas := map[bool]*jsonschema.Schema{true: compile(t, "register"), false: compile(t, "incident")}
	n := map[bool]int{}
	compare := func(what string, fsys fs.FS, ds []Diagnostic) {
		names, err := fs.Glob(fsys, "*.toml")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			src, err := fs.ReadFile(fsys, name)
			if err != nil {
				t.Fatal(err)
			}
			m, err := decode(src)
			if err != nil || name[0] == '_' || name[0] == '.' {
				continue // no tree, no verdict
			}
			sound := !slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.At.File == name && d.Level == Error && !schemaBlind(d) })
			verdict := schemas[name == "register.toml"].Validate(plain(m))
			if (verdict == nil) != sound {
				t.Errorf("%s, %s: sound %t by the checks, by the schema: %v", what, name, sound, verdict)
			}
			n[sound]++
		}
	}
	for _, name := range cases(t) {
		_, fsys := readCase(t, name)
		_, ds, err := Load(fsys, Options{})
		if err != nil {
			t.Fatal(err)
		}
		compare(name, fsys, ds)
	}
	full, err := os.ReadFile("testdata/full/full.toml")
	if err != nil {
		t.Fatal(err)
	}
	strip := strings.NewReplacer("«", "", "»", "")
	for _, m := range mutations {
		src := strip.Replace(strings.Replace(string(full), m.from, m.to, 1))
		_, ds := loadWith(t, "full.toml", src)
		compare(m.to, oneFile("full.toml", src), ds)
	}
	if n[true] < 30 || n[false] < 60 {
		t.Errorf("only %v verdicts", n)
	}
}

// schemaBlind reports whether the finding is of a sort that a schema cannot make. It knows no registers, hence no
// languages and zones, and does not compare the limits of a time.
func schemaBlind(d Diagnostic) bool {
	return slices.Contains(beyondSchema, d.Rule) || strings.Contains(d.Message, "language of the register") ||
		strings.Contains(d.Message, "ends before it begins") || strings.HasPrefix(d.Message, `"zone" is "`)
}

// plain turns a decoded file into what JSON has; editors show times of TOML to schemas as strings.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			out[k] = plain(x)
		}
		return out
	case []map[string]any:
		out := []any{}
		for _, x := range v {
			out = append(out, plain(x))
		}
		return out
	case []any:
		out := []any{}
		for _, x := range v {
			out = append(out, plain(x))
		}
		return out
	case time.Time:
		return wallClock(v)
	case int64:
		return int(v)
	}
	return v
}

func TestSchemaFiles(t *testing.T) {
	golden.Compare(t, "testdata/incident.schema.json", Schema("incident"))
	golden.Compare(t, "testdata/register.schema.json", Schema("register"))
	golden.Compare(t, "testdata/quarter.schema.json", Schema("quarter"))
	if Schema("month") != nil {
		t.Error("a schema of nothing")
	}
}

// FIELDS.md is made from the tables, and every row says something.
func TestFieldsDoc(t *testing.T) {
	golden.Compare(t, "FIELDS.md", []byte(FieldsDoc()))
	for _, f := range slices.Concat(incidentFields(), registerFields(), quarterFields(), timeFields(), clockFields()) {
		structure := f.Type == typeTable || f.Type == typeTableList || f.Type == typeFreeTable || f.Type == typeFreeTables
		if f.Means == "" || f.Type == "" || f.Example == "" && !structure || f.Type == typeWord && len(f.Values) < 2 {
			t.Errorf("%s is not described: %+v", f.Path, f)
		}
	}
}

// Every example is what it is an example of.
func TestExamples(t *testing.T) {
	for _, f := range slices.Concat(timeFields(), clockFields()) {
		checkExample(t, f, "title = \"x\"\nconfirmed = false\nstarted = { after = \"2022\", "+f.Path+" = "+f.Example+" }\n")
	}
	for _, f := range incidentFields() {
		if f.Example == "" || strings.ContainsAny(f.Path, "[.") {
			continue
		}
		src := f.Path + " = " + f.Example + "\n"
		for _, must := range []string{"title", "severity", "started"} {
			if f.Path != must {
				src += must + " = " + map[string]string{"title": `"x"`, "severity": `"sev1"`, "started": "2022-10-15"}[must] + "\n"
			}
		}
		checkExample(t, f, src)
	}
}

func checkExample(t *testing.T, f field, src string) {
	t.Helper()
	if f.Path == "after" {
		return // it stands in the text already
	}
	_, ds, err := LoadBytes(nil, "x.toml", []byte(src), Options{})
	for _, d := range ds {
		if !strings.HasPrefix(d.Rule, "unknown-s") {
			t.Errorf("%s: %v, %v", f.Path, d, err)
		}
	}
}
