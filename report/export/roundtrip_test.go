package export

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/postmortem/report/importer"
	"example.com/postmortem/report/record"
)

// Imported, written as records, read, and exported as JSON, the facts are those that the source has.
func TestImportExport(t *testing.T) {
	a, err := txtar.ParseFile(filepath.FromSlash("../importer/testdata/statuspage/components.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	src := a.Files[0].Data
	res := importer.Import(importer.Statuspage, []importer.File{{Name: "incidents.json", Data: src}}, importer.Options{})
	fsys := fstest.MapFS{"register.toml": {Data: res.Register()}}
	for _, d := range res.Drafts {
		var b bytes.Buffer
		if err := d.Write(&b); err != nil {
			t.Fatal(err)
		}
		fsys[d.Incident.ID+".toml"] = &fstest.MapFile{Data: b.Bytes()}
	}
	c, ds, err := record.Load(fsys, record.Options{})
	if err != nil {
		t.Fatal(err, ds)
	}
	var got struct {
		Incidents []struct {
			ID       string
			Title    map[string]string
			Clock    map[string]struct{ At string }
			Affected []struct{ Feature, Impact string }
			Timeline []struct {
				At   struct{ At time.Time }
				What map[string]string
			}
			Duration struct {
				Min float64 `json:"min_seconds"`
				Max float64 `json:"max_seconds"`
			}
			Imported struct{ ID, URL string }
		}
	}
	if err := json.Unmarshal(write(t, JSON, Of(c, record.Internal, asOf)), &got); err != nil {
		t.Fatal(err)
	}
	var want struct {
		Incidents []struct {
			ID, Name, Shortlink string
			Started             time.Time `json:"started_at"`
			Scheduled           time.Time `json:"scheduled_for"`
			Created             time.Time `json:"created_at"`
			Resolved            time.Time `json:"resolved_at"`
			Components          []struct{ Name string }
			Updates             []struct {
				Display time.Time `json:"display_at"`
			} `json:"incident_updates"`
		}
	}
	if err := json.Unmarshal(src, &want); err != nil {
		t.Fatal(err)
	}
	if len(got.Incidents) != len(want.Incidents) || len(want.Incidents) != 3 {
		t.Fatalf("%d incidents of %d", len(got.Incidents), len(want.Incidents))
	}
	for _, w := range want.Incidents {
		found := false
		for _, g := range got.Incidents {
			if g.Imported.ID != w.ID {
				continue
			}
			found = true
			start := w.Started
			for _, other := range []time.Time{w.Scheduled, w.Created} {
				if start.IsZero() {
					start = other
				}
			}
			if at, err := time.Parse(time.RFC3339Nano, g.Clock["started"].At); err != nil || !at.Equal(start) {
				t.Errorf("%s started %v, want %v", w.ID, g.Clock["started"].At, start)
			}
			if !w.Resolved.IsZero() && g.Duration.Min != w.Resolved.Sub(start).Seconds() || !w.Resolved.IsZero() && g.Duration.Max != g.Duration.Min {
				t.Errorf("%s lasted %v, want %v", w.ID, g.Duration, w.Resolved.Sub(start))
			}
			if g.Title["en"] != w.Name || g.Imported.URL != w.Shortlink || len(g.Affected) != len(w.Components) || len(g.Timeline) != len(w.Updates) {
				t.Errorf("%s: %+v", w.ID, g)
			}
			for i, u := range g.Timeline {
				if !u.At.At.Equal(w.Updates[len(w.Updates)-1-i].Display) {
					t.Errorf("%s: entry %d at %v", w.ID, i, u.At.At)
				}
			}
		}
		if !found {
			t.Errorf("%s is lost", w.ID)
		}
	}
	if text := string(write(t, JSON, Of(c, record.Internal, asOf))); strings.Contains(text, os.TempDir()) {
		t.Error("a path of this machine")
	}
}
