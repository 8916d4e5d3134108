package check

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"example.com/postmortem/report/record"
)

var importedRules = []*Rule{
	{Name: "imported-draft", Level: record.Note, Check: importedDraft,
		Doc: "A record was imported, and nobody has looked through it.",
		Why: "Another system knows when a ticket was opened, not when users began to suffer. The finding lists what a person should check; it ends with the review (approved, or not-required with a reason)."},
	{Name: "imported-check", Level: record.Warning, Check: importedCheck,
		Doc: "A value that an import inferred still carries its comment.",
		Why: "An import marks what it did not find as such in its source with \"# imported: check\" behind the value. Whoever has looked at the value corrects it and removes the comment."},
}

// importedMark is what the comments of an import begin with that ask for a look.
const importedMark = "# imported: check"

func importedCheck(p *Pass) {
	n := 0
	for line := range bytes.Lines(p.File.Src) {
		n++
		at := bytes.Index(line, []byte(importedMark))
		if at < 0 || p.Imported.System == "" {
			continue
		}
		says := strings.TrimSpace(string(line[at:]))
		from := record.Position{File: p.File.Path, Line: n, Col: utf8.RuneCount(line[:at]) + 1}
		to := from
		to.Col += utf8.RuneCountInString(says)
		p.report(place{from, to}, "look at it, and remove the comment", "%s", strings.TrimPrefix(says, "# "))
	}
}

func importedDraft(p *Pass) {
	if !p.draft() {
		return
	}
	var list []string
	for _, name := range record.ClockNames {
		if clock(p.Incident, name).Precision == record.Derived {
			list = append(list, name+" (derived)")
		}
	}
	if p.Clock.Detected.IsZero() {
		list = append(list, "detected (not in the export)")
	}
	list = append(list, "severity")
	if p.Cause.State == "" && p.Cause.Category == "" {
		list = append(list, "cause (not in the export)")
	}
	if len(p.Dependencies) == 0 {
		list = append(list, "data center (not in the export)")
	}
	from := "elsewhere"
	if p.Imported.System != "" {
		from = p.Imported.System
	}
	p.report(p.at("imported"), "set [review] state when that is done", "imported from %s and not reviewed; to be checked: %s", from, strings.Join(list, ", "))
}
