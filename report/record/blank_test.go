package record

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.com/postmortem/report/internal/golden"
)

func TestBlank(t *testing.T) {
	r, now := builtin(), time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	korean := *r
	korean.Languages = []string{"ko", "en"}
	korean.Features = []Feature{{ID: "messaging"}, {ID: "media"}}
	korean.Sites = []Site{{ID: "anyang"}}
	like := Blank{Title: "Slow\nagain \"and\" again", Affected: []string{"messaging", "media"}, Sites: []string{"anyang", "gasan"}, Cause: "network", From: "INC-1"}
	full := Blank{ID: "a/b", Schema: "../.schema/incident.schema.json", Title: "Slow", Severity: "sev1", Started: "about 2026-11-22 11:00", Duration: "20m",
		Affected: []string{"web"}, Sites: []string{"unknown"}, Cause: "unknown", Summary: "It was slow.\nVery."}
	for name, got := range map[string][]byte{
		"short.toml": Blank{Schema: ".schema/incident.schema.json", Title: "메일이 늦다"}.Short(&korean, now),
		"like.toml":  like.Short(r, now),
		"full.toml":  full.Short(r, now),
		"long.toml":  Blank{Title: "Slow"}.Long(&korean, now),
		"long2.toml": like.Long(r, now),
	} {
		golden.Compare(t, filepath.Join("testdata", "blank", name), got)
		if again := format(got, newGrammar().incident); string(again) != string(got) {
			t.Errorf("%s is not formatted:\n%s", name, again)
		}
	}
}

// What the checks say about a new record is what is to be filled in, and nothing else.
func TestBlankChecked(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	b := Blank{Title: "Slow"}
	for _, src := range [][]byte{b.Short(builtin(), now), b.Long(builtin(), now)} {
		_, ds, err := LoadBytes(nil, "x.toml", src, Options{})
		if err != nil || len(ds) != 2 || ds[0].Rule != "wrong-value" || ds[1].Rule != "bad-time" {
			t.Errorf("%v %v\n%s", err, ds, src)
		}
	}
	b.Severity, b.Started, b.Duration, b.Cause = "sev1", "2026-11-22 11:00", "20m", "unknown"
	b.Affected, b.Sites = []string{"mail", "web"}, []string{"a", "b"}
	for _, src := range [][]byte{b.Short(builtin(), now), b.Long(builtin(), now)} {
		c, ds, err := LoadBytes(nil, "x.toml", src, Options{})
		if err != nil || ds != nil {
			t.Fatalf("%v %v\n%s", err, ds, src)
		}
		in := c.Incidents[0]
		if len(in.Affected) != 2 || len(in.Dependencies) != 2 || in.Cause.State != CauseUnknown || !in.Clock.Resolved.At.Equal(now.Add(-40*time.Minute)) {
			t.Errorf("%+v", in)
		}
	}
}

// Every line of a long record is right as soon as the # before it is taken away.
func TestBlankLongUncommented(t *testing.T) {
	src := Blank{Title: "Slow", Severity: "sev1", Started: "2022-10-15 15:30"}.Long(builtin(), time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC))
	all := regexp.MustCompile(`(?m)^#([a-z\[])`).ReplaceAll(src, []byte("$1"))
	if strings.Count(string(all), "\n[") < 15 {
		t.Fatalf("hardly any table:\n%s", all)
	}
	fsys := fstest.MapFS{"x.toml": {Data: all}}
	_, ds, err := Load(fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if d.Rule != "unknown-incident" && d.Rule != "unknown-source" { // the examples name some
			t.Errorf("%v: %s", d.At, d.Message)
		}
	}
}
