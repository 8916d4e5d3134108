package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// wants is how many arguments a command takes, of those that its usage names: at least n, and with more also others behind them.
func wants(n int, more bool) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		named := strings.Fields(strings.TrimSuffix(c.UseLine(), " [flags]"))[strings.Count(c.CommandPath(), " ")+1:]
		switch {
		case len(args) < n:
			return fmt.Errorf("%s is missing", strings.TrimSuffix(named[len(args)], "…"))
		case len(args) > n && !more && n == 0:
			return fmt.Errorf("%s takes no argument, and got %q", c.Name(), args[0])
		case len(args) > n && !more:
			return fmt.Errorf("%s takes one %s, and got %d: %s; one with spaces stands between quotes", c.Name(), named[0], len(args), quotedList(args))
		}
		return nil
	}
}

func quotedList(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, fmt.Sprintf("%q", w))
	}
	return strings.Join(out, " ")
}
