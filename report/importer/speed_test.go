package importer

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// history is a status history of n incidents, a kilobyte and a half each, as JSON Lines.
func history(n int) []File {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id": "%d", "title": "Incident %d", "impact": "minor", "started_at": "2024-01-28T13:20:00Z", "resolved_at": "2024-01-28T14:42:00Z", "components": ["C%d"], "updates": [`, i, i, i%300)
		fmt.Fprintf(&b, `{"at": "2024-01-28T13:20:00Z", "message": "<p>We look into it.</p>"}, {"at": "2024-01-28T14:42:00Z", "message": "%s"}]}`+"\n", strings.Repeat("words ", 200))
	}
	return []File{{Name: "x.jsonl", Data: []byte(b.String())}}
}

// The same history again changes nothing, however many records there are.
func TestAgain(t *testing.T) {
	const n = 500
	folder := fstest.MapFS{}
	for _, want := range []State{Created, Unchanged} {
		res := Import(JSONLines, history(n), Options{})
		plan, err := res.Plan(folder)
		if err != nil || len(plan) != n || len(res.Problems) > 0 {
			t.Fatalf("%d records, %v, %v", len(plan), err, res.Problems)
		}
		for _, c := range plan {
			if c.State != want {
				t.Fatalf("%s is %s, want %s", c.Path, c.State, want)
			}
			folder[c.Path], folder[c.Base] = &fstest.MapFile{Data: c.New}, &fstest.MapFile{Data: c.Source}
		}
	}
}

// BenchmarkImport imports ten thousand incidents into an empty folder.
func BenchmarkImport(b *testing.B) {
	files := history(10_000)
	for b.Loop() {
		plan, err := Import(JSONLines, files, Options{}).Plan(fstest.MapFS{})
		if err != nil || len(plan) != 10_000 {
			b.Fatal(len(plan), err)
		}
	}
}

// One line of many megabytes, or a file that is none of what it says, is a complaint.
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
