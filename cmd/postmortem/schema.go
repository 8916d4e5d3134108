package main

import (
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
		Args:      cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		RunE: func(_ *cobra.Command, args []string) error {
			if _, err := env.stdout.Write(record.Schema(args[0])); err != nil {
				return failed(err)
			}
			return nil
		},
	}
}
