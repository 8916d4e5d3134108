// Package conform holds a PDF against PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), rule by rule, as far as the files of this
// project can break them: a file that uses what the rules do not know, such as images or forms, breaks the rule that says so.
//
//  1. read takes the file apart: pages with what they paint and how it is marked (content.go), fonts, the structure tree, metadata
//     (document.go).
//  2. Every Rule looks at that and says what breaks it. Rules is the index: a rule is a function and a line there.
//  3. Order says what is read aloud, and in which order (order.go): that cannot be right or wrong by rule, so people review it.
//
// It is no replacement for a validator that does not share our understanding of the standards; it is one that runs in every test.
package conform

import (
	"fmt"

	"example.com/postmortem/report/pdf/file"
)

// A Rule is something that a file must be.
type Rule struct {
	Name   string
	Clause string // where it stands: "A" for ISO 19005-3, "UA" for ISO 14289-1, "PDF" for ISO 32000-1
	Says   string
	check  func(*document) broken
}

// A Finding is a rule with what breaks it.
type Finding struct {
	Rule *Rule
	What string
}

func (f Finding) String() string {
	return fmt.Sprintf("%s [%s, %s]", f.What, f.Rule.Name, f.Rule.Clause)
}

// Rules are all rules, in groups.
func Rules() [][]Rule {
	return [][]Rule{fileRules, formRules, graphicsRules, fontRules, glyphRules, linkRules, metadataRules, propertyRules, attachmentRules, structureRules, accessRules}
}

// Check returns what is wrong with a file, in order of the rules. The error is about a file that cannot be read at all.
func Check(b []byte) ([]Finding, error) {
	f, err := file.Open(b)
	if err != nil {
		return nil, err
	}
	d := read(b, f)
	var found []Finding
	for _, group := range Rules() {
		for i := range group {
			for _, what := range group[i].check(d) {
				found = append(found, Finding{&group[i], what})
			}
		}
	}
	return found, nil
}

// broken collects what breaks a rule.
type broken []string

func (b *broken) add(format string, args ...any) { *b = append(*b, fmt.Sprintf(format, args...)) }

// must adds a complaint unless it is well.
func (b *broken) must(well bool, format string, args ...any) {
	if !well {
		b.add(format, args...)
	}
}
