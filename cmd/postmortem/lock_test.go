//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

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

// watched tells that something was written to it.
type watched struct {
	bytes.Buffer
	seen chan struct{}
}

func (w *watched) Write(b []byte) (int, error) {
	n, err := w.Buffer.Write(b)
	select {
	case w.seen <- struct{}{}:
	default:
	}
	return n, err
}

// TestOneAtATime holds the lock of a folder while a run wants it: it says so, writes nothing, and goes on when the folder is free.
func TestOneAtATime(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.CopyFS("incidents", incidents.FS); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("out", 0o777); err != nil {
		t.Fatal(err)
	}
	release, err := lock("out", func() { t.Error("nobody has locked it") })
	if err != nil {
		t.Fatal(err)
	}
	stderr := &watched{seen: make(chan struct{}, 1)}
	done := make(chan int, 1)
	go func() {
		done <- run(context.Background(), strings.Fields("render incidents/2023-01-17-network.toml -o out --format md"), &environment{
			stdin: strings.NewReader(""), stdout: stderr, stderr: stderr, getenv: func(string) string { return "" },
			now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
		})
	}()
	<-stderr.seen
	if files, err := os.ReadDir("out"); err != nil || len(files) > 0 {
		t.Errorf("%v was written while another run had the folder, error %v", files, err)
	}
	release()
	if code := <-done; code != exitDone || !strings.HasPrefix(stderr.String(), "out: another run writes to this folder; waiting for it\nout: 1 incident, ") {
		t.Errorf("exit code %d\n%s", code, stderr.String())
	}
	if _, err := os.Stat(filepath.Join("out", "index.html")); err != nil {
		t.Error(err)
	}
}
