package record

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// One mistake in a sound record is one finding, at its place. In `to`, «» stands around the place.
var mutations = []struct{ from, to, rule string }{
	// keys
	{`id = "FULL-1"`, `«ib» = "FULL-1"`, "unknown-key"},
	{`title = { ko = "판교 화재"`, `«titel» = { ko = "판교 화재"`, "unknown-key"},
	{`title = { ko = "판교 화재"`, `«xyz» = { ko = "판교 화재"`, "unknown-key"},
	{`severity = "sev1"`, `«severty» = "sev1"`, "unknown-key"},
	{`started = { at =`, `«startet» = { at =`, "unknown-key"},
	{`started = { at = "2022-10-15 15:30", precision`, `started = { at = "2022-10-15 15:30", «precison»`, "unknown-key"},
	{`started = { at = "2022-10-15 15:30"`, `started = { «an» = "2022-10-15 15:30"`, "unknown-key"},
	{`en = "Pangyo fire"`, `«eng» = "Pangyo fire"`, "unknown-key"},
	{`[review]`, `[«reviw»]`, "unknown-key"},
	{`[[claim]]`, `[[«clam»]]`, "unknown-key"},
	{`about = "duration"`, `«abuot» = "duration"`, "unknown-key"},
	{`says = "127h33m"`, `«say» = "127h33m"`, "unknown-key"},
	{`[[cause.factor]]`, `[[cause.«factors»]]`, "unknown-key"},
	{`was = [{ state`, `was = [{ «stat»`, "unknown-key"},
	{`existed = "partial"`, `«exists» = "partial"`, "unknown-key"},
	{`feature = "messaging"`, `«featur» = "messaging"`, "unknown-key"},
	{`site = "pangyo"`, `«sites» = "pangyo"`, "unknown-key"},
	{`what = "불꽃"`, `«whta» = "불꽃"`, "unknown-key"},
	{`at = "01:31"`, `«ta» = "01:31"`, "unknown-key"},
	{`incident = "earlier"`, `«incidnet» = "earlier"`, "unknown-key"},
	{`digest = "9f86d081"`, `«digset» = "9f86d081"`, "unknown-key"},
	{"confirmed = true", "«confirmd» = true", "unknown-key"},
	{"[clock]", "[«clok»]", "unknown-key"},
	{"[[source]]", "[[«sorce»]]", "unknown-key"},
	{"[[affected]]", "[[«afected»]]", "unknown-key"},
	{"[[dependency]]", "[[«dependancy»]]", "unknown-key"},
	{"restored = ", "«restord» = ", "unknown-key"},
	// ids
	{`severity = "sev1"`, `severity = «"sev2"»`, "unknown-severity"},
	{`category = "power/fire"`, `category = «"power/fir"»`, "unknown-cause"},
	{`category = "redundancy/single-site"`, `category = «"redundancy"»`, "unknown-cause"},
	{`addresses = ["redundancy/single-site"]`, `addresses = [«"network/x"»]`, "unknown-cause"},
	{`feature = "messaging"`, `feature = «"massaging"»`, "unknown-feature"},
	{`site = "pangyo"`, `site = «"pangio"»`, "unknown-site"},
	{`existed = "partial", site = "anyang"`, `existed = "partial", site = «"anyan"»`, "unknown-site"},
	{`incident = "earlier"`, `incident = «"earler"»`, "unknown-incident"},
	{`incidents = ["FULL-1"]`, `incidents = ["FULL-1", «"FULL-2"»]`, "unknown-incident"},
	{`source = ["kakao", "msit"]`, `source = ["kakao", «"mist"»]`, "unknown-source"},
	{"url = \"https://example.com/1\"\nnote = \"사본\"\naudience = \"public\"\n[[source]]\nid = \"kakao\"", "url = \"https://example.com/1\"\nnote = \"사본\"\naudience = \"public\"\n[[source]]\nid = \"kakao\"\n[[source]]\nid = «\"msit\"»", "duplicate-id"},
	{`id = "FULL-1"`, `id = «"earlier"»`, "duplicate-id"},
	// words
	{`status = "closed"`, `status = «"close"»`, "wrong-value"},
	{`kind = "degradation"`, `kind = «"degraded"»`, "wrong-value"},
	{`audience = "public"` + "\nsummary", `audience = «"everybody"»` + "\nsummary", "wrong-value"},
	{`by = "monitoring"`, `by = «"monitor"»`, "wrong-value"},
	{`about = "detected"`, `about = «"detecting"»`, "wrong-value"},
	{`relation = "recurrence"`, `relation = «"again"»`, "wrong-value"},
	{`precision = "estimated"`, `precision = «"about"»`, "wrong-value"},
	// types and numbers
	{`confirmed = true`, `confirmed = «"true"»`, "wrong-type"},
	{`severity = "sev1"`, `severity = «1»`, "wrong-type"},
	{`count = 1500`, `count = «"1500"»`, "wrong-type"},
	{`count = 1500`, `count = «-1»`, "wrong-value"},
	{`users = 0.8`, `users = «80»`, "wrong-value"},
	{`users = 0.8`, `users = «"80 %"»`, "wrong-type"},
	{`controls = ["ISO27001 A.5.27"]`, `controls = «"ISO27001 A.5.27"»`, "wrong-type"},
	{`lucky = ["토요일이었다."]`, `lucky = ["토요일이었다.", «7»]`, "wrong-type"},
	{`lost = true`, `lost = «["yes"]»`, "wrong-type"},
	{`went_wrong = ["시험하지 않았다."]`, `went_wrong = [{ ko = «3» }]`, "wrong-type"},
	// times and durations
	{`triggered = { at = "2022-10-15 15:19"`, `triggered = { at = «"2022-10-15 25:19"»`, "bad-time"},
	{`resolved = "2022-10-20 23:00"`, `resolved = «"2022-02-30"»`, "bad-time"},
	{`announced = 2022-10-15T15:52:00`, `announced = «2022-10-15T15:62:00»`, "bad-time"},
	{`on = 2022-12-20` + "\nbecause = { ko", `on = «"next week"»` + "\nbecause = { ko", "bad-time"},
	{`at = "2022-10-15 15:30", precision`, `at = «"15:30"», precision`, "bad-time"},
	{`before = "2022-10-15 15:52"`, `before = «"2022-10-15 15:22"»`, "wrong-value"},
	{`duration = "127h30m"`, `duration = «"127x"»`, "bad-duration"},
	{`duration = "127h30m"`, `duration = «127»`, "wrong-type"},
	{`says = "127h33m"`, `says = «"15:30 or so"»`, "bad-duration"},
	{"about = \"detected\"\nsays = \"15:27\"", "about = \"detected\"\nsays = «\"15 minutes\"»", "bad-time"},
	// both forms, twice, syntax
	{`[[affected]]`, "[«affected»]", "wrong-type"},
	{`controls = ["ISO27001 A.5.27"]`, "controls = [\"ISO27001 A.5.27\"]\n«severity» = \"sev1\"", "duplicate-key"},
	{`[imported]`, "[«review»]\n[imported]", "duplicate-key"},
	{`[imported]`, "[«source»]\n[imported]", "duplicate-key"},
	{`state = "approved"`, `state = «a»pproved`, "syntax"},
	{`state = "approved"`, `state «"»approved"`, "syntax"},
	{`title = { ko = "판교 화재", en`, `title = { ko = "판교 화재" «e»n`, "syntax"},
}

