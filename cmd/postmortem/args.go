package main

import (
	"fmt"
	"slices"
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

// noneEmpty is an error where a path is empty, as it is when a variable of a script is not set: it would mean this folder.
func noneEmpty(c *cobra.Command, args []string) error {
	if strings.HasPrefix(c.Name(), "__") {
		return nil // a shell completes a word that has not begun
	}
	if i := slices.Index(args, ""); i >= 0 {
		return fmt.Errorf("argument %d is empty", i+1)
	}
	for _, name := range []string{"output", "dir"} {
		if f := c.Flags().Lookup(name); f != nil && f.Changed && f.Value.String() == "" {
			return fmt.Errorf("--%s is empty", name)
		}
	}
	return nil
}

func quotedList(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, fmt.Sprintf("%q", w))
	}
	return strings.Join(out, " ")
}
