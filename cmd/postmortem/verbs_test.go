package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestExitCodes holds the verbs that edit and show records to what the codes mean. Scripts can only tell 0 from the rest.
func TestExitCodes(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"ok/a.toml": "title    = \"x\"\nseverity = \"sev1\"\nstarted  = \"2024-01-01\"\n", "ugly/a.toml": "title=\"x\"\n", "bad/a.toml": "title = \n", "file": "",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args string
		want int
	}{
		{"fmt ok", exitDone}, {"fmt --check ok", exitDone}, {"fmt --check ugly", exitFound}, {"fmt bad", exitFound}, {"fmt --nonsense", exitUsage}, {"fmt nowhere", exitEnv},
		{"new", exitUsage}, {"new x --severity sev9", exitUsage}, {"new x --dir ok --from nobody", exitUsage}, {"new x --dir nowhere", exitEnv}, {"new x --dir file", exitEnv},
		{"init", exitUsage}, {"init file", exitEnv}, {"init file/below", exitEnv}, {"init made", exitDone},
		{"show", exitUsage}, {"show nobody ok", exitUsage}, {"show a bad", exitFound}, {"show a nowhere", exitEnv}, {"show a ok", exitDone},
		{"show a ok --as-of tomorrow", exitUsage}, {"show a ok --lang fr", exitUsage},
		{"list ok", exitDone}, {"list ok --severity sev9", exitUsage}, {"list bad", exitFound}, {"list nowhere", exitEnv}, {"list ok --register nowhere.toml", exitEnv},
	} {
		var stdout, stderr bytes.Buffer
		got := run(context.Background(), strings.Fields(c.args), &environment{
			stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" },
			now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
		})
		if got != c.want {
			t.Errorf("postmortem %s: exit code %d, wanted %d\n%s%s", c.args, got, c.want, &stdout, &stderr)
		}
		if got >= exitUsage && (stderr.Len() == 0 || stdout.Len() > 0) {
			t.Errorf("postmortem %s: says %q, and %q for its error", c.args, &stdout, &stderr)
		}
	}
}
