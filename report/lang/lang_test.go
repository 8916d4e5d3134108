package lang_test

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/templates"
)

// load is a built-in language.
func load(t testing.TB, tag string) *lang.Lang {
	t.Helper()
	l, err := lang.Load(templates.FS, tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// catalogue is a language with this catalogue.
func catalogue(t testing.TB, tag, src string) *lang.Lang {
	t.Helper()
	l, err := lang.Load(fstest.MapFS{"lang/" + tag + ".toml": {Data: []byte(src)}}, tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

const sample = `
yes = "Yes"
"quoted.id" = "in quotes"
[summary]
lead = "{{.site}} was down for {{ .duration }}."
lead-ko = '{{josa .site "은/는"}} {{.duration}} 멈췄다.'
[summary.incidents]
description = "a headline"
one = "{{.count}} incident"
other = "{{.count}} incidents"
[kind]
fire = "fire"
other = "other"
[number]
group = ","
point = "."
`

func TestT(t *testing.T) {
	l := catalogue(t, "en", sample)
	tests := []struct {
		want string
		id   string
		args []any
	}{
		{"Yes", "yes", nil},
		{"in quotes", "quoted.id", nil},
		{"Pangyo was down for 5 h.", "summary.lead", []any{"site", "Pangyo", "duration", "5 h"}},
		{"판교는 5시간 멈췄다.", "summary.lead-ko", []any{"duration", "5시간", "site", "판교"}},
		{"1 incident", "summary.incidents", []any{"count", 1}},
		{"0 incidents", "summary.incidents", []any{"count", 0}},
		{"1,500 incidents", "summary.incidents", []any{"count", 1500}},
		{"2–3 incidents", "summary.incidents", []any{"count", "2–3"}},
		{"fire", "kind.fire", nil},
		{"other", "kind.other", nil}, // a section may have an "other" beside keys that are no plural forms
		{"1.50 was down for 1,500.", "summary.lead", []any{"site", 1.5, "duration", 1500}},
		{"May was down for [a].", "summary.lead", []any{"site", time.May, "duration", []string{"a"}}},
	}
	for _, tt := range tests {
		if got := l.T(tt.id, tt.args...); got != tt.want {
			t.Errorf("T(%q, %v) = %q, want %q", tt.id, tt.args, got, tt.want)
		}
	}
}

func TestMissing(t *testing.T) {
	l := load(t, "en")
	if m := l.Missing(); len(m) > 0 {
		t.Fatalf("missing before anything was said: %v", m)
	}
	if got := l.T("no.such"); got != "⟦no.such⟧" {
		t.Errorf("missing message: %q", got)
	}
	if got := l.T("about.amount", "amonut", "2"); got != "about ⟦about.amount.amount⟧" {
		t.Errorf("missing argument: %q", got)
	}
	if got := l.T("about.amount", "amount"); got != "about ⟦about.amount.amount⟧" {
		t.Errorf("name without value: %q", got)
	}
	if got, want := l.Missing(), []string{"about.amount.amount", "no.such"}; !slices.Equal(got, want) {
		t.Errorf("Missing() = %v, want %v", got, want)
	}
}

func TestIDs(t *testing.T) {
	l := catalogue(t, "en", sample)
	want := []string{"kind.fire", "kind.other", "number.group", "number.point", "quoted.id", "summary.incidents", "summary.lead", "summary.lead-ko", "yes"}
	if got := l.IDs(); !slices.Equal(got, want) {
		t.Errorf("IDs() = %v", got)
	}
	if !l.Has("summary.lead") || l.Has("summary") {
		t.Error("Has")
	}
	if got := l.Args("summary"); got != nil {
		t.Errorf("Args of a section = %v", got)
	}
	if got := l.Args("summary.lead-ko"); !slices.Equal(got, []string{"duration", "site"}) {
		t.Errorf("Args() = %v", got)
	}
}

// TestPluralRules takes a language whose plurals are unlike English and Korean, to see that the rules are CLDR's.
func TestPluralRules(t *testing.T) {
	l := catalogue(t, "pl", `day = { one = "{{.count}} dzień", few = "{{.count}} dni (few)", many = "{{.count}} dni", other = "{{.count}} dnia" }`)
	for n, want := range map[int]string{1: "1 dzień", 2: "2 dni (few)", 5: "5 dni", 22: "22 dni (few)", -1: "-1 dzień"} {
		if got := strings.Replace(l.T("day", "count", n), "⟦number.minus⟧", "-", 1); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"syntax", "a = \"x\"\nb = \n", "lang/en.toml:2: expected value"},
		{"same id twice", "[a]\nb = \"x\"\nb = \"y\"\n", "lang/en.toml:3: Key 'a.b' has already been defined"},
		{"same id, another key", "\"a.b\" = \"x\"\n[a]\nb = \"y\"\n", `lang/en.toml:1: message "a.b": defined twice`},
		{"number", "[a]\n\nb = 3\n", `lang/en.toml:3: message "a.b": want a text or a section, not 3`},
		{"open brace", "[a]\nx = \"\"\nb = \"so {{.x\"\n", `lang/en.toml:3: message "a.b": "{{.x" is not closed`},
		{"condition", "\nb = \"{{if .x}}a{{end}}\"", `lang/en.toml:2: message "b": {{if .x}}: want {{.name}} or {{josa .name "은/는"}}`},
		{"no dot", "b = \"{{x}}\"", `lang/en.toml:1: message "b": {{x}}: want {{.name}} or {{josa .name "은/는"}}`},
		{"particle", "[a.b]\none = \"x\"\nother = '{{josa .x \"은/를\"}}'", `lang/en.toml:1: message "a.b": {{josa .x "은/를"}}: unknown particle "은/를"`},
		{"no particle", "b = '{{josa .x}}'", `lang/en.toml:1: message "b": {{josa .x}}: want a particle in quotes`},
		{"plural of number", "[a]\none = 1\nother = \"x\"", `lang/en.toml:1: message "a": one: want a text, not 1`},
	}
	for _, tt := range tests {
		_, err := lang.Load(fstest.MapFS{"lang/en.toml": {Data: []byte(tt.src)}}, "en")
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
	if _, err := lang.Load(templates.FS, "../en"); err == nil || !strings.Contains(err.Error(), `language "../en"`) {
		t.Errorf("a tag that is none: %v", err)
	}
	if _, err := lang.Load(templates.FS, "fr"); err == nil || !strings.Contains(err.Error(), "lang/fr.toml") {
		t.Errorf("a language without catalogue: %v", err)
	}
}

// TestConcurrent is for the race detector: goroutines share a language and miss messages together.
func TestConcurrent(t *testing.T) {
	l := load(t, "ko")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 100 {
				l.T("no.such")
				l.Duration(90 * time.Minute)
				l.Missing()
			}
		})
	}
	wg.Wait()
	if got := l.Missing(); !slices.Equal(got, []string{"no.such"}) {
		t.Errorf("Missing() = %v", got)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(sample)
	for _, tag := range []string{"en", "ko"} {
		src, err := fs.ReadFile(templates.FS, "lang/"+tag+".toml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		l, err := lang.Load(fstest.MapFS{"lang/en.toml": {Data: []byte(src)}}, "en")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "lang/en.toml:") {
				t.Fatalf("an error without its place: %v", err)
			}
			return
		}
		for _, id := range l.IDs() {
			var args []any
			for _, name := range l.Args(id) {
				args = append(args, name, "⟧")
			}
			if got := l.T(id, args...); strings.Contains(got, "⟦"+id) && !strings.Contains(src, "⟦") {
				t.Fatalf("T(%q) = %q", id, got)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b, "ko")
	}
}

func BenchmarkT(b *testing.B) {
	l := load(b, "ko")
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			l.T("when.unknown")
		}
	})
	b.Run("arguments", func(b *testing.B) {
		for b.Loop() {
			l.T("date.days-of-month", "days", "15~20", "month", "10월", "year", "2022")
		}
	})
	b.Run("duration", func(b *testing.B) {
		for b.Loop() {
			l.Duration(127*time.Hour + 30*time.Minute)
		}
	})
}
