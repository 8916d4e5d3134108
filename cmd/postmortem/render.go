package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/site"
	"example.com/postmortem/templates"
)

// renderFlags are the flags of render, as typed.
type renderFlags struct {
	out, asOf, audience, paper, standard, register, templates string
	formats, langs                                            []string
	jobs, headingOffset                                       int
	fragment, clean                                           bool
}

func renderCommand(env *environment) *cobra.Command {
	var f renderFlags
	c := &cobra.Command{
		Use:   "render [PATH…]",
		Short: "Make postmortems of records: Markdown, HTML and PDF",
		Long: `Render makes a postmortem of every record, in every format and language: OUT/LANG/NAME.EXT, and OUT/index.html. Of folders it also makes
the page of what recurs, OUT/LANG/recurrence.EXT, and one of every family, and all of them lead to one another; of chosen records it does
not, since they say nothing about the rest, and an index of all that is there already stays.

PATH is a file or a folder of records, by default ./incidents, else here; "-" reads one record from standard input. A record with errors
is left out and complained about; the rest is rendered and the exit code is 1. Where none is without errors nothing is written. Files that
would not change are not touched.

Other commands may fill the same folder: --clean leaves what they made. What was made for a narrower audience goes.`,
		Example: `  postmortem render incidents -o out
  postmortem render incidents/2022-10-15-pangyo-fire.toml -o out --format pdf --lang ko
  postmortem render incidents -o public --audience public`,
		RunE: func(c *cobra.Command, paths []string) error { return env.render(c.Context(), &f, paths) },
	}
	f.add(c, "out")
	c.Flags().BoolVar(&f.fragment, "fragment", false, "HTML as the article alone, for pasting into a wiki")
	c.Flags().IntVar(&f.headingOffset, "heading-offset", 0, "add `N` to the level of a fragment's headings")
	return c
}

// add declares the flags that all commands have which write pages into a folder.
func (f *renderFlags) add(c *cobra.Command, out string) {
	flags := c.Flags()
	flags.StringVarP(&f.out, "output", "o", out, "folder `DIR` to write to")
	flags.StringSliceVar(&f.formats, "format", []string{"md", "html", "pdf"}, "formats: "+formatNames())
	flags.StringSliceVar(&f.langs, "lang", nil, "languages (default: those of the register)")
	flags.StringVar(&f.audience, "audience", "internal", "who will read it: "+strings.Join(record.Audiences, ", "))
	flags.StringVar(&f.asOf, "as-of", "", "the report's `DATE` (default: SOURCE_DATE_EPOCH, else today)")
	flags.StringVar(&f.templates, "templates", "", "folder `DIR` whose files replace built-in templates, words and looks")
	flags.StringVar(&f.paper, "paper", "a4", "paper of PDFs: a4, letter")
	flags.StringVar(&f.standard, "pdf", "a3a", "standard of PDFs: a3a (archival and accessible, with its sources inside), a2u, a1b, plain")
	registerFlag(c, &f.register)
	flags.IntVarP(&f.jobs, "jobs", "j", 0, "pages rendered at once (default: one a processor)")
	flags.BoolVar(&f.clean, "clean", false, "remove what this command made in earlier runs and does not make now")
	f.complete(c)
}

// complete makes the shell complete flags that have a few words.
func (*renderFlags) complete(c *cobra.Command) {
	must(c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(strings.Split(formatNames(), ", "), cobra.ShellCompDirectiveNoFileComp)))
	must(c.RegisterFlagCompletionFunc("audience", cobra.FixedCompletions(record.Audiences, cobra.ShellCompDirectiveNoFileComp)))
	must(c.RegisterFlagCompletionFunc("pdf", cobra.FixedCompletions(pdf.Standards, cobra.ShellCompDirectiveNoFileComp)))
	must(c.RegisterFlagCompletionFunc("paper", cobra.FixedCompletions([]string{"a4", "letter"}, cobra.ShellCompDirectiveNoFileComp)))
}

