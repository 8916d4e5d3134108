package main

import (
	"github.com/spf13/cobra"

	"example.com/postmortem/report/check"
)

func explainCommand(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "explain [RULE]",
		Short: "Tell what a rule of check finds, and why; alone, list the rules",
		Args: func(c *cobra.Command, args []string) error {
			return wants(min(len(args), 1), false)(c, args)
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return ruleNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return done(check.List(env.stdout))
			}
			rule, ok := check.RuleNamed(args[0])
			if !ok {
				return noRule(args[0])
			}
			return done(check.Explain(env.stdout, rule))
		},
	}
}

// done wraps the error of writing, if there is one.
func done(err error) error {
	if err != nil {
		return failed(err)
	}
	return nil
}
