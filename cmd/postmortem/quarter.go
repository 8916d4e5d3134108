package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.com/postmortem/report"
	"example.com/postmortem/report/analysis/quarter"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/site"
)

// quarterFlags are the flags of quarter, as typed.
type quarterFlags struct {
	renderFlags
	accounting, whatIf []string
	since              string
	init, postmortems  bool
}

func quarterCommand(env *environment) *cobra.Command {
	var f quarterFlags
	c := &cobra.Command{
		Use:   "quarter PERIOD [PATH…]",
		Short: "Make the reliability report of a quarter, or of any period",
		Long: `Quarter makes one reliability report of a period: OUT/LANG/quarter-PERIOD.EXT in every format and language, its figures and tables beside it,
and OUT/analysis.json, which holds every number. Page 1 is what to decide.

PERIOD is ` + quarter.PeriodForms + `.
PATH is a folder of records, by default ./incidents, else here. What people say about the period stands in quarters/PERIOD.toml beside the
register (--init writes one to fill in): commentary, who prepared and approved it, and the day whose figures were approved, which holds
unless --as-of says otherwise. Until somebody approved it, the report is a draft.`,
		Example: `  postmortem quarter 2024Q2 incidents -o out
  postmortem quarter 2024 incidents -o out --format pdf --lang ko
  postmortem quarter 2024Q2 incidents -o out --since last/analysis.json
  postmortem quarter 2022Q4 incidents -o out --what-if sk-cnc-pangyo=KAKAO-2022-10-15
  postmortem quarter 2024Q2 incidents --init`,
		Args: wants(1, true),
		RunE: func(c *cobra.Command, args []string) error { return env.quarter(c.Context(), &f, args[0], args[1:]) },

		ValidArgsFunction: completeQuarters(&f.register),
	}
	flags := c.Flags()
	flags.StringVarP(&f.out, "output", "o", "out", "folder `DIR` to write to")
	flags.StringSliceVar(&f.formats, "format", []string{"md", "html", "pdf"}, "formats: "+formatNames())
	flags.StringSliceVar(&f.langs, "lang", nil, "languages (default: those of the register)")
	flags.StringVar(&f.audience, "audience", "internal", "who will read it: "+strings.Join(record.Audiences, ", "))
	flags.StringVar(&f.asOf, "as-of", "", "the report's `DATE` (default: that of quarters/PERIOD.toml, else SOURCE_DATE_EPOCH, else today)")
	flags.StringSliceVar(&f.accounting, "accounting", nil, "show what another `METHOD` would make: hours=24x7, partial=any-impact|weighted, maintenance=excluded|included")
	flags.StringSliceVar(&f.whatIf, "what-if", nil, "show the loss of a site for as long as an incident lasted, `SITE=INCIDENT`")
	flags.StringVar(&f.since, "since", "", "show what changed since an earlier report, whose analysis.json is `FILE`")
	flags.BoolVar(&f.postmortems, "with-postmortems", false, "append the postmortems of the period's incidents, with a title page and contents")
	flags.BoolVar(&f.init, "init", false, "write quarters/PERIOD.toml to fill in, and no report")
	flags.StringVar(&f.templates, "templates", "", "folder `DIR` whose files replace built-in templates, words and looks")
	flags.StringVar(&f.standard, "pdf", "a3a", "standard of PDFs: a3a (archival and accessible, with its sources inside), a2u, a1b, plain")
	flags.StringVar(&f.paper, "paper", "a4", "paper of PDFs: a4, letter")
	registerFlag(c, &f.register)
	flags.IntVarP(&f.jobs, "jobs", "j", 0, "pages rendered at once (default: one a processor)")
	f.complete(c)
	return c
}

