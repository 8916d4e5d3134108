package analysis

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"example.com/postmortem/report/match"
	"example.com/postmortem/report/stats"
)

// Settings are the judgements that figures depend on. All are reported with every result; the register's [analysis] table overrides them.
type Settings struct {
	Suggest       bool               `json:"suggest"`        // suggest = false: only what people declared
	Rho           float64            `json:"rho"`            // assumed share of incidents that repeat an earlier one
	M             map[string]float64 `json:"m"`              // by field: share of recurrences that agree on it
	Discount      map[string]float64 `json:"discount"`       // by field: how much of its evidence counts
	UnknownCauses []string           `json:"unknown_causes"` // categories that name no cause
	LookBackDays  int                `json:"look_back_days"` // how far back a repeat's predecessor counts for the share of repeats

	// The rule of two in six months. A threshold that the register does not declare is NA, and nothing is judged by it.
	RuleMonths    int          `json:"rule_months"`
	RuleIncidents int          `json:"rule_incidents"`
	RuleHours     stats.Number `json:"rule_hours"` // downtime of a group, its overlaps counted once
	RuleUsers     stats.Number `json:"rule_users"` // users affected by a group, added up
	RuleNeeds     int          `json:"rule_needs"` // how many thresholds must be passed

	Set []string `json:"set"` // the keys that the register sets
}

// A setting is a key of the [analysis] table: what it is for, and how it is taken.
type setting struct {
	key, doc string
	take     func(s *Settings, v any) error
}

// settings are all keys. Each is a judgement; where a figure was measured, recurrence on duplicate bug reports stands in for that of incidents.
func settings() []setting {
	return []setting{
		{"suggest", "whether to suggest relations that nobody declared", func(s *Settings, v any) error { return takeBool(&s.Suggest, v) }},
		{"rho", "assumed share of incidents that repeat an earlier one", func(s *Settings, v any) error { return takeShare(&s.Rho, v) }},
		{"m", "by field: share of recurrences that agree on it", func(s *Settings, v any) error { return takeShares(s.M, v) }},
		{"discount", "by field: how much of its evidence counts", func(s *Settings, v any) error { return takeShares(s.Discount, v) }},
		{"unknown_causes", "cause categories that name no cause", func(s *Settings, v any) error { return takeWords(&s.UnknownCauses, v) }},
		{"look_back_days", "how far back a repeat's predecessor counts", func(s *Settings, v any) error { return takeCount(&s.LookBackDays, v) }},
		{"rule_months", "window of the rule of two in six months", func(s *Settings, v any) error { return takeCount(&s.RuleMonths, v) }},
		{"rule_incidents", "incidents that make a group under it", func(s *Settings, v any) error { return takeCount(&s.RuleIncidents, v) }},
		{"rule_hours", "threshold: hours of downtime of a group", func(s *Settings, v any) error { return takeAmount(&s.RuleHours, v) }},
		{"rule_users", "threshold: users affected by a group", func(s *Settings, v any) error { return takeAmount(&s.RuleUsers, v) }},
		{"rule_needs", "how many thresholds a group must pass", func(s *Settings, v any) error { return takeCount(&s.RuleNeeds, v) }},
	}
}

// DefaultSettings are those of a register that overrides nothing.
func DefaultSettings() Settings {
	s := Settings{
		Suggest: true, Rho: match.DefaultRho, M: map[string]float64{}, Discount: map[string]float64{}, UnknownCauses: []string{"internal-error"},
		LookBackDays: 365, RuleMonths: 6, RuleIncidents: 2, RuleHours: notKnown, RuleUsers: notKnown, RuleNeeds: 1, Set: []string{},
	}
	for _, f := range match.DefaultFields() {
		s.M[f.Name], s.Discount[f.Name] = f.M, f.Discount
	}
	return s
}

// notKnown is a figure that does not exist.
var notKnown = stats.Number(math.NaN())

// ReadSettings puts the register's [analysis] table over the defaults. An error names the key.
func ReadSettings(table map[string]any) (Settings, error) {
	s := DefaultSettings()
	all := settings()
	for _, key := range slices.Sorted(maps.Keys(table)) {
		i := slices.IndexFunc(all, func(x setting) bool { return x.key == key })
		if i < 0 {
			var keys []string
			for _, x := range all {
				keys = append(keys, x.key)
			}
			return s, fmt.Errorf("[analysis]: unknown key %q: there are %s", key, strings.Join(keys, ", "))
		}
		if err := all[i].take(&s, table[key]); err != nil {
			return s, fmt.Errorf("[analysis]: %s: %w", key, err)
		}
		s.Set = append(s.Set, key)
	}
	if s.RuleNeeds > s.thresholds() && s.thresholds() > 0 {
		return s, fmt.Errorf("[analysis]: rule_needs: %d of %d thresholds", s.RuleNeeds, s.thresholds())
	}
	return s, nil
}

