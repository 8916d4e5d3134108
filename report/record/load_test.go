package record

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.com/postmortem/report/internal/golden"
)

// The same files give the same result with any number of jobs, and under any zone of the machine.
func TestDeterministic(t *testing.T) {
	if os.Getenv("RECORD_DUMP") != "" {
		c, ds, err := Load(os.DirFS("testdata/full"), Options{})
		fmt.Println(dump(c), ds, err)
		return
	}
	var outputs []string
	for _, tz := range []string{"UTC", "America/New_York", "Asia/Kolkata"} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestDeterministic$")
		cmd.Env = append(os.Environ(), "TZ="+tz, "RECORD_DUMP=1")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		out, _, _ = bytes.Cut(out, []byte("PASS"))
		outputs = append(outputs, string(out))
	}
	if outputs[0] != outputs[1] || outputs[0] != outputs[2] || !strings.Contains(outputs[0], "15:52:00+09:00") {
		t.Errorf("the zone of the machine shows:\n%s\n%s", outputs[0], outputs[1])
	}
	one, _, err := Load(os.DirFS("testdata/full"), Options{Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	many, _, err := Load(os.DirFS("testdata/full"), Options{Jobs: 8})
	if err != nil || dump(one) != dump(many) {
		t.Errorf("the number of jobs shows, error %v", err)
	}
}

// The register in the repository is sound.
func TestOwnIncidents(t *testing.T) {
	c, ds, err := Load(os.DirFS("../.."), Options{Patterns: []string{"incidents"}})
	if err != nil || len(ds) > 0 || len(c.Incidents) < 30 {
		t.Fatalf("%d incidents, error %v, findings %v", len(c.Incidents), err, ds)
	}
	for i, in := range c.Incidents[1:] {
		if in.order().Before(c.Incidents[i].order()) {
			t.Errorf("%s stands after %s", in.ID, c.Incidents[i].ID)
		}
	}
}

// Which files are read, against which register, and what others they may name.
func TestPatterns(t *testing.T) {
	record := func(more string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("title = \"x\"\nseverity = \"s\"\nstarted = \"2023-01-17\"\n" + more)}
	}
	fsys := fstest.MapFS{
		"org/register.toml":           {Data: []byte("[register]\nzone = \"Asia/Seoul\"\n[[severity]]\nid = \"s\"\n")},
		"org/2023/a.toml":             record("related = [{ incident = \"b\", relation = \"part-of\" }]\n"),
		"org/2023/deep/b.toml":        record(""),
		"org/2024/c.toml":             record(""),
		"org/2024/_draft.toml":        record(""),
		"org/2024/quarters/q.toml":    record(""),
		"org/2024/.cache/hidden.toml": record(""),
		"other/d.toml":                record(""),
	}
	for _, c := range []struct {
		patterns []string
		want     string
		findings int
	}{
		{[]string{"org"}, "a b c", 0},
		{[]string{"org/2023"}, "a b", 0},
		{[]string{"org/2023/a.toml"}, "a", 0}, // b is not loaded, and exists
		{[]string{"org/2024/c.toml", "org/2023", "org/2023/a.toml"}, "a b c", 0},
		{[]string{"org/2024/_draft.toml"}, "_draft", 0},
		{[]string{"org/register.toml"}, "", 0}, // the register alone
		{[]string{"other"}, "", 1},             // without the register there is no severity "s"
	} {
		corpus, ds, err := Load(fsys, Options{Patterns: c.patterns})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, in := range corpus.Incidents {
			ids = append(ids, in.ID)
		}
		if strings.Join(ids, " ") != c.want || len(ds) != c.findings {
			t.Errorf("%q: %v, findings %v", c.patterns, ids, ds)
		}
	}
	c, ds, err := LoadBytes(fsys, "-", record("related = [{ incident = \"a\", relation = \"part-of\" }, { incident = \"zz\", relation = \"part-of\" }]\n").Data, Options{Register: "org/register.toml"})
	if err != nil || len(ds) != 1 || ds[0].Rule != "unknown-incident" || len(c.Incidents) != 0 {
		t.Errorf("from standard input: %v, %v", ds, err)
	}
	c, ds, err = LoadBytes(fsys, "-", record("").Data, Options{Patterns: []string{"org/2023"}})
	if err != nil || len(ds) != 0 || len(c.Incidents) != 1 || c.Incidents[0].ID != "stdin" {
		t.Errorf("from standard input: %v, %v", ds, err)
	}
}

