package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.com/postmortem/report"
	"example.com/postmortem/report/analysis"
	"example.com/postmortem/report/record"
)

func linksCommand(env *environment) *cobra.Command {
	c := &cobra.Command{
		Use:   "links",
		Short: "Decide what is a recurrence: see suggestions, confirm, reject",
		Long: `Links keeps what people decide about recurrences. Suggest lists what the program suggests and nobody has decided on; confirm and reject
write a decision, its reason and who took it into the later of the two records. Only what was confirmed is counted.`,
		Example: `  postmortem links suggest incidents
  postmortem links confirm KAKAO-2018-06-25 KAKAO-2017-02-13 incidents --because "…" --by "Kim"
  postmortem links reject KAKAO-2018-06-25 KAKAO-2017-02-13 incidents --because "…" --by "Kim"`,
		Args: wants(0, false),
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(linksSuggestCommand(env),
		linksDecideCommand(env, "confirm", "recurrence", "Record that an incident is a recurrence of an earlier one"),
		linksDecideCommand(env, "reject", "not-recurrence", "Record that an incident is no recurrence of an earlier one"))
	return c
}

func linksSuggestCommand(env *environment) *cobra.Command {
	var f bookFlags
	c := &cobra.Command{
		Use:   "suggest [ID] [PATH…]",
		Short: "List relations that nobody has decided on",
		Long: `Suggest prints a line for each relation that the program suggests and nobody has decided on, the stronger first: the later record, the
relation, the earlier record, days between them, strength, bits beyond the needed. With an ID it lists those of one record, slight
resemblances too. "postmortem recurrence ID" shows the evidence.`,
		Example: `  postmortem links suggest
  postmortem links suggest KAKAO-2024-07-18 incidents`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 && !isPath(args[0]) {
				return env.suggest(&f, args[0], args[1:])
			}
			return env.suggest(&f, "", args)
		},
		ValidArgsFunction: completeIncidents(1, &f.register),
	}
	f.add(c)
	return c
}

func (env *environment) suggest(f *bookFlags, id string, paths []string) error {
	b, found, err := env.openFor(f, id, paths)
	if err != nil {
		return err
	}
	var open []analysis.Relation
	if id == "" {
		r, err := b.Analysis.Result()
		if err != nil {
			return failed(err)
		}
		open = r.Undecided
	} else {
		c, err := b.Analysis.Case(id)
		if err != nil && !b.Has(id) {
			return neither(b.Corpus, id)
		}
		if err != nil {
			return failed(err)
		}
		open = c.Suggestions()
	}
	var rows [][]string
	for _, r := range open {
		gap := ""
		if r.GapDays != nil {
			gap = strconv.Itoa(*r.GapDays)
		}
		rows = append(rows, []string{r.Later, r.Relation, r.Earlier, gap, r.Word, fmt.Sprintf("%+.1f", float64(r.Strength))})
	}
	if _, err := env.stdout.Write([]byte(columns(rows))); err != nil {
		return failed(err)
	}
	if len(rows) == 0 {
		fmt.Fprintln(env.stderr, "no relation waits for a decision")
	}
	return env.leftOut(found)
}

// decision is what somebody decided about two records, as typed.
type decision struct {
	relation, because, by, on string
	book                      bookFlags
}

func linksDecideCommand(env *environment, verb, relation, short string) *cobra.Command {
	d := decision{relation: relation}
	c := &cobra.Command{
		Use:   verb + " A B [PATH…]",
		Short: short,
		Long: short + `: a [[related]] in the record of the later one of A and B. Nothing else in
the file changes. A decision that is on record is not changed: edit the record for that.`,
		Example: "  postmortem links " + verb + ` KAKAO-2018-06-25 KAKAO-2017-02-13 --because "…" --by "Kim"`,
		Args:    wants(2, true),
		RunE:    func(_ *cobra.Command, args []string) error { return env.decide(&d, args[0], args[1], args[2:]) },

		ValidArgsFunction: completeIncidents(2, &d.book.register),
	}
	c.Flags().StringVar(&d.because, "because", "", "the reason, in the register's first language")
	c.Flags().StringVar(&d.by, "by", "", "who decided")
	c.Flags().StringVar(&d.on, "on", "", "the `DATE` of the decision (default: today)")
	registerFlag(c, &d.book.register)
	must(c.MarkFlagRequired("because"))
	must(c.MarkFlagRequired("by"))
	d.book.audience = "restricted"
	return c
}

// decide writes a decision into the later record.
func (env *environment) decide(d *decision, x, y string, paths []string) error {
	if strings.TrimSpace(d.because) == "" || strings.TrimSpace(d.by) == "" {
		return fmt.Errorf("--because and --by are the reason and the name of who decided: neither may be empty")
	}
	b, _, err := env.open(&d.book, paths)
	if err != nil {
		return err
	}
	for _, id := range []string{x, y} {
		if !b.Has(id) {
			return noRecord(b.Corpus, id)
		}
	}
	later, earlier, err := b.Analysis.InOrder(x, y)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(later.Related, func(r record.Relation) bool { return r.Incident == earlier.ID && r.Relation != "same-factor" }); i >= 0 {
		return &exit{exitFound, fmt.Errorf("%s already says of %s: %s", later.ID, earlier.ID, later.Related[i].Relation)}
	}
	if err := env.writeDecision(b, d, later, earlier); err != nil {
		return err
	}
	fmt.Fprintf(env.stderr, "%s: %s of %s\n", later.File.Path, d.relation, earlier.ID)
	return nil
}

func (env *environment) writeDecision(b *report.Book, d *decision, later, earlier *record.Incident) error {
	on, err := env.asOf("", b.Corpus.Register.Zone)
	if err != nil {
		return failed(err)
	}
	if d.on != "" {
		if on, err = time.Parse(time.DateOnly, d.on); err != nil {
			return fmt.Errorf("--on %q is no day: wanted 2026-11-22", d.on)
		}
	}
	item := fmt.Sprintf("incident = %s\nrelation = %s\nbecause  = %s\nby       = %s\non       = %s",
		quoted(earlier.ID), quoted(d.relation), quoted(d.because), quoted(d.by), on.Format("2006-01-02"))
	text, err := record.Edit(later.File.Src, record.Change{Path: "related[]", TOML: item})
	if err != nil {
		return failed(fmt.Errorf("%s: %w", later.File.Path, err))
	}
	if err := save(later.File.Path, text); err != nil {
		return failed(err)
	}
	return nil
}

// quoted is a text as a basic string of TOML.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
