package main

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/record"
)

func fmtCommand(env *environment) *cobra.Command {
	var check bool
	c := &cobra.Command{
		Use:   "fmt [PATH…]",
		Short: "Write records in the one form that all of them have",
		Long: `Fmt puts the tables of records and registers into order, with their comments, aligns the = of neighbouring keys, and makes spaces and
blank lines even. Words, numbers, times and strings keep their spelling, and keys their order. The names of the files that change are
printed.

A file is written only if it still says exactly what it said. PATH is a file or a folder, by default ./incidents, else here; "-" formats
standard input. Exit code 1 says that a file is not TOML, or, with --check, that a file would change.`,
		Example: `  postmortem fmt incidents
  postmortem fmt --check incidents     # in CI: change nothing`,
		RunE: func(_ *cobra.Command, paths []string) error {
			if slices.Equal(paths, []string{"-"}) {
				return env.formatStdin(check)
			}
			if slices.Contains(paths, "-") {
				return fmt.Errorf(`"-" formats standard input and goes with no other path`)
			}
			return env.format(defaultPaths(paths), check)
		},
	}
	c.Flags().BoolVar(&check, "check", false, "change nothing, name the files that would change")
	return c
}

// format formats the files below paths. One that cannot be written does not keep the others from it.
func (env *environment) format(paths []string, check bool) error {
	files, found, err := record.Sources(disk{}, paths...)
	if err != nil {
		return failed(err)
	}
	changed := 0
	for _, f := range files {
		text, bad := record.Format(f)
		found = append(found, bad...)
		if bad != nil || bytes.Equal(text, f.Src) {
			continue
		}
		if !check {
			if err := save(f.Path, text); err != nil {
				return failed(err)
			}
		}
		changed++
		fmt.Fprintln(env.stdout, f.Path)
	}
	return env.formatted(&record.Corpus{Files: files}, found, check && changed > 0)
}

func (env *environment) formatStdin(check bool) error {
	src, err := record.Read(env.stdin)
	if err != nil {
		return failed(err)
	}
	f := &record.File{Path: "stdin", Src: src}
	text, bad := record.Format(f)
	if bad == nil && !check {
		if _, err := env.stdout.Write(text); err != nil {
			return failed(err)
		}
	}
	return env.formatted(&record.Corpus{Files: []*record.File{f}}, bad, check && !bytes.Equal(text, src))
}

// formatted ends a run: what stood in its way is said, and is exit code 1, as is what would change.
func (env *environment) formatted(c *record.Corpus, found []record.Diagnostic, wouldChange bool) error {
	if err := env.complain(env.stderr, c, found); err != nil {
		return failed(err)
	}
	if wouldChange || countErrors(found) > 0 {
		return &exit{code: exitFound}
	}
	return nil
}