// Defaults, claims that are used, and what a record leaves out.
func TestDefaults(t *testing.T) {
	asOf := time.Date(2023, 1, 18, 14, 9, 0, 0, time.UTC)
	for _, c := range []struct{ name, more, want string }{
		{"open", "", "open, ongoing for 24h0m0s, cause , resolved false"},
		{"resolved", "resolved = \"14:18\"", "resolved, 9m0s to 9m0s, cause , resolved true"},
		{"overnight", "resolved = \"01:00\"", "resolved, 10h51m0s to 10h51m0s, cause , resolved true"},
		{"mitigated", "mitigated = \"14:18\"", "mitigated, ongoing for 24h0m0s, cause , resolved false"},
		{"duration", "duration = \"약 9분\"", "resolved, 6m45s to 11m58s, cause , resolved true"},
		{"open end", "duration = \"more than 1h\"", "resolved, 1h0m0s or more, cause , resolved true"},
		{"unknown end", "resolved = \"unknown\"", "resolved, not known, cause , resolved true"},
		{"limits", "resolved = { after = \"14:15\", before = \"14:20\" }", "resolved, 6m0s to 11m0s, cause , resolved true"},
		{"estimated", "resolved = { at = \"14:20\", precision = \"estimated\" }", "resolved, 6m0s to 16m0s, cause , resolved true"},
		{"used duration", "resolved = \"14:18\"\n[[claim]]\nabout = \"duration\"\nsays = \"15m\"\nuse = true", "resolved, 15m0s to 15m0s, cause , resolved true"},
		{"used clock", "resolved = \"14:18\"\n[[claim]]\nabout = \"resolved\"\nsays = \"14:30\"\nuse = true", "resolved, 21m0s to 21m0s, cause , resolved true"},
		{"unused clock", "resolved = \"14:18\"\n[[claim]]\nabout = \"resolved\"\nsays = \"14:30\"", "resolved, 9m0s to 9m0s, cause , resolved true"},
		{"cause unknown", "resolved = \"14:18\"\ncause = \"unknown\"", "resolved, 9m0s to 9m0s, cause unknown, resolved true"},
		{"cause known", "resolved = \"14:18\"\ncause = \"network\"", "resolved, 9m0s to 9m0s, cause confirmed network, resolved true"},
		{"closed", "status = \"closed\"", "closed, not known, cause , resolved false"},
		{"unconfirmed", "confirmed = false", "resolved, not known, cause , resolved false"},
	} {
		src := "title = \"x\"\nseverity = \"sev1\"\nstarted = \"2023-01-17 14:09\"\n" + c.more + "\n"
		corpus, ds, err := LoadBytes(nil, "x.toml", []byte(src), Options{})
		if err != nil || len(ds) > 0 || len(corpus.Incidents) != 1 {
			t.Fatalf("%s: %v, %v", c.name, ds, err)
		}
		in := corpus.Incidents[0]
		e := in.Duration(asOf)
		long := "not known"
		switch {
		case e.Ongoing:
			long = fmt.Sprintf("ongoing for %v", e.Lo)
		case e.Known && e.Unbounded():
			long = fmt.Sprintf("%v or more", e.Lo)
		case e.Known:
			long = fmt.Sprintf("%v to %v", e.Lo, e.Hi)
		}
		got := fmt.Sprintf("%s, %s, cause %s, resolved %t", in.Status, long, strings.TrimSpace(string(in.Cause.State)+" "+in.Cause.Category), !in.Clock.Resolved.IsZero())
		if got != c.want || in.ID != "x" || in.Kind != Outage || in.Audience != Internal {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestPrintInColor(t *testing.T) {
	c, ds, err := LoadBytes(nil, "x.toml", []byte("title = \"\x1b]0;x\x07\"\nsevrity = \"s\"\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Print(&b, c, ds, true); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/color.golden", b.Bytes())
	if strings.Contains(b.String(), "\x1b]") {
		t.Error("the terminal obeys the record")
	}
}

// A record of about 5 KB, as in a large register.
func BenchmarkLoad(b *testing.B) {
	full, err := os.ReadFile("testdata/full/full.toml")
	if err != nil {
		b.Fatal(err)
	}
	reg, err := os.ReadFile("testdata/full/register.toml")
	if err != nil {
		b.Fatal(err)
	}
	const n = 1000
	fsys := fstest.MapFS{"register.toml": {Data: reg}, "earlier.toml": {Data: []byte("title = \"x\"\nseverity = \"sev1\"\nstarted = 2012-04-28\n")}}
	for i := range n {
		src := strings.ReplaceAll(string(full), "FULL-1", fmt.Sprintf("FULL-%d", i+1))
		src = strings.Replace(src, "둘째 줄.", "둘째 줄."+strings.Repeat(" 이용자의 메시지 수발신이 늦어졌다.", 25), 1)
		fsys[fmt.Sprintf("r%04d.toml", i)] = &fstest.MapFile{Data: []byte(src)}
	}
	b.SetBytes(int64(n * len(fsys["r0000.toml"].Data)))
	b.ReportAllocs()
	for b.Loop() {
		c, ds, err := Load(fsys, Options{})
		if err != nil || len(ds) > 0 || len(c.Incidents) != n+1 {
			b.Fatal(len(ds), err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/record")
}
