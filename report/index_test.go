package report_test

import (
	"bytes"
	"testing"
	"testing/fstest"
	"time"

	"example.com/postmortem/report/internal/golden"
	"example.com/postmortem/report/render"
)

// TestWaiting compares the index of a register in which something of every kind waits.
func TestWaiting(t *testing.T) {
	out := fstest.MapFS{"register.toml": {Data: []byte("[register]\nlanguages = [\"en\", \"ko\"]\nstarts = 2022-01-01\n")}}
	for id, rest := range map[string]string{
		"A": "severity = \"sev3\"\nstarted = 2024-01-10T10:00:00Z\nstatus = \"open\"\nreview = { state = \"draft\" }\n",
		"B": "started = 2023-12-31T10:00:00Z\nduration = \"1h\"\nstatus = \"closed\"\nreview = { state = \"approved\", by = \"Kim\", on = 2024-01-02 }\nseverity = \"sev2\"\n" +
			"cause = { state = \"suspected\", summary = \"A switch.\", answer_due = 2024-01-15 }\n" +
			"[[action]]\nid = \"B1\"\ntitle = \"Spares\"\ndue = 2024-01-18\n[[action]]\nid = \"B2\"\ntitle = \"Drill\"\ndue = 2024-01-10\nowner = \"Kim\"\n" +
			"[[action]]\nid = \"B3\"\ntitle = \"Later\"\ndue = 2024-03-01\n[[action]]\nid = \"B4\"\ntitle = \"Some day\"\n",
		"C": "started = 2023-12-01T10:00:00Z\nduration = \"1h\"\nstatus = \"resolved\"\ncause = \"network\"\nseverity = \"sev1\"\nreview = { state = \"not-required\", because = \"Old.\" }\n",
	} {
		out[id+".toml"] = &fstest.MapFile{Data: []byte("id = \"" + id + "\"\ntitle = \"Login failed\"\naffected = [\"login\"]\n" + rest)}
	}
	b := openBook(t, out, "2024-01-20")
	for _, l := range b.Langs {
		d, err := b.Index(l)
		if err != nil {
			t.Fatal(err)
		}
		var words bytes.Buffer
		if err := render.Markdown.Render(&words, d, &render.Env{Theme: b.Theme}); err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, "testdata/index."+l.Tag()+".md", words.Bytes())
		if d.Page.Created.Format(time.DateOnly) != "2024-01-20" {
			t.Errorf("%s: of %s, though it ages", l.Tag(), d.Page.Created)
		}
	}
}
