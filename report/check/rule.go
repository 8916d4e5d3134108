package check

import (
	"slices"

	"example.com/postmortem/report/record"
)

// A Rule is one kind of mistake.
type Rule struct {
	Name  string       // "action-owner"
	Level record.Level // of its findings, where they are not milder
	Doc   string       // what it finds, in one sentence
	Why   string       // why that matters, and what to do
	Check func(*Pass)  // nil: report/record finds it while reading, or Run finds it after all rules
}

// Rules are all rules, in the order in which they look at a record.
var Rules = slices.Concat(structureRules, timeRules, statedRules, stageRules, causeRules, textRules, actionRules, recurrenceRules,
	languageRules, sourceRules, importedRules, silenceRules)

// RuleNamed returns the rule of that name.
func RuleNamed(name string) (*Rule, bool) {
	for _, r := range Rules {
		if r.Name == name {
			return r, true
		}
	}
	return nil, false
}
