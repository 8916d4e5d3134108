package export

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/record"
)

// Markdown is a file for each incident: what it says about itself as front matter in YAML, and its texts below, for static
// site generators. Its headings are in the language of the texts. The full report in Markdown is a matter of rendering.
var Markdown = &Format{Name: "md", Ext: ".md", Doc: "Markdown with front matter, a file for each incident", Each: true, Write: writeMarkdown}

func writeMarkdown(w io.Writer, d *Data) error {
	for _, in := range d.Incidents {
		text, err := d.page(in)
		if err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return nil
}

// page is one file.
func (d *Data) page(in *record.Incident) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("---\n")
	for _, m := range d.frontMatter(in) {
		// A JSON value is a YAML value, and has one spelling only.
		v, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.WriteString(m.name + ": " + string(v) + "\n")
	}
	b.WriteString("---\n")
	_, lang := in.Title.In(d.Languages...)
	words := headingWords(lang)
	section := func(heading, text string) {
		if text != "" {
			b.WriteString("\n## " + heading + "\n\n" + strings.TrimRight(text, "\n") + "\n")
		}
	}
	if s := markdown.Prose(d.text(in.Summary), 1); s != "" {
		b.WriteString("\n" + s)
	}
	section(words.impact, markdown.Prose(d.text(in.Impact), 2))
	var lines []string
	for _, e := range in.Timeline {
		lines = append(lines, "- `"+interval(e.At)+"` "+markdown.Inline(d.text(e.What)))
	}
	section(words.timeline, strings.Join(lines, "\n"))
	section(words.cause, markdown.Prose(d.text(in.Cause.Summary), 2))
	lines = nil
	for _, a := range in.Actions {
		box := map[bool]string{true: "[x] ", false: "[ ] "}[a.State == record.ActionDone]
		lines = append(lines, "- "+box+markdown.Inline(d.text(a.Title)))
	}
	section(words.actions, strings.Join(lines, "\n"))
	return b.Bytes(), nil
}

func (d *Data) frontMatter(in *record.Incident) object {
	o := object{{"id", in.ID}, {"title", d.text(in.Title)}}
	add := func(name, s string) {
		if s != "" {
			o = append(o, member{name, s})
		}
	}
	if t, _ := instant(in.Clock.Started.Moment); !t.IsZero() {
		o = append(o, member{"date", stamp(t)})
	}
	add("severity", in.Severity)
	add("status", string(in.Status))
	add("kind", string(in.Kind))
	for _, name := range record.ClockNames {
		add(name, interval(in.Clock.Named(name).Moment))
	}
	if e := in.Duration(d.AsOf); e.Known {
		o = append(o, member{"duration", elapsed(e)})
	}
	if names := d.features(in); len(names) > 0 {
		o = append(o, member{"affected", names})
	}
	add("cause", in.Cause.Category)
	return append(o, member{"draft", in.Review.State != record.ReviewApproved && in.Review.State != record.ReviewNotRequired})
}

type words struct{ impact, timeline, cause, actions string }

// headingWords are the headings in a language. Package lang has the words of reports; these four are all that is needed
// here, and a data format should not depend on what reports say.
func headingWords(lang string) words {
	if lang == "ko" {
		return words{"영향", "장애 경과", "원인", "조치 항목"}
	}
	return words{"Impact", "Timeline", "Cause", "Actions"}
}
