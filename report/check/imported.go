package check

import (
	"strings"

	"example.com/postmortem/report/record"
)

var importedRules = []*Rule{
	{Name: "imported-draft", Level: record.Note, Check: importedDraft,
		Doc: "A record was imported, and nobody has looked through it.",
		Why: "Another system knows when a ticket was opened, not when users began to suffer. The finding lists what a person should check; it ends with the review (approved, or not-required with a reason)."},
}

func importedDraft(p *Pass) {
	if p.Imported == (record.Imported{}) || p.Review.State == record.ReviewApproved || p.Review.State == record.ReviewNotRequired {
		return
	}
	var list []string
	for _, name := range clockNames {
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
	from := "elsewhere"
	if p.Imported.System != "" {
		from = p.Imported.System
	}
	p.report(p.at("imported"), "set [review] state when that is done", "imported from %s and not reviewed; to be checked: %s", from, strings.Join(list, ", "))
}
