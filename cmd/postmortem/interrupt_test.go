package main

import (
	"bytes"
	"context"
	"io"
	"testing"
	"time"
)

// TestInterrupted ends a command that waits for what never comes, and says so; one that is done by then is done.
func TestInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	never, keep := io.Pipe()
	defer keep.Close()
	for _, c := range []struct {
		args  []string
		grace time.Duration
		code  int
		says  string
	}{
		{[]string{"check", "-"}, time.Millisecond, exitEnv, "postmortem: interrupted: files are as they were or whole\n"},
		{[]string{"version"}, time.Hour, exitDone, ""},
	} {
		var stdout, stderr bytes.Buffer
		code := runUntil(ctx, c.grace, c.args, &environment{
			stdin: never, stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, now: time.Now,
		})
		if code != c.code || stderr.String() != c.says {
			t.Errorf("%v: code %d, %q", c.args, code, &stderr)
		}
	}
}
