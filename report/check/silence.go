package check

import (
	"fmt"
	"slices"

	"example.com/postmortem/report/record"
)

var silenceRules = []*Rule{
	{Name: "silence-rule", Level: record.Warning,
		Doc: "A silence names a rule that does not exist, or that cannot be silenced.",
		Why: "Errors of structure cannot be silenced: a record that cannot be read is left out of every page and figure, whoever keeps silent about it."},
	{Name: "silence-unused", Level: record.Note,
		Doc: "A silence matches no finding.",
		Why: "Its reason is gone: the record was mended, or the rule learnt better. Left in the register, it would hide the next mistake."},
}

// silence applies the register's silences and adds what is wrong with them. A finding takes the first that fits, one of its
// record before one of all.
func silence(c *record.Corpus, found []record.Diagnostic, part bool) []record.Diagnostic {
	reg := c.Register
	if len(reg.Silences) == 0 {
		return found
	}
	ids := map[string]string{}
	loaded := map[string]bool{}
	for _, in := range c.Incidents {
		ids[in.File.Path] = in.ID
		loaded[in.ID] = true
	}
	used := make([]bool, len(reg.Silences))
	out := make([]record.Diagnostic, 0, len(found))
	for _, d := range found {
		i := fitting(reg.Silences, d, ids[d.At.File])
		if i < 0 {
			out = append(out, d)
			continue
		}
		used[i] = true
		if level, ok := LevelNamed(reg.Silences[i].Level); ok {
			d.Level = min(d.Level, level)
			out = append(out, d)
		}
	}
	for i, s := range reg.Silences {
		at := placeIn(reg.File, fmt.Sprintf("silence[%d].rule", i))
		rule, ok := RuleNamed(s.Rule)
		switch {
		case !ok:
			out = append(out, aboutSilence("silence-rule", at, didYouMean(s.Rule), "there is no rule %q", s.Rule))
		case !rule.silenceable():
			out = append(out, aboutSilence("silence-rule", at, "mend what it finds instead", "%q cannot be silenced", s.Rule))
		case !used[i] && !(part && s.Record == "") && (s.Record == "" || loaded[s.Record]):
			out = append(out, aboutSilence("silence-unused", at, "remove it", "the silence matches no finding"))
		}
	}
	return out
}

// aboutSilence is a finding about a silence, which belongs to no record.
func aboutSilence(rule string, at place, hint, format string, args ...any) record.Diagnostic {
	r, _ := RuleNamed(rule)
	return record.Diagnostic{At: at.from, End: at.to, Level: r.Level, Rule: rule, Message: fmt.Sprintf(format, args...), Hint: hint}
}

// fitting is the index of the silence for a finding in a record, -1 if there is none.
func fitting(list []record.Silence, d record.Diagnostic, id string) int {
	rule, ok := RuleNamed(d.Rule)
	if !ok || !rule.silenceable() {
		return -1
	}
	own := slices.IndexFunc(list, func(s record.Silence) bool { return s.Rule == d.Rule && s.Record != "" && s.Record == id })
	if own >= 0 {
		return own
	}
	return slices.IndexFunc(list, func(s record.Silence) bool { return s.Rule == d.Rule && s.Record == "" })
}

// structural reports whether report/record finds it.
func structural(r *Rule) bool { return slices.Contains(structureRules, r) }

// silenceable reports whether the register may silence a rule. Silences of silences would hide each other.
func (r *Rule) silenceable() bool {
	return !slices.Contains(silenceRules, r) && !(structural(r) && r.Level == record.Error)
}