// must stands for errors that only a mistake in this program can cause.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func formatNames() string {
	var names []string
	for _, f := range render.Formats {
		if f != render.Fragment {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}

func (env *environment) render(ctx context.Context, f *renderFlags, paths []string) error {
	options, so, err := f.read()
	if err != nil {
		return err
	}
	options.Patterns = defaultPaths(paths)
	if slices.Equal(paths, []string{"-"}) {
		options.Patterns, options.Name = nil, "stdin"
		if options.Record, err = record.Read(env.stdin); err != nil {
			return failed(err)
		}
	} else if slices.Contains(paths, "-") {
		return fmt.Errorf(`"-" reads one record from standard input and goes with no other path`)
	}
	env.clock(&options, f.asOf)
	book, found, err := report.Open(disk{}, options)
	if found != nil && book != nil {
		if err := env.complain(env.stderr, book.Corpus, found); err != nil {
			return failed(err)
		}
	}
	if err == nil && options.Record == nil {
		err = someRecords(book.Corpus, found, options.Patterns)
	}
	if err != nil {
		return failed(err)
	}
	if err := anyLeft(book.Corpus, found); err != nil {
		return err
	}
	j := job{by: byChoice, clean: f.clean}
	if options.Record == nil && allFolders(options.Patterns) {
		book.Link()
		j.by, j.covers = byRender, byChoice
	}
	so.Warn = env.warn
	s, err := site.New(book, so)
	if err != nil {
		return failed(err)
	}
	written, err := env.write(ctx, f, s, j)
	if err != nil {
		return failed(err)
	}
	env.missingWords(book)
	env.summary(book, found, written, f.out, j.by)
	if countErrors(found) > 0 {
		return &exit{code: exitFound}
	}
	return nil
}

// read turns flags into options; its errors are wrong usage.
func (f *renderFlags) read() (o report.Options, so site.Options, err error) {
	for _, name := range f.formats {
		if f.fragment && name == "html" {
			name = "fragment"
		}
		format, ok := render.FormatNamed(name)
		if !ok {
			return o, so, fmt.Errorf("no format %q: there are %s", name, formatNames())
		}
		if !slices.Contains(so.Formats, format) {
			so.Formats = append(so.Formats, format)
		}
	}
	if len(so.Formats) == 0 {
		return o, so, fmt.Errorf("--format names no format: there are %s", formatNames())
	}
	if err := f.readFragment(); err != nil {
		return o, so, err
	}
	audience, ok := record.ParseAudience(f.audience)
	if !ok {
		return o, so, fmt.Errorf("no audience %q: there are %s", f.audience, strings.Join(record.Audiences, ", "))
	}
	switch f.paper {
	case "a4":
		so.Paper = pdf.A4
	case "letter":
		so.Paper = pdf.Letter
	default:
		return o, so, fmt.Errorf("no paper %q: there are a4 and letter", f.paper)
	}
	if so.Standard, ok = pdf.ParseStandard(f.standard); !ok {
		return o, so, fmt.Errorf("no standard %q of PDFs: there are %s", f.standard, strings.Join(pdf.Standards, ", "))
	}
	if f.jobs < 0 {
		return o, so, fmt.Errorf("--jobs %d: wanted a number of pages, or 0 for one a processor", f.jobs)
	}
	var overlay fs.FS
	if f.templates != "" {
		if info, err := os.Stat(f.templates); err != nil || !info.IsDir() {
			return o, so, fmt.Errorf("--templates %q is no folder", f.templates)
		}
		overlay = os.DirFS(f.templates)
		if err := noStrangers(overlay); err != nil {
			return o, so, fmt.Errorf("--templates %q: %w", f.templates, err)
		}
	}
	if err := noFile(f.out); err != nil {
		return o, so, err
	}
	so.HeadingOffset = f.headingOffset
	return report.Options{Register: f.register, Templates: overlay, Langs: f.langs, Audience: audience, Version: version(), Jobs: f.jobs}, so, nil
}

// readFragment keeps flags of fragments from meaning nothing.
func (f *renderFlags) readFragment() error {
	switch {
	case f.fragment && !slices.Contains(f.formats, "html"):
		return errors.New("--fragment is a form of html, which --format does not name")
	case f.headingOffset != 0 && !f.fragment:
		return errors.New("--heading-offset is about the headings of a --fragment")
	case f.headingOffset < 0 || f.headingOffset > 5:
		return fmt.Errorf("--heading-offset %d: wanted 0 to 5, since there are six levels", f.headingOffset)
	}
	return nil
}

// warn tells what could not be shown as written.
func (env *environment) warn(file, message string) {
	env.mu.Lock()
	defer env.mu.Unlock()
	fmt.Fprintf(env.stderr, "%s: warning: %s\n", file, message)
}

// noStrangers is an error where a template replaces none: a misspelled name would change nothing, and say nothing.
func noStrangers(overlay fs.FS) error {
	names, err := fs.Glob(overlay, "*.tmpl")
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := fs.Stat(templates.FS, name); err != nil {
			builtin, _ := fs.Glob(templates.FS, "*.tmpl")
			return fmt.Errorf("no built-in template is called %q: there are %s", name, strings.Join(builtin, ", "))
		}
	}
	return nil
}
