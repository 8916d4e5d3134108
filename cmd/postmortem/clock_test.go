package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"example.com/postmortem/incidents"
)

// TestClock makes pages again minutes later, and on the next day: on the same day no file changes, on another those that age do.
func TestClock(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.CopyFS("incidents", incidents.FS); err != nil {
		t.Fatal(err)
	}
	korea := time.FixedZone("KST", 9*60*60)
	morning := time.Date(2026, 11, 23, 0, 5, 0, 0, korea) // a day earlier in UTC
	at := func(now time.Time, args ...string) string {
		t.Helper()
		var stderr bytes.Buffer
		code := run(context.Background(), args, &environment{
			stdin: strings.NewReader(""), stdout: &bytes.Buffer{}, stderr: &stderr, getenv: func(string) string { return "" },
			now: func() time.Time { return now.UTC() },
		})
		if code != exitDone {
			t.Fatalf("%v: code %d, %s", args, code, stderr.String())
		}
		return stderr.String()
	}
	const none = " 0 files written"
	for _, args := range [][]string{
		{"render", "incidents", "-o", "pages"}, {"recurrence", "report", "incidents", "-o", "recurs"},
		{"quarter", "2026Q4", "incidents", "-o", "quarter"}, {"quarter", "2022Q4", "incidents", "-o", "quarter", "--with-postmortems"},
	} {
		if said := at(morning, args...); strings.Contains(said, none) {
			t.Errorf("%v: %s", args, said)
		}
		for _, later := range []time.Duration{7 * time.Minute, 23 * time.Hour} {
			if said := at(morning.Add(later), args...); !strings.Contains(said, none) {
				t.Errorf("%v, after %s: %s", args, later, said)
			}
		}
		if said := at(morning, append(args, "--as-of", "2026-11-23")...); args[0] != "quarter" && !strings.Contains(said, none) {
			t.Errorf("%v: the day that somebody names is not today: %s", args, said)
		}
		if said := at(morning.Add(24*time.Hour), args...); strings.Contains(said, none) {
			t.Errorf("%v, on the next day: %s", args, said)
		}
	}
	open := "title = \"Mail is slow\"\nseverity = \"sev2\"\nstatus = \"open\"\nstarted = \"2026-11-22 23:00\"\naffected = [\"messaging\"]\ncause = \"unknown\"\nsummary = \"It is slow.\"\n"
	if err := os.WriteFile("incidents/open.toml", []byte(open), 0o666); err != nil {
		t.Fatal(err)
	}
	for later, want := range map[time.Duration]string{0: "1시간 5분", 7 * time.Minute: "1시간 12분"} {
		at(morning.Add(later), "render", "incidents", "-o", "open", "--format", "md", "--lang", "ko")
		page, err := os.ReadFile("open/ko/index.md")
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("an incident that goes on is not said to have gone on for %s (%v)", want, err)
		}
	}
}
