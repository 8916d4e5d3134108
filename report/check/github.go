package check

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"example.com/postmortem/report/record"
)

// printGitHub writes workflow commands, which GitHub shows beside the lines of a pull request. It shows ten of each level
// for each step of a workflow; the rest is in the log.
func printGitHub(w io.Writer, r *Report) error {
	var b bytes.Buffer
	for _, d := range r.Found {
		command := map[record.Level]string{record.Error: "error", record.Warning: "warning", record.Note: "notice"}[d.Level]
		fmt.Fprintf(&b, "::%s file=%s", command, property(d.At.File))
		if d.At.Line > 0 {
			fmt.Fprintf(&b, ",line=%d,endLine=%d", d.At.Line, d.End.Line)
			if d.End.Line == d.At.Line { // columns are for a single line only
				fmt.Fprintf(&b, ",col=%d,endColumn=%d", d.At.Col, max(d.End.Col-1, d.At.Col))
			}
		}
		text := d.Message
		if d.Hint != "" {
			text += "\n" + d.Hint
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", property(d.Rule), message(text))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// message escapes what would end a command.
func message(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes what would end a property of a command as well.
func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
