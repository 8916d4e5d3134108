package record_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/record"
)

// What is kept of incidents in brief tells the same about what recurs, and the same is found wrong.
func TestBrief(t *testing.T) {
	broken := fstest.MapFS{}
	for _, name := range []string{"a", "b"} {
		broken[name+".toml"] = &fstest.MapFile{Data: []byte("id = \"x\"\ntitle = \"x\"\nseverity = \"sev1\"\nstarted = \"2023-01-17 14:09\"\nduration = \"9m\"\n" +
			"related = [{ incident = \"" + name + "\", relation = \"part-of\" }]\n")}
	}
	hiding := fstest.MapFS{}
	for _, name := range []string{"a", "b", "c"} { // a cause that fewer people may see must tell the others nothing
		hiding[name+".toml"] = &fstest.MapFile{Data: []byte("title = \"Queue stopped " + name + "\"\nseverity = \"sev1\"\nstarted = \"2023-01-17 14:09\"\nduration = \"9m\"\n" +
			"audience = \"public\"\nsummary = \"The queue stopped.\"\n[cause]\nstate = \"confirmed\"\naudience = \"internal\"\nsummary = \"Somebody pulled the wrong cable.\"\n")}
	}
	for name, fsys := range map[string]fs.FS{"KakaoTalk": incidents.FS, "generated": gen.Register(150, 2), "broken": broken, "hiding": hiding} {
		for _, audience := range []record.Audience{record.Public, record.Internal} {
			whole, brief := tell(t, fsys, record.Options{}, audience), tell(t, fsys, record.Options{Brief: true}, audience)
			if whole != brief {
				t.Errorf("%s, %v: %d bytes whole, %d in brief", name, audience, len(whole), len(brief))
			}
		}
	}
}

func tell(t *testing.T, fsys fs.FS, o record.Options, audience record.Audience) string {
	t.Helper()
	c, found, err := record.Load(fsys, o)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	fmt.Fprintln(&out, found)
	a, err := analysis.New(c, analysis.Options{Audience: audience, AsOf: gen.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	r, err := a.Result()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	for _, in := range c.Incidents {
		if !audience.MaySee(in.Audience) {
			continue
		}
		x, err := a.Case(in.ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := x.WriteJSON(&out); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}
