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
	commands := block(string(src), "sh")
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
			code := run(context.Background(), arguments(args), &environment{
				stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" },
				now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
			})
			if code != exitDone {
				t.Errorf("exit code %d\n%s", code, stderr.String())
			}
		})
	}
}

// TestReadmeRecord checks the record that the README shows, against the register beside it.
func TestReadmeRecord(t *testing.T) {
	src, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, incidents.FS); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), []string{"check", "-", "--level", "warning", "--register", dir}, &environment{
		stdin: strings.NewReader(strings.Join(block(string(src), "toml"), "\n")), stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" },
		now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
	})
	if got := stdout.String() + stderr.String(); code != exitDone || !strings.Contains(got, "nothing to complain about") {
		t.Errorf("exit code %d\n%s", code, got)
	}
}

// TestCI holds CI to the README's test command.
func TestCI(t *testing.T) {
	ci, err := os.ReadFile("../../.ci/run")
	if err != nil || !strings.Contains(string(ci), "go test -race ./...") {
		t.Errorf("CI does not run the README's tests: %v", err)
	}
}

// block are the lines of the blocks of a language, without comments. Commands other than ours and go's in those marked sh would not be
// run, so there are none.
func block(markdown, language string) []string {
	var lines []string
	inside := false
	for line := range strings.Lines(markdown) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```"+language
		case inside && line != "":
			command, _, _ := strings.Cut(line, " #")
			lines = append(lines, strings.TrimSpace(command))
		}
	}
	return lines
}

// arguments are the words of a command; those between quotes are one.
func arguments(command string) (args []string) {
	for i, part := range strings.Split(command, `"`) {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	return args
}
