package quarter

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"example.com/postmortem/report/record"
)

// A Finding is what the checks say of a record whose figures are in the report.
type Finding struct {
	At      string `json:"at"` // file:line:column
	Level   string `json:"level"`
	Rule    string `json:"rule"`
	Message string `json:"message"` // in English, as check prints it; empty where it might tell what the audience may not see
}

// Found is how often one rule found something, at one level.
type Found struct {
	Rule  string `json:"rule"`
	Level string `json:"level"`
	Count int    `json:"count"`
}

// found counts findings by rule, the worst first: a thousand records that nobody has looked through are one thing to say, not a thousand.
func found(all []Finding) []Found {
	by := []Found{}
	for _, x := range all {
		i := slices.IndexFunc(by, func(f Found) bool { return f.Rule == x.Rule && f.Level == x.Level })
		if i < 0 {
			i, by = len(by), append(by, Found{Rule: x.Rule, Level: x.Level})
		}
		by[i].Count++
	}
	levels := []string{record.Error.String(), record.Warning.String(), record.Note.String()}
	slices.SortStableFunc(by, func(a, b Found) int { return slices.Index(levels, a.Level) - slices.Index(levels, b.Level) })
	return by
}

// Touching are the rules that are about what figures are made of: times, durations, causes, sites, relations, actions and their review.
// What else a record may lack (words, sources, a timeline) changes no figure.
var Touching = []string{
	"action-because", "action-dates", "action-due", "action-evidence", "action-overdue", "action-owner", "action-state", "affected-outside", "approved-by",
	"approved-derived", "approved-open", "cause-overdue", "cause-undated", "claim-clock", "claim-duration", "clock-future", "clock-order", "closed-cause",
	"closed-end", "imported-check", "imported-draft", "long-incident", "no-site", "open-long", "related-cycle", "related-later", "related-unknown",
	"repeat-undecided", "resolved-before-started", "review-because", "severe-detected", "stated-duration", "status-over",
}

// unsaid reports whether a finding may quote what the audience may not see: a part of its own record, or the id of another.
func (w *work) unsaid(d *record.Diagnostic, c *record.Corpus) bool {
	for _, in := range c.Incidents {
		if !w.audience.MaySee(in.Audience) {
			if strings.Contains(d.Message, in.ID) {
				return true
			}
		} else if in.File.Path == d.At.File {
			if _, left := in.For(w.audience); left > 0 {
				return true
			}
		}
	}
	return false
}

// findings keeps those about records that the figures of the period are made from, and about their register. Who reads outside learns how
// many there are, and not where.
func (w *work) findings(r *Report, c *record.Corpus) {
	files := map[string]bool{}
	if c.Register.File != nil {
		files[c.Register.File.Path] = true
	}
	for _, row := range r.Incidents {
		files[w.byID[row.ID].File.Path] = true
	}
	for _, line := range r.Downtime.Whole.Ledger {
		files[w.byID[line.Incident].File.Path] = true
	}
	x := &r.Complete
	x.Findings, x.Found = []Finding{}, []Found{}
	if w.Findings == nil {
		return
	}
	for _, d := range w.Findings(files) {
		switch {
		case !files[d.At.File]:
			continue
		case d.Level < record.Error && !slices.Contains(Touching, d.Rule):
			x.OtherFindings++
			continue
		}
		if w.unsaid(&d, c) {
			d.Message = ""
		}
		if x.FindingCount++; w.audience >= record.Internal {
			x.Findings = append(x.Findings, Finding{w.place(d.At), d.Level.String(), d.Rule, d.Message})
		}
	}
	x.Found = found(x.Findings)
}

// home is the folder of the register, from which files are named: the same records elsewhere give the same report.
func (w *work) home() string {
	if w.reg.File == nil || path.Dir(w.reg.File.Path) == "." {
		return ""
	}
	return path.Dir(w.reg.File.Path) + "/"
}

func (w *work) place(at record.Position) string {
	return fmt.Sprintf("%s:%d:%d", strings.TrimPrefix(at.File, w.home()), at.Line, at.Col)
}
