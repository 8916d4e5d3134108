package importer

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// Ten thousand incidents in one file are a matter of seconds, the first time and the next.
func TestTenThousand(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, `{"id": "%d", "title": "Incident %d", "impact": "minor", "started_at": "2024-01-28T13:20:00Z", "resolved_at": "2024-01-28T14:42:00Z", "components": ["C%d"], "updates": [`, i, i, i%300)
		fmt.Fprintf(&b, `{"at": "2024-01-28T13:20:00Z", "message": "<p>We look into it.</p>"}, {"at": "2024-01-28T14:42:00Z", "message": "%s"}]}`+"\n", strings.Repeat("words ", 200))
	}
	start := time.Now()
	folder := fstest.MapFS{}
	for round := range 2 {
		res := Import(JSONLines, []File{{Name: "x.jsonl", Data: []byte(b.String())}}, Options{})
		plan, err := res.Plan(folder)
		if err != nil || len(plan) != 10_000 || len(res.Problems) > 0 {
			t.Fatalf("%d records, %v, %v", len(plan), err, res.Problems)
		}
		for _, c := range plan {
			if want := map[int]State{0: Created, 1: Unchanged}[round]; c.State != want {
				t.Fatalf("round %d: %s is %s", round, c.Path, c.State)
			}
			folder[c.Path], folder[c.Base] = &fstest.MapFile{Data: c.New}, &fstest.MapFile{Data: c.Source}
		}
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}

// One line of many megabytes, or a file that is none of what it says, is a complaint and not a wait.
func TestHuge(t *testing.T) {
	big := strings.Repeat("x", 20<<20)
	for _, c := range []struct {
		m    *Importer
		data string
	}{
		{JSONLines, `{"id": "1", "title": "` + big + `"}` + "\n" + `{"id": "2", "title": "fine", "started_at": "2024-01-28T13:20:00Z"}`},
		{Statuspage, `{"incidents": [{"id": "1", "name": "` + big},
		{Statuspage, big},
		{YAML, "- a: [" + big},
		{Markdown, "# " + big},
		{CState, "---\ntitle: " + big + "\n---\n"},
		{Statuspage, strings.Repeat("[", 1<<20)},
		{GCP, `[{"updates": [{"when": "2024-01-28T13:20:00Z", "text": "` + strings.Repeat("<div>", 1<<16) + `"}]}]`},
	} {
		start := time.Now()
		name := "topology/F/S/x_downtime" + c.m.Ext[0]
		res := Import(c.m, []File{{Name: name, Data: []byte(c.data)}}, builtinWithZone(or(c.m.Mapping, "github"))())
		if len(res.Problems) == 0 && len(res.Drafts) == 0 {
			t.Errorf("%s: neither a record nor a complaint", c.m.Name)
		}
		for _, p := range res.Problems {
			if len(p.Message)+len(p.Hint) > 2000 {
				t.Errorf("%s: a complaint of %d bytes", c.m.Name, len(p.Message))
			}
		}
		if c.m == JSONLines && len(res.Drafts) != 1 {
			t.Errorf("%d drafts beside the huge line", len(res.Drafts))
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: it took %v", c.m.Name, took)
		}
	}
	var b strings.Builder
	for range 30_000 {
		b.WriteString(`{"at": "2024-01-28T13:20:00Z", "message": "x"},`)
	}
	res := Import(JSONLines, []File{{Name: "x.jsonl", Data: []byte(`{"id": "1", "title": "t", "updates": [` + b.String() + `{}]}`)}}, Options{})
	plan, err := res.Plan(fstest.MapFS{})
	if err != nil || len(plan) != 1 || strings.Count(string(plan[0].New), "[[timeline]]") != 30_000 {
		t.Errorf("%d records, %v", len(plan), err)
	}
	if n := len(res.Problems); n == 0 || !strings.Contains(res.Problems[n-1].Message, "cannot be read as it is") {
		t.Errorf("a record that is too large is not told: %v", res.Problems)
	}
}
