package gen

import (
	"fmt"
	"strings"
	"time"
)

// text is one text in both languages.
type text struct{ ko, en string }

// writer writes TOML. The stories hold no quotes and no backslashes, so nothing needs an escape.
type writer struct{ strings.Builder }

func (w *writer) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// head begins a table.
func (w *writer) head(name string) { w.line("\n%s", name) }

// str writes key = "value".
func (w *writer) str(key, value string) { w.line("%s = \"%s\"", key, value) }

// both writes a short text in both languages on one line.
func (w *writer) both(key string, t text) {
	w.line("%s = { ko = \"%s\", en = \"%s\" }", key, t.ko, t.en)
}

// prose writes a long text in both languages.
func (w *writer) prose(key string, t text) {
	w.line("%s.ko = \"\"\"\n%s\"\"\"", key, t.ko)
	w.line("%s.en = \"\"\"\n%s\"\"\"", key, t.en)
}

// texts writes a list of texts.
func (w *writer) texts(key string, list []text) {
	w.line("%s = [", key)
	for _, t := range list {
		w.line("  { ko = \"%s\", en = \"%s\" },", t.ko, t.en)
	}
	w.line("]")
}

func minute(t time.Time) string { return t.In(seoul).Format("2006-01-02 15:04") }

func day(t time.Time) string { return t.In(seoul).Format(time.DateOnly) }
