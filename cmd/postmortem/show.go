package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
)

// bookFlags say which records a command reads, and for whom.
type bookFlags struct {
	register, audience, asOf, lang string
	brief                          bool // only the analysis is asked
}

func (f *bookFlags) add(c *cobra.Command) {
	flags := c.Flags()
	registerFlag(c, &f.register)
	flags.StringVar(&f.audience, "audience", "internal", "who will read it: "+strings.Join(record.Audiences, ", "))
	flags.StringVar(&f.asOf, "as-of", "", "the clock of what is open, a `DATE` (default: SOURCE_DATE_EPOCH, else now)")
	flags.StringVar(&f.lang, "lang", "", "language (default: the register's first)")
	must(c.RegisterFlagCompletionFunc("audience", cobra.FixedCompletions(record.Audiences, cobra.ShellCompDirectiveNoFileComp)))
}

// open reads the records. What is wrong with them is check's business, and kept from a reader of one of them.
func (env *environment) open(f *bookFlags, paths []string) (*report.Book, []record.Diagnostic, error) {
	audience, ok := record.ParseAudience(f.audience)
	if !ok {
		return nil, nil, fmt.Errorf("no audience %q: there are %s", f.audience, strings.Join(record.Audiences, ", "))
	}
	o := report.Options{Patterns: defaultPaths(paths), Register: f.register, Audience: audience, Version: version(), Brief: f.brief,
		AsOf: func(zone *time.Location) (time.Time, error) { return env.asOf(f.asOf, zone) }}
	if f.lang != "" {
		o.Langs = []string{f.lang}
	}
	b, found, err := report.Open(disk{}, o)
	if err == nil {
		err = aRegister(b.Corpus, found, o.Patterns)
	}
	if err != nil {
		return nil, nil, failed(err)
	}
	return b, found, nil
}

func showCommand(env *environment) *cobra.Command {
	var f bookFlags
	var width int
	c := &cobra.Command{
		Use:   "show ID [PATH…]",
		Short: "Read a postmortem in the terminal",
		Long: `Show prints the postmortem of one record as text: wrapped to the width of the terminal (at most 120 columns; 80 where there is none),
with tables drawn and without colours. PATH is a file or a folder of records, by default ./incidents, else here.`,
		Example: `  postmortem show KAKAO-2022-10-15 incidents
  postmortem show KAKAO-2022-10-15 --lang en | less`,
		Args: wants(1, true),
		RunE: func(_ *cobra.Command, args []string) error {
			if width < 0 {
				return fmt.Errorf("--width %d: a line has at least one column", width)
			}
			return env.show(&f, args[0], args[1:], width)
		},
		ValidArgsFunction: completeIncidents(1, &f.register),
	}
	f.add(c)
	c.Flags().IntVar(&width, "width", 0, "wrap to `N` columns")
	return c
}

func (env *environment) show(f *bookFlags, id string, paths []string, width int) error {
	b, _, err := env.open(f, paths)
	if err != nil {
		return err
	}
	all := b.Incidents()
	i := slices.IndexFunc(all, func(in *record.Incident) bool { return in.ID == id })
	if i < 0 {
		if slices.ContainsFunc(b.Corpus.Incidents, func(in *record.Incident) bool { return in.ID == id }) {
			return fmt.Errorf("the record %q is not for the audience %q: --audience restricted shows everything", id, f.audience)
		}
		return noRecord(b.Corpus, id)
	}
	d, err := b.Postmortem(all[i], b.Langs[0])
	if err != nil {
		return failed(err)
	}
	if width == 0 {
		width = env.width()
	}
	var out bytes.Buffer
	if err := render.Text.Render(&out, d, &render.Env{Theme: b.Theme, Width: width}); err != nil {
		return failed(err)
	}
	if _, err := env.stdout.Write(out.Bytes()); err != nil {
		return failed(err)
	}
	return nil
}

// readable is the width from which on lines are too long to read.
const readable = 120

// width is the width of text in columns: that of the terminal, as far as lines of it can be read.
func (env *environment) width() int {
	if n, err := strconv.Atoi(env.getenv("COLUMNS")); err == nil && n > 0 {
		return min(n, readable)
	}
	if out, ok := env.stdout.(*os.File); ok {
		if n, _, err := term.GetSize(int(out.Fd())); err == nil && n > 0 {
			return min(n, readable)
		}
	}
	return 80
}
