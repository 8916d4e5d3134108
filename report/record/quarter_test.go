package record

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestLoadQuarter reads sound and broken files: a case is a file and what is said of it.
func TestLoadQuarter(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"sound", "period = \"2024Q2\"\nas_of = 2024-07-15\n[approved]\nby = \"Kim\"\non = 2024-07-16\n[commentary]\nrates = { ko = \"늘었다.\", en = \"More.\" }\n", ""},
		{"unknown key", "period = \"2024Q2\"\n[commentary]\nrate = \"x\"\n", "quarters/2024Q2.toml:3:1: unknown-key"},
		{"other period", "period = \"2024Q3\"\n", "quarters/2024Q2.toml:1:10: wrong-value"},
		{"no period", "as_of = 2024-07-15\n", "quarters/2024Q2.toml:1:1: missing"},
		{"approved by nobody", "period = \"2024Q2\"\n[approved]\non = 2024-07-16\n", "quarters/2024Q2.toml:2:2: missing"},
		{"no day", "period = \"2024Q2\"\nas_of = \"soon\"\n", "quarters/2024Q2.toml:2:9: "},
		{"no TOML", "period = \n", "quarters/2024Q2.toml:1:"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := fstest.MapFS{"quarters/2024Q2.toml": {Data: []byte(c.src)}}
			q, found, err := LoadQuarter(fsys, "quarters/2024Q2.toml", builtin())
			if err != nil {
				t.Fatal(err)
			}
			schemaSays(t, c.src, found)
			var got []string
			for _, d := range found {
				got = append(got, d.At.String()+": "+d.Rule)
			}
			if c.want == "" {
				if len(found) > 0 || q == nil || q.Approved.By != "Kim" || q.Commentary["rates"]["ko"] != "늘었다." || q.AsOf.Lo.Day() != 15 {
					t.Errorf("got %+v, %q", q, got)
				}
				return
			}
			if q != nil || len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
				t.Errorf("got %q, want one finding %s…", got, c.want)
			}
		})
	}
}

// schemaSays holds the schema against what was found: editors complain of what the program does, apart from what no schema can state.
func schemaSays(t *testing.T, src string, found []Diagnostic) {
	t.Helper()
	m, err := decode([]byte(src))
	if err != nil {
		return
	}
	sound := !slices.ContainsFunc(found, func(d Diagnostic) bool { return d.Level == Error && d.Rule != "wrong-value" && !schemaBlind(d) })
	if verdict := compile(t, "quarter").Validate(plain(m)); (verdict == nil) != sound {
		t.Errorf("sound %t by the checks, by the schema: %v", sound, verdict)
	}
}

func TestBlankQuarterIsSound(t *testing.T) {
	blank := string(BlankQuarter("2024Q2", "2024-07-15", "../.schema/quarter.schema.json", builtin()))
	for name, src := range map[string]string{"blank": blank, "uncommented": regexp.MustCompile(`(?m)^# (\[|\w+ *=)`).ReplaceAllString(blank, "$1")} {
		fsys := fstest.MapFS{"2024Q2.toml": {Data: []byte(src)}}
		q, found, err := LoadQuarter(fsys, "2024Q2.toml", builtin())
		schemaSays(t, src, found)
		if err != nil || q == nil || len(found) > 0 {
			t.Errorf("%s: %v, %v in\n%s", name, err, found, src)
		}
	}
}

func FuzzLoadQuarter(f *testing.F) {
	f.Add([]byte("period = \"2024Q2\"\n[commentary]\nrates = \"x\"\n"))
	f.Add([]byte("period = 1\nas_of = { after = 2024-01-01 }\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		fsys := fstest.MapFS{"2024Q2.toml": {Data: src}}
		q, found, err := LoadQuarter(fsys, "2024Q2.toml", builtin())
		if err == nil && q == nil && len(found) == 0 {
			t.Error("a file was refused without a reason")
		}
	})
}