func (s *Settings) thresholds() (n int) {
	for _, t := range []stats.Number{s.RuleHours, s.RuleUsers} {
		if t.OK() {
			n++
		}
	}
	return n
}

// fields are the fields of matching with the settings' shares.
func (s *Settings) fields() []match.Field {
	fields := match.DefaultFields()
	for i := range fields {
		fields[i].M, fields[i].Discount = s.M[fields[i].Name], s.Discount[fields[i].Name]
	}
	return fields
}

func takeBool(to *bool, v any) error {
	b, ok := v.(bool)
	if !ok {
		return fmt.Errorf("%v is not true or false", v)
	}
	*to = b
	return nil
}

func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, !math.IsNaN(v) && !math.IsInf(v, 0)
	}
	return 0, false
}

func takeShare(to *float64, v any) error {
	x, ok := number(v)
	if !ok || x <= 0 || x >= 1 {
		return fmt.Errorf("%v is not a share between 0 and 1", v)
	}
	*to = x
	return nil
}

func takeAmount(to *stats.Number, v any) error {
	x, ok := number(v)
	if !ok || x <= 0 {
		return fmt.Errorf("%v is not a number above 0", v)
	}
	*to = stats.Number(x)
	return nil
}

func takeCount(to *int, v any) error {
	x, ok := v.(int64)
	if !ok || x < 1 || x > 100_000 {
		return fmt.Errorf("%v is not a whole number from 1", v)
	}
	*to = int(x)
	return nil
}

func takeShares(to map[string]float64, v any) error {
	table, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%v is not a table of fields", v)
	}
	for _, field := range slices.Sorted(maps.Keys(table)) {
		if _, known := to[field]; !known {
			return fmt.Errorf("unknown field %q: there are %s", field, strings.Join(slices.Sorted(maps.Keys(to)), ", "))
		}
		x := 0.0
		if err := takeShare(&x, table[field]); err != nil {
			return fmt.Errorf("%s: %w", field, err)
		}
		to[field] = x
	}
	return nil
}

func takeWords(to *[]string, v any) error {
	list, ok := v.([]any)
	if !ok {
		return fmt.Errorf("%v is not a list of texts", v)
	}
	words := []string{}
	for _, x := range list {
		word, ok := x.(string)
		if !ok {
			return fmt.Errorf("%v is not a text", x)
		}
		words = append(words, word)
	}
	*to = words
	return nil
}

// A Setting is a line of the method note.
type Setting struct {
	Key   string `json:"key"`
	Doc   string `json:"doc"`
	Value string `json:"value"`
	Set   bool   `json:"set"` // by the register
}

// List is every setting with its value, in the order of their documentation.
func (s *Settings) List() []Setting {
	words := func(m map[string]float64) string {
		var all []string
		for _, k := range slices.Sorted(maps.Keys(m)) {
			all = append(all, fmt.Sprintf("%s %g", k, m[k]))
		}
		return strings.Join(all, ", ")
	}
	values := map[string]string{
		"suggest": fmt.Sprint(s.Suggest), "rho": fmt.Sprint(s.Rho), "m": words(s.M), "discount": words(s.Discount),
		"unknown_causes": cmp.Or(strings.Join(s.UnknownCauses, ", "), "–"), "look_back_days": fmt.Sprint(s.LookBackDays),
		"rule_months": fmt.Sprint(s.RuleMonths), "rule_incidents": fmt.Sprint(s.RuleIncidents), "rule_hours": amount(s.RuleHours),
		"rule_users": amount(s.RuleUsers), "rule_needs": fmt.Sprint(s.RuleNeeds),
	}
	var list []Setting
	for _, x := range settings() {
		list = append(list, Setting{x.key, x.doc, values[x.key], slices.Contains(s.Set, x.key)})
	}
	return list
}

func amount(x stats.Number) string {
	if !x.OK() {
		return "–"
	}
	return x.String()
}
