package analysis

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"testing"

	"example.com/postmortem/incidents"
	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/record"
)

// Written in parts, a result and a case are what the encoder makes of them whole.
func TestPartsAreTheWhole(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"none": gen.Register(0, 1), "generated": gen.Register(120, 1), "KakaoTalk": incidents.FS} {
		c, _, err := record.Load(fsys, record.Options{})
		if err != nil {
			t.Fatal(err)
		}
		a, err := New(c, Options{AsOf: gen.AsOf})
		if err != nil {
			t.Fatal(err)
		}
		r, err := a.Result()
		if err != nil {
			t.Fatal(err)
		}
		same(t, name, r)
		for _, in := range c.Incidents {
			x, err := a.Case(in.ID)
			if err != nil {
				t.Fatal(err)
			}
			same(t, name+" "+in.ID, x)
		}
	}
}

func same(t *testing.T, name string, v any) {
	t.Helper()
	var parts, whole bytes.Buffer
	if err := writeJSON(&parts, v); err != nil {
		t.Fatal(err)
	}
	e := json.NewEncoder(&whole)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(parts.Bytes(), whole.Bytes()) {
		t.Errorf("%s: %d bytes in parts, %d as a whole", name, parts.Len(), whole.Len())
	}
}
