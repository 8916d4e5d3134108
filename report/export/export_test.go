package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/record"
)

func load(t testing.TB, dir string) *record.Corpus {
	t.Helper()
	c, ds, err := record.Load(os.DirFS(dir), record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if d.Level == record.Error {
			t.Fatal(d)
		}
	}
	return c
}

var asOf = time.Date(2024, 7, 1, 12, 0, 0, 0, time.FixedZone("", 9*3600))

func write(t testing.TB, f *Format, d *Data) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every format, for those inside and for the public, to be read; and twice the same.
func TestFormats(t *testing.T) {
	c := load(t, "testdata/records")
	for _, a := range []record.Audience{record.Internal, record.Public} {
		for _, f := range Formats {
			got := write(t, f, Of(c, a, asOf))
			golden.Compare(t, filepath.Join("testdata/golden", f.Name+"."+a.String()), got)
			if again := write(t, f, Of(load(t, "testdata/records"), a, asOf)); !bytes.Equal(got, again) {
				t.Errorf("%s is not the same twice", f.Name)
			}
		}
	}
}

// What an audience may not see is in no format, by whatever name.
func TestAudience(t *testing.T) {
	c := load(t, "testdata/records")
	for audience, words := range map[record.Audience][]string{
		record.Public:   {"internal-word", "restricted-word", "INC-2", "secret", "비밀", "internal.example", "statuspage"},
		record.Internal: {"restricted-word", "secret", "비밀"},
	} {
		for _, f := range Formats {
			text := string(write(t, f, Of(c, audience, asOf)))
			for _, w := range words {
				if strings.Contains(text, w) {
					t.Errorf("%s for %s has %q", f.Name, audience, w)
				}
			}
		}
	}
	if n := Of(c, record.Restricted, asOf).Left; n != 0 {
		t.Errorf("%d left out for those who may see everything", n)
	}
}

// Whatever a record of every field says stands in the JSON: no string of it is lost.
func TestJSONHasEverything(t *testing.T) {
	c := load(t, "../record/testdata/full")
	text := write(t, JSON, Of(c, record.Restricted, asOf))
	var doc map[string]any
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	gather(doc["incidents"], have)
	for _, in := range c.Incidents {
		wanted := map[string]bool{}
		strs(reflect.ValueOf(*in), wanted)
		if in.ID == "FULL-1" && len(wanted) < 60 {
			t.Errorf("only %d strings in the full record", len(wanted))
		}
		for s := range wanted {
			if !have[s] {
				t.Errorf("%s: %q is not in the JSON", in.ID, s)
			}
		}
	}
}

func gather(v any, into map[string]bool) {
	switch v := v.(type) {
	case string:
		into[v] = true
	case []any:
		for _, x := range v {
			gather(x, into)
		}
	case map[string]any:
		for _, x := range v {
			gather(x, into)
		}
	}
}

// strs are the strings in a value of the record.
func strs(v reflect.Value, into map[string]bool) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			into[v.String()] = true
		}
	case reflect.Pointer:
		if !v.IsNil() && v.Type() != reflect.TypeFor[*record.File]() && v.Type() != reflect.TypeFor[*time.Location]() {
			strs(v.Elem(), into)
		}
	case reflect.Slice:
		for i := range v.Len() {
			strs(v.Index(i), into)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			strs(v.MapIndex(k), into)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				strs(v.Field(i), into)
			}
		}
	}
}

func TestTame(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "": "", "=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "  =1": "'  =1", "＝1": "'＝1", "\"=1": "'\"=1",
		"a=1": "a=1", "한글": "한글", "|x": "'|x", "2024-01-01T00:00:00Z": "2024-01-01T00:00:00Z", "'=1": "'=1", "\n=1": "'\n=1",
	} {
		if got := tame(in); got != want {
			t.Errorf("tame(%q) = %q, want %q", in, got, want)
		}
	}
}

// No cell of a table is a formula, and every row has all columns.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"x", "=1+1", "a,b\r\nc", `"`, "\x00", " +1", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		rows, err := csv.NewReader(bytes.NewReader(write(t, CSV, dataWith(s)))).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[0]) != len(rows[1]) {
			t.Fatalf("%q: %v, %d rows", s, err, len(rows))
		}
		for _, cell := range rows[1] {
			if trimmed := strings.TrimLeft(cell, " \t\r\n\""); trimmed != "" && strings.ContainsRune("=+-@", rune(trimmed[0])) {
				t.Errorf("%q is a formula", cell)
			}
		}
	})
}

func dataWith(s string) *Data {
	in := &record.Incident{ID: "X", Title: record.Text{"en": s}, Summary: record.Text{"en": s}, Severity: s, Kind: record.Outage, Confirmed: true, Audience: record.Public,
		Clock: record.Clock{Started: record.Point{Moment: record.At(asOf)}}, Affected: []record.Affected{{Feature: s}}, Imported: record.Imported{URL: s}}
	return &Data{Register: &record.Register{Zone: time.UTC, Languages: []string{"en"}}, Incidents: []*record.Incident{in}, Audience: record.Public, AsOf: asOf, Languages: []string{"en"}}
}

// Lines of a calendar are at most 75 bytes of whole characters; unfolded and unescaped they say what the record says.
func FuzzCalendar(f *testing.F) {
	for _, s := range []string{"x", strings.Repeat("가", 60), "a;b,c\\d\ne", "\nEND:VCALENDAR", strings.Repeat("x", 300), "\r\nX:1", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := string(write(t, Calendar, dataWith(s)))
		for l := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
			if len(l) > 75 || !utf8.ValidString(l) || strings.ContainsAny(l, "\r\n") {
				t.Fatalf("bad line %q", l)
			}
		}
		unfolded := strings.ReplaceAll(text, "\r\n ", "")
		if strings.Count(unfolded, "\r\nEND:VEVENT\r\n") != 1 || strings.Count("\r\n"+unfolded, "\r\nEND:VCALENDAR\r\n") != 1 {
			t.Fatalf("a text of the record became a line of its own:\n%s", text)
		}
		_, rest, _ := strings.Cut(unfolded, "\r\nDESCRIPTION:")
		got, _, _ := strings.Cut(rest, "\r\n")
		got = strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(got)
		want := strings.Map(func(r rune) rune {
			if r < 0x20 && r != '\n' && r != '\t' || r == 0x7f {
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, "\ufffd"))
		if got != want {
			t.Errorf("%q came back as %q", want, got)
		}
	})
}

// Every line of the metrics is a comment or a sample, whatever the ids are.
func FuzzOpenMetrics(f *testing.F) {
	for _, s := range []string{"sev1", "a\"b", "a\nb 1", `\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // ids are UTF-8 by the checks of the record
		}
		text := string(write(t, OpenMetrics, dataWith(s)))
		if !strings.HasSuffix(text, "\n# EOF\n") {
			t.Error("no end")
		}
		for l := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
			if !strings.HasPrefix(l, "# ") && !strings.HasPrefix(l, "postmortem_") {
				t.Fatalf("bad line %q", l)
			}
		}
	})
}