func (env *environment) quarter(ctx context.Context, f *quarterFlags, period string, paths []string) error {
	options, so, err := f.read()
	if err != nil {
		return err
	}
	named, err := quarter.ParsePeriod(period, time.UTC, 1)
	if err != nil {
		if exists(period) { // before the records are read: it is their folder
			err = fmt.Errorf("%w; it stands before the records", err)
		}
		return err
	}
	options.Patterns = defaultPaths(paths)
	env.clock(&options, f.asOf)
	if f.init {
		return env.initQuarter(options, period)
	}
	qo := report.QuarterOptions{Period: period, Frozen: f.asOf == "", Postmortems: f.postmortems, Redo: f.redo(named.Name)}
	if err := f.questions(&qo); err != nil {
		return err
	}
	q, found, err := report.OpenQuarter(disk{}, options, qo)
	if found != nil && q.Book != nil {
		if err := env.complain(env.stderr, q.Book.Corpus, found); err != nil {
			return failed(err)
		}
	}
	if err == nil {
		err = aRegister(q.Book.Corpus, found, options.Patterns)
	}
	if err != nil {
		return failed(err)
	}
	if err := anyLeft(q.Book.Corpus, found); err != nil {
		return err
	}
	if q.Report == nil {
		return &exit{code: exitFound} // what people say about the period cannot be read
	}
	if p := q.Report.Period; q.Report.AsOf.Before(p.From) {
		return failed(fmt.Errorf("%s begins on %s, and it is %s: there is nothing to report yet", p.Name, p.From.Format(time.DateOnly), q.Report.AsOf.Format(time.DateOnly)))
	}
	old := readManifest(f.out)
	if old.Audience != "" && old.Audience != f.audience {
		return failed(fmt.Errorf("%s holds pages for the audience %s: choose another folder", f.out, old.Audience))
	}
	so.Warn = env.warn
	s, err := site.NewQuarter(q, so, old.holds)
	if err != nil {
		return failed(err)
	}
	written, err := env.write(ctx, &f.renderFlags, s, job{by: byQuarter + q.Report.Period.Name})
	if err != nil {
		return failed(err)
	}
	fmt.Fprintf(env.stderr, "%s: %s, %s counted, %s written, %d unchanged\n", f.out, q.Report.Period.Name, count(q.Report.Counts.Now.N, "incident"), count(written.written, "file"), written.unchanged)
	if why := uncounted(q.Report); why != "" {
		fmt.Fprintln(env.stderr, why)
	}
	env.aside(written, f.out)
	if countErrors(found) > 0 {
		return &exit{code: exitFound}
	}
	return nil
}

// questions reads what else the report is asked.
func (f *quarterFlags) questions(qo *report.QuarterOptions) error {
	for _, s := range f.accounting {
		if qo.Accounting == nil {
			qo.Accounting = &report.AccountingChange{}
		}
		if err := qo.Accounting.Set(s); err != nil {
			return fmt.Errorf("--%w", err)
		}
	}
	for _, s := range f.whatIf {
		w, err := quarter.ParseWhatIf(s)
		if err != nil {
			return fmt.Errorf("--what-if %w", err)
		}
		qo.WhatIf = append(qo.WhatIf, w)
	}
	if f.since != "" {
		var err error
		if qo.Since, err = os.ReadFile(f.since); err != nil {
			return failed(err)
		}
	}
	return nil
}

// redo is the command that makes the same report again, without the names of folders, which may be others.
func (f *quarterFlags) redo(period string) string {
	words := []string{"postmortem quarter", period}
	add := func(flag string, values ...string) {
		for _, v := range values {
			if v != "" {
				words = append(words, "--"+flag, v)
			}
		}
	}
	add("as-of", f.asOf)
	if f.audience != "internal" {
		add("audience", f.audience)
	}
	add("accounting", f.accounting...)
	add("what-if", f.whatIf...)
	if f.postmortems {
		words = append(words, "--with-postmortems")
	}
	return strings.Join(words, " ")
}

// initQuarter writes a file for people to fill in.
func (env *environment) initQuarter(o report.Options, name string) error {
	o.Langs = []string{"en"}
	b, _, err := report.Open(disk{}, o)
	if err != nil {
		return failed(err)
	}
	reg := b.Corpus.Register
	period, err := quarter.ParsePeriod(name, reg.Zone, reg.FiscalYearStarts)
	if err != nil {
		return err
	}
	asOf, err := o.AsOf(reg.Zone)
	if err != nil {
		return err
	}
	file := b.SaidPath(o, period)
	if exists(file) {
		return failed(fmt.Errorf("%s is there already", filepath.ToSlash(file)))
	}
	schema, err := schemaFor("quarter", filepath.Dir(filepath.Dir(file)), reg) // quarters stands beside the register
	if err != nil {
		return failed(err)
	}
	if err := create(file, record.BlankQuarter(period.Name, asOf.Format(time.DateOnly), "../"+schema, reg)); err != nil {
		return failed(err)
	}
	fmt.Fprintln(env.stderr, filepath.ToSlash(file))
	return nil
}
