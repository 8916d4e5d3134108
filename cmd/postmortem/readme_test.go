package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/postmortem/incidents"
)

// TestReadme runs every command of the README in a folder that holds the register.
func TestReadme(t *testing.T) {
	src, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := shellLines(string(src))
	if len(commands) < 8 || commands[1] != "go test ./..." {
		t.Fatalf("the README begins with %q", commands)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "incidents"), incidents.FS); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, line := range commands {
		args, ours := strings.CutPrefix(line, "go run ./cmd/postmortem ")
		if !ours {
			continue
		}
		t.Run(args, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			code := run(context.Background(), strings.Fields(args), &environment{
				stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" },
				now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
			})
			if code != exitDone {
				t.Errorf("exit code %d\n%s", code, stderr.String())
			}
		})
	}
}

// TestCI holds CI to the README's test command.
func TestCI(t *testing.T) {
	ci, err := os.ReadFile("../../.ci/run")
	if err != nil || !strings.Contains(string(ci), "go test -race ./...") {
		t.Errorf("CI does not run the README's tests: %v", err)
	}
}

// shellLines are the commands in the blocks marked sh, without comments. Other commands in them than ours and go's would not be run, so
// there are none.
func shellLines(markdown string) []string {
	var lines []string
	inside := false
	for line := range strings.Lines(markdown) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```sh"
		case inside && line != "":
			command, _, _ := strings.Cut(line, " #")
			lines = append(lines, strings.TrimSpace(command))
		}
	}
	return lines
}
