package analysis

import (
	"bytes"
	"fmt"
	"os"
	"testing"
	"time"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report/record"
	"example.com/postmortem/templates"
)

func TestZZ(t *testing.T) {
	c, _, err := record.Load(incidents.FS, record.Options{Patterns: []string{"."}})
	if err != nil {
		t.Fatal(err)
	}
	gl, _ := templates.FS.ReadFile("lang/glossary.tsv")
	a, err := New(c, Options{AsOf: time.Date(2026, 11, 22, 12, 0, 0, 0, c.Register.Zone), Glossary: gl})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range a.IDs() {
		x, err := a.Case(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range x.Relations {
			g := -1
			if r.GapDays != nil {
				g = *r.GapDays
			}
			fmt.Println(r.Later, r.Relation, r.Earlier, r.Strength, r.Causes, g)
		}
	}
	r, err := a.Result()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	r.WriteJSON(&b)
	os.WriteFile("/tmp/kk/r.json", b.Bytes(), 0o644)
	x, _ := a.Case("KAKAO-2024-09-20")
	b.Reset()
	x.WriteJSON(&b)
	os.WriteFile("/tmp/kk/c.json", b.Bytes(), 0o644)
}
