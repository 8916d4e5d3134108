package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
	"example.com/postmortem/report/view"
)

func recurrenceCommand(env *environment) *cobra.Command {
	var f bookFlags
	var asJSON bool
	c := &cobra.Command{
		Use:   "recurrence [ID] [PATH…]",
		Short: "Tell what recurs: has this happened before, and what can be said about it",
		Long: `Recurrence prints what recurs in a register, or, with the ID of a record, whether that incident has happened before: the relations that
people declared, those that the program suggests with the evidence for and against, what had been promised and what had become of it.

Suggestions are counted nowhere; "postmortem links" records decisions. PATH is a folder of records, by default ./incidents, else here.`,
		Example: `  postmortem recurrence
  postmortem recurrence KAKAO-2024-05-21 --lang en
  postmortem recurrence incidents --json
  postmortem recurrence report incidents -o recurrence`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			f.brief = asJSON // words are made of more
			if len(args) == 0 || isPath(args[0]) {
				return env.recurrence(&f, args, asJSON)
			}
			return env.recurrenceOf(&f, args[0], args[1:], asJSON)
		},
		ValidArgsFunction: completeIncidents(1, &f.register),
	}
	f.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "everything the words are made from, as JSON")
	c.AddCommand(recurrenceReportCommand(env))
	return c
}

// isPath reports whether an argument is a file or a folder and not the id of a record.
func isPath(arg string) bool {
	_, err := os.Stat(arg)
	return err == nil || strings.ContainsAny(arg, `/\`)
}

// openFor reads the records of which one is asked for, if an id is given.
func (env *environment) openFor(f *bookFlags, id string, paths []string) (*report.Book, []record.Diagnostic, error) {
	b, found, err := env.open(f, paths)
	if stop := (*exit)(nil); id != "" && errors.As(err, &stop) && len(paths) == 0 {
		stop.err = fmt.Errorf("%q is no folder; looked for as the id of a record: %w", id, stop.err)
	}
	return b, found, err
}

// recurrence prints the whole register.
func (env *environment) recurrence(f *bookFlags, paths []string, asJSON bool) error {
	b, found, err := env.open(f, paths)
	if err != nil {
		return err
	}
	if err := env.printRecurrence(b, asJSON); err != nil {
		return err
	}
	return env.leftOut(found)
}

func (env *environment) printRecurrence(b *report.Book, asJSON bool) error {
	if asJSON {
		r, err := b.Analysis.Result()
		if err != nil {
			return failed(err)
		}
		return env.jsonOrFailed(r.WriteJSON(env.stdout))
	}
	d, err := b.Recurrence(b.Langs[0])
	return env.text(b, d, err)
}

// recurrenceOf prints one incident.
func (env *environment) recurrenceOf(f *bookFlags, id string, paths []string, asJSON bool) error {
	b, found, err := env.openFor(f, id, paths)
	if err != nil {
		return err
	}
	if err := env.printCase(b, id, asJSON); err != nil {
		return err
	}
	return env.leftOut(found)
}

func (env *environment) printCase(b *report.Book, id string, asJSON bool) error {
	c, err := b.Analysis.Case(id)
	switch {
	case c == nil && err != nil && !b.Has(id):
		return neither(b.Corpus, id)
	case err != nil:
		return failed(err)
	case asJSON:
		return env.jsonOrFailed(c.WriteJSON(env.stdout))
	}
	d, err := b.Case(c, b.Langs[0])
	return env.text(b, d, err)
}

func (env *environment) jsonOrFailed(err error) error {
	if err != nil {
		return failed(err)
	}
	return nil
}

// text prints a page for a terminal.
func (env *environment) text(b *report.Book, d *render.Doc, err error) error {
	if err != nil {
		return failed(err)
	}
	var out bytes.Buffer
	if err := render.Text.Render(&out, d, &render.Env{Theme: b.Theme, Width: env.width()}); err != nil {
		return failed(err)
	}
	if _, err := env.stdout.Write(out.Bytes()); err != nil {
		return failed(err)
	}
	return nil
}

func recurrenceReportCommand(env *environment) *cobra.Command {
	var f renderFlags
	c := &cobra.Command{
		Use:   "report [PATH…]",
		Short: "Make pages of what recurs: one of all families, one for each",
		Long: `Report writes OUT/LANG/recurrence.EXT, a page for every family beside it, and OUT/analysis.json, which holds every number of the pages.
Render makes the same pages beside the postmortems; report makes them alone, or again.

PATH is a folder of records, by default ./incidents, else here.`,
		Example: `  postmortem recurrence report incidents -o recurrence
  postmortem recurrence report incidents -o recurrence --format pdf --lang ko`,
		RunE: func(c *cobra.Command, paths []string) error { return env.recurrenceReport(c.Context(), &f, paths) },
	}
	f.add(c, "recurrence")
	return c
}

func (env *environment) recurrenceReport(ctx context.Context, f *renderFlags, paths []string) error {
	options, so, err := f.read()
	if err != nil {
		return err
	}
	options.Patterns, options.Recurring = defaultPaths(paths), true
	env.clock(&options, f.asOf)
	book, found, err := report.Open(disk{}, options)
	if err == nil {
		err = aRegister(book.Corpus, found, options.Patterns)
	}
	if err != nil {
		return failed(err)
	}
	if err := anyLeft(book.Corpus, found); err != nil {
		return err
	}
	so.Warn = env.warn
	if old := readManifest(f.out); old.Audience == f.audience && holdsPostmortems(old, book, so.Formats) {
		book.Link()
	}
	s, err := site.NewRecurrence(book, so)
	if err != nil {
		return failed(err)
	}
	written, err := env.write(ctx, f, s, job{by: byRecurrence, clean: f.clean})
	if err != nil {
		return failed(err)
	}
	env.summary(book, found, written, f.out, byRecurrence)
	if countErrors(found) > 0 {
		fmt.Fprintln(env.stderr, "postmortem check says what is wrong with them")
		return &exit{code: exitFound}
	}
	return nil
}

// holdsPostmortems reports whether render has put the postmortems of all incidents into a folder, and the list of them.
func holdsPostmortems(m manifest, b *report.Book, formats []*render.Format) bool {
	names := []string{view.IndexName}
	for _, in := range b.Incidents() {
		names = append(names, site.FileName(in))
	}
	for _, l := range b.Langs {
		for _, f := range formats {
			for _, name := range names {
				if !m.holds(path.Join(l.Tag(), name+"."+f.Ext)) {
					return false
				}
			}
		}
	}
	return true
}
