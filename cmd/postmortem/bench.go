package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/match"
	"example.com/postmortem/templates"
)

func benchCommand(env *environment) *cobra.Command {
	c := &cobra.Command{
		Use:   "bench",
		Short: "Measure the methods on labelled data",
		Args:  wants(0, false),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(benchMatchCommand(env))
	return c
}

func benchMatchCommand(env *environment) *cobra.Command {
	var glossary bool
	c := &cobra.Command{
		Use:   "match DIR",
		Short: "Measure how well matching finds duplicates and judges sentences",
		Long: `Match measures the matching of similar incidents on the labelled sets of a folder and prints a table.

  X.reports.jsonl   a report a line: {"id", "created", "component", "product", "title", "body"}
  X.pairs.csv       dup,master: which of them are about the same thing
  Y.tsv             sentence pairs: split, score, s1, s2

Every dup is a query against all other reports; relevant are all reports connected with it by pairs. hit@k is the share of queries with
one among the first k, MRR the mean of 1/rank of the first, MAP the mean average precision. Pair AP ranks all suggested pairs at once,
by text alone and by text, fields and time. B3 compares the suggested families with the labelled groups. Spearman is the rank
correlation with people's scores.`,
		Example: "  postmortem bench match testdata/duplicates",
		Args:    wants(1, false),
		RunE: func(_ *cobra.Command, args []string) error {
			var o match.Options
			if glossary {
				words, err := builtinGlossary()
				if err != nil {
					return failed(err)
				}
				o.Glossary = words
			}
			m, err := match.Measure(os.DirFS(args[0]), o)
			if err != nil {
				return failed(inFolder(args[0], err))
			}
			return printMeasurement(env.stdout, m)
		},
	}
	c.Flags().BoolVar(&glossary, "glossary", false, "let the built-in glossary bridge Korean and English")
	return c
}

// builtinGlossary is the one in the templates.
func builtinGlossary() (*match.Glossary, error) {
	const name = "lang/glossary.tsv"
	src, err := fs.ReadFile(templates.FS, name)
	if err != nil {
		return nil, err
	}
	return match.ParseGlossary(name, src)
}

// inFolder says in which folder something was wrong.
func inFolder(dir string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%s in %q: %w", path.Path, dir, path.Err)
	}
	return fmt.Errorf("in %q: %w", dir, err)
}

func printMeasurement(w io.Writer, m *match.Measurement) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	if len(m.Reports) > 0 {
		fmt.Fprintln(t, "set\treports\tpairs\tqueries\thit@1\thit@5\thit@10\thit@20\tMRR\tMAP\tpair AP (text)\tpair AP\tB3 P\tB3 R\tB3 F1\tlargest family\t")
	}
	for _, s := range m.Reports {
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%d (true %d)\t\n",
			s.Name, s.Documents, s.Pairs, s.Queries, s.Hit1, s.Hit5, s.Hit10, s.Hit20, s.MeanReciprocalRank, s.MeanAveragePrecision,
			s.TextPrecision, s.PairPrecision, s.Families.B3Precision, s.Families.B3Recall, s.Families.B3, s.LargestFamily, s.LargestLabeled)
	}
	if err := t.Flush(); err != nil {
		return failed(err)
	}
	for _, s := range m.Reports {
		if s.Unknown > 0 {
			fmt.Fprintf(w, "%s: pairs left out because a report is missing or both are one: %d\n", s.Name, s.Unknown)
		}
	}
	if len(m.Reports) > 0 && len(m.Sentences) > 0 {
		fmt.Fprintln(w)
	}
	if len(m.Sentences) > 0 {
		fmt.Fprintln(t, "set\tsplit\tpairs\tSpearman\t")
	}
	for _, s := range m.Sentences {
		fmt.Fprintf(t, "%s\t%s\t%d\t%.3f\t\n", s.Name, s.Split, s.Pairs, s.Spearman)
	}
	if err := t.Flush(); err != nil {
		return failed(err)
	}
	return nil
}
