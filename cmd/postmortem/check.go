package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/record"
)

func checkCommand(env *environment) *cobra.Command {
	var register string
	c := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Tell what is wrong with records, and where",
		Long: `Check reads records and the register and prints every complaint, in order of file and line:

  file:line:col: level: what is wrong, what was wanted [rule]

PATH is a file or a folder of records; by default ./incidents, else here. Exit code 1 says that there was an error.`,
		Example: "  postmortem check incidents",
		RunE: func(_ *cobra.Command, paths []string) error {
			corpus, found, err := record.Load(disk{}, record.Options{Patterns: defaultPaths(paths), Register: register})
			if err != nil {
				return failed(err)
			}
			if err := env.complain(env.stdout, corpus, found); err != nil {
				return failed(err)
			}
			if len(found) == 0 {
				fmt.Fprintf(env.stdout, "%d records, nothing to complain about\n", len(corpus.Incidents))
			}
			if countErrors(found) > 0 {
				return &exit{code: exitFound}
			}
			return nil
		},
	}
	c.Flags().StringVar(&register, "register", "", "register `FILE` (default: the nearest register.toml upward from the records)")
	return c
}
