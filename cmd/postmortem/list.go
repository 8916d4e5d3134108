package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/view"
)

func listCommand(env *environment) *cobra.Command {
	var f bookFlags
	var want filter
	var asJSON bool
	c := &cobra.Command{
		Use:   "list [PATH…]",
		Short: "List records, filtered",
		Long: `List prints a line for each record, the latest first: id, start, duration, severity, status, cause, title. What is not known stays "-".
Filters of different kinds must all hold; of one kind, given twice or with commas, one is enough. --since and --until take a day or a
time, and keep every record that may have begun then.`,
		Example: `  postmortem list incidents --since 2022-10-01 --until 2023-12-31 --severity sev1
  postmortem list --feature messaging --cause power --json
  postmortem list --open`,
		RunE: func(_ *cobra.Command, paths []string) error { return env.list(&f, &want, paths, asJSON) },
	}
	f.add(c)
	flags := c.Flags()
	flags.StringVar(&want.since, "since", "", "begun on this `DATE` or later")
	flags.StringVar(&want.until, "until", "", "begun on this `DATE` or earlier")
	flags.StringSliceVar(&want.features, "feature", nil, "touched the feature `ID`")
	flags.StringSliceVar(&want.sites, "site", nil, "went through the data center `ID`")
	flags.StringSliceVar(&want.causes, "cause", nil, "has the cause `ID`, or one below it")
	flags.StringSliceVar(&want.severities, "severity", nil, "has the severity `ID`")
	flags.BoolVar(&want.open, "open", false, "not resolved yet")
	flags.BoolVar(&asJSON, "json", false, "an array of JSON objects")
	completeIDs(c, &f.register, map[string]string{"feature": "feature", "site": "site", "cause": "cause", "severity": "severity"})
	return c
}

// list prints the records that a filter keeps.
func (env *environment) list(f *bookFlags, want *filter, paths []string, asJSON bool) error {
	b, found, err := env.open(f, paths)
	if err != nil {
		return err
	}
	if err := want.check(b.Corpus.Register); err != nil {
		return err
	}
	asOf, err := env.asOf(f.asOf, b.Corpus.Register.Zone)
	if err != nil {
		return err
	}
	audience, _ := record.ParseAudience(f.audience)
	if asJSON {
		err = env.listJSON(b, audience, want, asOf)
	} else {
		err = env.listLines(b, audience, want)
	}
	if err != nil {
		return failed(err)
	}
	return env.leftOut(found)
}

// listLines prints a table, in the words of the index of a book.
func (env *environment) listLines(b *report.Book, audience record.Audience, want *filter) error {
	d, err := b.Index(b.Langs[0])
	if err != nil {
		return err
	}
	words, ok := d.Page.Body.(*view.Index)
	if !ok {
		return fmt.Errorf("the page of all records is a %T", d.Page.Body)
	}
	all := b.Incidents()
	var rows [][]string
	for i, row := range words.Rows() {
		in, _ := all[len(all)-1-i].For(audience)
		if want.keeps(in) {
			rows = append(rows, []string{in.ID, row.Date.Plain(), row.Duration.Plain(), in.Severity, string(in.Status), in.Cause.Category, row.Title.Plain()})
		}
	}
	_, err = env.stdout.Write([]byte(columns(rows)))
	return err
}

// columns aligns rows by the width of letters on a screen.
func columns(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 1)
			}
			widths[i] = max(widths[i], uniseg.StringWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			if cell == "" {
				cell = "-"
			}
			line.WriteString(cell + strings.Repeat(" ", widths[i]-uniseg.StringWidth(cell)+2))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// A filter says which records to keep.
type filter struct {
	since, until                        string
	features, sites, causes, severities []string
	open                                bool

	from, to time.Time
}

// check makes times of words, and sure that ids are ones of the register.
func (f *filter) check(r *record.Register) error {
	for _, one := range []struct {
		flag, words string
		to          *time.Time
		end         bool
	}{{"--since", f.since, &f.from, false}, {"--until", f.until, &f.to, true}} {
		if one.words == "" {
			continue
		}
		m, err := record.ParseMoment(one.words, record.Calendar{Zone: r.Zone})
		if err != nil || !m.Known() {
			return fmt.Errorf("%s %q is no day or time: wanted 2026-11-22 or \"2026-11-22 14:00\"", one.flag, one.words)
		}
		if *one.to = m.Lo; one.end {
			*one.to = m.Hi
		}
	}
	if !f.from.IsZero() && !f.to.IsZero() && f.to.Before(f.from) {
		return fmt.Errorf("--until %q is before --since %q", f.until, f.since)
	}
	for _, one := range []struct {
		sort string
		ids  []string
	}{{"feature", f.features}, {"site", f.sites}, {"cause", f.causes}, {"severity", f.severities}} {
		if err := unlessAllKnown(one.sort, one.ids, r.Known(one.sort)); err != nil {
			return err
		}
	}
	return nil
}

// keeps reports whether a record passes.
func (f *filter) keeps(in *record.Incident) bool {
	start := in.Clock.Started
	switch {
	case !f.from.IsZero() && (!start.Known() || !start.Hi.IsZero() && start.Hi.Before(f.from)):
	case !f.to.IsZero() && (!start.Known() || start.Lo.After(f.to)):
	case f.open && !in.Status.Open():
	case len(f.severities) > 0 && !slices.Contains(f.severities, in.Severity):
	case len(f.features) > 0 && !slices.ContainsFunc(in.Affected, func(a record.Affected) bool { return slices.Contains(f.features, a.Feature) }):
	case len(f.sites) > 0 && !slices.ContainsFunc(in.Dependencies, func(d record.Dependency) bool { return slices.Contains(f.sites, d.Site) }):
	case len(f.causes) > 0 && !slices.ContainsFunc(f.causes, func(id string) bool { return isCause(in.Cause, id) }):
	default:
		return true
	}
	return false
}

// isCause reports whether a cause is of a category or one below it. "unknown" is the state of not knowing.
func isCause(c record.Cause, id string) bool {
	return c.Category == id || strings.HasPrefix(c.Category, id+"/") || id == "unknown" && c.State == record.CauseUnknown
}
