package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"example.com/postmortem/report/analysis/quarter"
)

// About says how the documents of the report are made, for those who make them again: as Book.About does, with what was asked.
func (q *Quarter) About() map[string]string {
	a := q.Book.About()
	a["made"], a["period"], a["redo"] = "quarter", q.asked.Period, q.asked.Redo
	a["accounting"] = q.asked.Accounting.String()
	var lost []string
	for _, w := range q.asked.WhatIf {
		lost = append(lost, w.Site+"="+w.Incident)
	}
	a["what-if"] = strings.Join(lost, "\n")
	if q.asked.Since != nil {
		sum := sha256.Sum256(q.asked.Since)
		a["since"] = hex.EncodeToString(sum[:])
	}
	for key, on := range map[string]bool{"frozen": q.asked.Frozen, "postmortems": q.asked.Postmortems} {
		if on {
			a[key] = "yes"
		}
	}
	for key, value := range a {
		if value == "" {
			delete(a, key)
		}
	}
	return a
}

// QuarterOptionsOf are the options of a report that says this about its making, all but the earlier report.
func QuarterOptionsOf(about map[string]string) (o QuarterOptions, err error) {
	o = QuarterOptions{Period: about["period"], Redo: about["redo"], Frozen: about["frozen"] != "", Postmortems: about["postmortems"] != ""}
	for part := range strings.FieldsSeq(about["accounting"]) {
		if o.Accounting == nil {
			o.Accounting = &AccountingChange{}
		}
		if err := o.Accounting.Set(part); err != nil {
			return o, err
		}
	}
	for lost := range strings.SplitSeq(about["what-if"], "\n") {
		if lost == "" {
			continue
		}
		w, err := quarter.ParseWhatIf(lost)
		if err != nil {
			return o, err
		}
		o.WhatIf = append(o.WhatIf, w)
	}
	return o, nil
}

// Set reads a part of another method of accounting: "partial=weighted".
func (c *AccountingChange) Set(part string) error {
	switch key, value, _ := strings.Cut(part, "="); {
	case key == "hours" && value == "24x7":
		c.Hours = value
	case key == "partial" && (value == "any-impact" || value == "weighted"):
		c.Partial = value
	case key == "maintenance" && (value == "excluded" || value == "included"):
		c.Maintenance = value
	default:
		return fmt.Errorf("accounting %q: wanted hours=24x7, partial=any-impact, partial=weighted, maintenance=excluded or maintenance=included", part)
	}
	return nil
}

// String is the change as Set reads it, part by part.
func (c *AccountingChange) String() string {
	if c == nil {
		return ""
	}
	var parts []string
	for _, p := range [][2]string{{"hours", c.Hours}, {"partial", c.Partial}, {"maintenance", c.Maintenance}} {
		if p[1] != "" {
			parts = append(parts, p[0]+"="+p[1])
		}
	}
	return strings.Join(parts, " ")
}