func TestMutations(t *testing.T) {
	full, err := os.ReadFile("testdata/full/full.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mutations {
		t.Run(m.to, func(t *testing.T) {
			if !strings.Contains(string(full), m.from) {
				t.Fatalf("the full record has no %q", m.from)
			}
			marked := strings.Replace(string(full), m.from, m.to, 1)
			at := strings.Index(marked, "«")
			src := strings.Replace(marked, "«", "", 1)
			end := strings.Index(src, "»")
			src = strings.Replace(src, "»", "", 1)
			_, ds := loadWith(t, "full.toml", src)
			if len(ds) != 1 {
				t.Fatalf("%d findings: %v", len(ds), ds)
			}
			f := newFile("full.toml", []byte(src))
			if d := ds[0]; d.Rule != m.rule || d.At != f.position(at) || d.End != f.position(end) {
				t.Errorf("got %s to %d:%d %s (%s), want %s to %d:%d", d.At, d.End.Line, d.End.Col, d.Rule, d.Message, f.position(at), f.position(end).Line, f.position(end).Col)
			}
		})
	}
}

// loadWith loads the full folder with one file replaced.
func loadWith(t testing.TB, name, src string) (*Corpus, []Diagnostic) {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, n := range []string{"full.toml", "earlier.toml", "register.toml"} {
		b, err := os.ReadFile("testdata/full/" + n)
		if err != nil {
			t.Fatal(err)
		}
		fsys[n] = &fstest.MapFile{Data: b}
	}
	fsys[name] = &fstest.MapFile{Data: []byte(src)}
	c, ds, err := Load(fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c, ds
}

func oneFile(name, src string) fstest.MapFS {
	return fstest.MapFS{name: &fstest.MapFile{Data: []byte(src)}}
}
