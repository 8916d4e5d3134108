package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/record"
)

func schemaCommand(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "schema incident|register|quarter",
		Short: "Print the JSON Schema of records, of the register or of quarters/*.toml",
		Long: `Schema prints a JSON Schema (draft-07) for editors: completion, hover and errors in taplo, tombi and whatever uses them.

  postmortem schema incident > incidents/.schema/incident.schema.json`,
		Example:   "  postmortem schema incident",
		ValidArgs: record.SchemaKinds,
		Args:      wants(1, false),
		RunE: func(_ *cobra.Command, args []string) error {
			if !slices.Contains(record.SchemaKinds, args[0]) {
				return fmt.Errorf("there is no schema %q: wanted one of %s", args[0], strings.Join(record.SchemaKinds, ", "))
			}
			if _, err := env.stdout.Write(record.Schema(args[0])); err != nil {
				return failed(err)
			}
			return nil
		},
	}
}
