package main

import (
	"bytes"
	"context"
	"testing"
	"time"
)

// BenchmarkOne is the whole command for one record, but for the start of the process: "render RECORD --format F --lang ko".
func BenchmarkOne(b *testing.B) {
	for _, format := range []string{"html", "pdf"} {
		b.Run(format, func(b *testing.B) {
			dir := b.TempDir()
			for b.Loop() {
				var out bytes.Buffer
				code := run(context.Background(), []string{"render", "../../incidents/2023-05-08-setting-change.toml", "-o", dir, "--format", format, "--lang", "ko"}, &environment{
					stdin: &out, stdout: &out, stderr: &out, getenv: func(string) string { return "" },
					now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
				})
				if code != exitDone {
					b.Fatal(out.String())
				}
			}
		})
	}
}
