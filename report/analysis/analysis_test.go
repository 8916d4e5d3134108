package analysis_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/record"
	"example.com/postmortem/templates"
)

// files is a txtar as a folder of records.
func files(text string) fs.FS {
	out := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(text)).Files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return out
}

// load reads a folder of records that must be free of errors.
func load(t testing.TB, fsys fs.FS) *record.Corpus {
	t.Helper()
	c, found, err := record.Load(fsys, record.Options{Patterns: []string{"."}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if d.Level == record.Error {
			t.Fatalf("%s: %s", d.At, d.Message)
		}
	}
	return c
}

// open analyses a folder as of noon of a day.
func open(t testing.TB, fsys fs.FS, day string, change ...func(*analysis.Options)) *analysis.Analysis {
	t.Helper()
	c := load(t, fsys)
	asOf, err := time.ParseInLocation("2006-01-02 15:04", day+" 12:00", c.Register.Zone)
	if err != nil {
		t.Fatal(err)
	}
	words, err := fs.ReadFile(templates.FS, "lang/glossary.tsv")
	if err != nil {
		t.Fatal(err)
	}
	o := analysis.Options{AsOf: asOf, Glossary: words}
	for _, f := range change {
		f(&o)
	}
	a, err := analysis.New(c, o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func result(t testing.TB, a *analysis.Analysis) *analysis.Result {
	t.Helper()
	r, err := a.Result()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func caseOf(t testing.TB, a *analysis.Analysis, id string) *analysis.Case {
	t.Helper()
	c, err := a.Case(id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// everything is the JSON of the result and of every case.
func everything(t testing.TB, a *analysis.Analysis) string {
	t.Helper()
	var b bytes.Buffer
	if err := result(t, a).WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	for _, id := range a.IDs() {
		if err := caseOf(t, a, id).WriteJSON(&b); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func kakao(t testing.TB) *analysis.Analysis { return open(t, incidents.FS, "2026-11-22") }

// TestKakaoFamilies holds what people declared about the KakaoTalk register: a family for each class of repeats, and beside it what only
// shares a factor.
func TestKakaoFamilies(t *testing.T) {
	want := map[string][]string{
		"KAKAO-2012-04-28": {"KAKAO-2012-04-28 KAKAO-2022-10-15", "KAKAO-2013-12-09"},
		"KAKAO-2016-09-12": {"KAKAO-2016-09-12 KAKAO-2017-01-01 KAKAO-2020-01-01 KAKAO-2025-04-04", ""},
		"KAKAO-2020-03-02": {"KAKAO-2020-03-02 KAKAO-2020-03-17", "KAKAO-2013-12-09"},
		"KAKAO-2024-05-20": {"KAKAO-2024-05-20 KAKAO-2024-05-21",
			"KAKAO-2013-08-19-2 KAKAO-2017-02-13 KAKAO-2018-06-25 KAKAO-2022-10-04 KAKAO-2023-05-08 KAKAO-2024-05-13"},
	}
	families := result(t, kakao(t)).Families
	if len(families) != len(want) {
		t.Errorf("%d families, want %d", len(families), len(want))
	}
	for _, f := range families {
		var members []string
		for _, m := range f.Members {
			members = append(members, m.Incidents...)
		}
		kin := strings.Join(f.SameFactor, " ")
		if got := strings.Join(members, " "); got != want[f.ID][0] || !strings.HasPrefix(kin, want[f.ID][1]) {
			t.Errorf("family %s: %s; same factor: %s", f.ID, got, kin)
		}
		if f.TooLarge {
			t.Errorf("family %s is called a category", f.ID)
		}
	}
}

// TestFamilyOfCase: what is suggested about a family is the register's to say, and no case says it, whichever is asked first.
func TestFamilyOfCase(t *testing.T) {
	const family, member = "KAKAO-2020-03-02", "KAKAO-2020-03-17"
	a := kakao(t)
	for _, f := range result(t, a).Families {
		if f.ID == family && len(f.Undecided) == 0 {
			t.Errorf("nothing is suggested about %s: the test looks in the wrong place", family)
		}
	}
	if f := caseOf(t, a, member).Family; f.ID != family || len(f.Undecided) != 0 {
		t.Errorf("%s of family %s: %v", member, f.ID, f.Undecided)
	}
}

// TestKakaoRepeats holds how repeats stand to promises: the fire came while the promise of 2012 was open, and on 21 May 2024 nothing had been
// promised yet.
func TestKakaoRepeats(t *testing.T) {
	a := kakao(t)
	fire := caseOf(t, a, "KAKAO-2022-10-15").Repeat
	if fire == nil || fire.Against != analysis.WhileOpen || fire.Promises.Open != 1 || fire.Of != "KAKAO-2012-04-28" {
		t.Errorf("fire: %+v", fire)
	}
	may := caseOf(t, a, "KAKAO-2024-05-21").Repeat
	if may == nil || may.Against != analysis.NothingPromised || *may.GapDays != 1 || may.Promises.NotYet != 6 || may.Promises.Promised != 0 {
		t.Errorf("21 May 2024: %+v", may)
	}
}

// TestKakaoSeptember holds what is known of 20 September 2024, and no more: no relation that anybody declared, no cause, six actions that
// were reported as done by 24 September, on days that nobody knows.
func TestKakaoSeptember(t *testing.T) {
	c := caseOf(t, kakao(t), "KAKAO-2024-09-20")
	if c.CauseKnown || c.Repeat != nil || c.Family != nil {
		t.Errorf("cause known %v, repeat %v, family %v", c.CauseKnown, c.Repeat, c.Family)
	}
	seen := false
	for _, r := range c.Relations {
		if r.Relation != "possible" {
			t.Errorf("%s is called %s", r.Earlier, r.Relation)
		}
		if p := r.Promises; r.Earlier == "KAKAO-2024-05-21" {
			seen = true
			if p == nil || p.Unknown != 6 || p.Done+p.Open+p.NotYet != 0 || p.Latest != "2024-09-24" {
				t.Errorf("promises %+v", p)
			}
		}
	}
	if !seen {
		t.Error("the three outages of May are not mentioned")
	}
}

// TestSameBytes analyses again with what must not matter changed: the order of files, the number of goroutines.
func TestSameBytes(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"KakaoTalk": incidents.FS, "invented": gen.Register(300, 7)} {
		want := everything(t, open(t, fsys, "2026-11-22", func(o *analysis.Options) { o.Workers = 1 }))
		c := load(t, fsys)
		slices.Reverse(c.Incidents)
		words, err := fs.ReadFile(templates.FS, "lang/glossary.tsv")
		if err != nil {
			t.Fatal(err)
		}
		asOf := time.Date(2026, 11, 22, 12, 0, 0, 0, c.Register.Zone)
		a, err := analysis.New(c, analysis.Options{AsOf: asOf, Glossary: words, Workers: 5})
		if err != nil {
			t.Fatal(err)
		}
		result(t, a) // all before one: the order of questions does not matter either
		if got := everything(t, a); got != want {
			t.Errorf("%s: another order of records and another number of goroutines give other bytes", name)
		}
	}
}

// TestUnrelated adds an incident that has nothing to do with any other, at several times: no family may change.
func TestUnrelated(t *testing.T) {
	shape := func(r *analysis.Result) (all []string) {
		for _, f := range r.Suggested {
			var ids []string
			for _, e := range f.Episodes {
				ids = append(ids, e...)
			}
			all = append(all, strings.Join(ids, " "))
		}
		return all
	}
	before := shape(result(t, kakao(t)))
	for _, day := range []string{"2011-01-01", "2018-03-03", "2026-01-01"} {
		fsys := fstest.MapFS{"stranger.toml": &fstest.MapFile{Data: []byte(
			"id = \"STRANGER\"\ntitle = \"Ωμέγα\"\nsummary = \"Ψυχή και φως\"\nseverity = \"sev3\"\nstarted = \"" + day + " 10:00\"\nresolved = \"" + day + " 11:00\"\n")}}
		entries, err := fs.Glob(incidents.FS, "*.toml")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range entries {
			src, err := fs.ReadFile(incidents.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			fsys[name] = &fstest.MapFile{Data: src}
		}
		if after := shape(result(t, open(t, fsys, "2026-11-22"))); !slices.Equal(before, after) {
			t.Errorf("a stranger on %s changes the families:\n%q\n%q", day, before, after)
		}
	}
}

// TestAudience hides an incident, an action and a cause: nothing of them may be in any result, and no comparison may rest on them.
func TestAudience(t *testing.T) {
	fsys := files(`
-- register.toml --
[register]
languages = ["en"]
starts = 2020-01-01
[[cause]]
id = "secretcause"
name = "Secret"
-- a.toml --
id = "A"
title = "Login failed"
severity = "sev2"
audience = "public"
started = 2023-01-01T10:00:00Z
resolved = 2023-01-01T11:00:00Z
[cause]
state = "confirmed"
category = "secretcause"
audience = "restricted"
summary = "secretsummary"
[[action]]
id = "secretaction"
title = "secrettitle"
created = 2023-01-02
audience = "internal"
-- hidden.toml --
id = "HIDDEN"
title = "Login failed secretly"
severity = "sev2"
audience = "restricted"
started = 2023-02-01T10:00:00Z
resolved = 2023-02-01T11:00:00Z
cause = "secretcause"
-- b.toml --
id = "B"
title = "Login failed"
severity = "sev2"
audience = "public"
started = 2023-03-01T10:00:00Z
resolved = 2023-03-01T11:00:00Z
[[related]]
incident = "A"
relation = "recurrence"
because = "Same login."
by = "Kim"
[[related]]
incident = "HIDDEN"
relation = "recurrence"
because = "secretreason"
by = "Kim"
`)
	public := everything(t, open(t, fsys, "2024-01-01", func(o *analysis.Options) { o.Audience = record.Public }))
	for _, secret := range []string{"secret", "HIDDEN"} {
		if strings.Contains(public, secret) {
			t.Errorf("%q is in a public result", secret)
		}
	}
	if !strings.Contains(public, `"hidden": 1`) {
		t.Error("the result does not say that something is left out")
	}
	all := everything(t, open(t, fsys, "2024-01-01", func(o *analysis.Options) { o.Audience = record.Restricted }))
	for _, secret := range []string{"secretcause", "secretaction", "HIDDEN"} {
		if !strings.Contains(all, secret) {
			t.Errorf("%q is not in a restricted result: the test cannot fail", secret)
		}
	}
}
