package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/postmortem/report/check"
)

// TestHostile checks a folder in which every file is of the sort that no person writes: each is found, in every format, and
// the sound record among them is checked all the same.
func TestHostile(t *testing.T) {
	dir := t.TempDir()
	sound := "title = \"Mail late\"\nseverity = \"sev3\"\nstarted = \"2024-03-01 10:00\"\nresolved = \"2024-03-01 10:40\"\naffected = [\"mail\"]\n"
	want := map[string]string{} // file → rule
	write := func(name, rule, src string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
		want[name] = rule
	}
	var keys, mistakes strings.Builder
	for i := range 50_010 {
		fmt.Fprintf(&keys, "k%d = 1\n", i)
	}
	for i := range 300 {
		fmt.Fprintf(&mistakes, "[[action]]\ntitle = \"%d\"\n", i)
	}
	write("sound.toml", "no-site", sound)
	write("large.toml", "too-large", sound+"# "+strings.Repeat("x", 4<<20))
	write("keys.toml", "too-many-keys", sound+keys.String())
	write("deep.toml", "too-deep", sound+"controls = "+strings.Repeat("[", 5000)+strings.Repeat("]", 5000))
	write("cp949.toml", "not-utf8", "title = \"\xc4\xab\xc5\xe5\"\n")
	write("bom.toml", "byte-order-mark", "\ufeff"+sound)
	write("crlf.toml", "missing-key", strings.ReplaceAll(strings.Replace(sound, "started", "# started", 1), "\n", "\r\n"))
	write("many.toml", "too-many-findings", sound+mistakes.String())
	write("zero.toml", "syntax", "title = \"a\x00b\"\n")
	for name, make := range map[string]func(string) error{
		"folder.toml": func(name string) error { return os.Mkdir(name, 0o755) },
		"loop.toml":   func(name string) error { return os.Symlink("loop.toml", name) },
		"lost.toml":   func(name string) error { return os.Symlink("nowhere.toml", name) },
		"self":        func(name string) error { return os.Symlink(".", name) },
	} {
		if err := make(filepath.Join(dir, name)); err != nil {
			t.Skip(err) // a system without links
		}
	}
	want["folder.toml"], want["loop.toml"], want["lost.toml"] = "not-a-file", "unreadable", "unreadable"
	if os.Getuid() != 0 { // who may read everything
		write("secret.toml", "unreadable", sound)
		if err := os.Chmod(filepath.Join(dir, "secret.toml"), 0); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range check.Formats {
		var stdout, stderr bytes.Buffer
		code := run(context.Background(), []string{"check", dir, "--format", f.Name, "--as-of", "2026-11-22"}, &environment{
			stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, now: time.Now,
		})
		if code != exitFound || strings.Contains(stderr.String(), "panic") || stdout.Len() > 1<<20 {
			t.Errorf("%s: exit code %d, %d bytes, %s", f.Name, code, stdout.Len(), &stderr)
		}
		if f.Name == "json" {
			everyFile(t, stdout.Bytes(), want)
		}
	}
}

// everyFile fails the test where a file has not the finding that it should have.
func everyFile(t *testing.T, out []byte, want map[string]string) {
	t.Helper()
	var list []struct{ Rule, File string }
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, x := range list {
		name := filepath.Base(x.File)
		got[name] = append(got[name], x.Rule)
	}
	for name, rule := range want {
		if !strings.Contains(strings.Join(got[name], " "), rule) {
			t.Errorf("%s: no %s among %v", name, rule, got[name])
		}
		delete(got, name)
	}
	if len(got) > 0 {
		t.Errorf("findings in other files: %v", got)
	}
}
