package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/record"
	"example.com/postmortem/templates"
)

// incidentIDs are the ids of all records, those with errors included.
func incidentIDs(c *record.Corpus) []string {
	return slices.Compact(slices.Sorted(slices.Values(c.IDs())))
}

// completeIDs makes the shell complete flags with ids of a sort, those of the register in use or, of "incident", of its records. Where
// these cannot be read, nothing is offered.
func completeIDs(c *cobra.Command, register *string, flags map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(flags)) {
		must(c.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return offer(*register, flags[name], typed)
		}))
	}
}

// completeIncidents makes the shell complete the first n arguments with the ids of the records, and those behind them with paths.
func completeIncidents(n int, register *string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return offer(*register, "incident", typed)
	}
}

// completeShells makes a shell that completion does not know an error: by itself it prints its help and is content.
func completeShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	c, _, err := root.Find([]string{"completion"})
	must(err)
	var shells []string
	for _, below := range c.Commands() {
		shells = append(shells, below.Name())
	}
	c.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return fmt.Errorf("no shell %q: there are %s", args[0], strings.Join(shells, ", "))
		}
		return nil
	}
	c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
}

// completePaths makes the shell complete the flags that mean the same in all commands: folders, files of a kind, languages.
func completePaths(c *cobra.Command) {
	for flag, complete := range map[string]cobra.CompletionFunc{
		"register":  only(cobra.ShellCompDirectiveFilterFileExt, "toml"),
		"since":     only(cobra.ShellCompDirectiveFilterFileExt, "json"),
		"output":    only(cobra.ShellCompDirectiveFilterDirs),
		"templates": only(cobra.ShellCompDirectiveFilterDirs),
		"dir":       only(cobra.ShellCompDirectiveFilterDirs),
		"lang":      completeLangs,
	} {
		switch c.Name() + " " + flag {
		case "list since", "export output": // a day, a file
			continue
		case "verify register":
			complete = only(cobra.ShellCompDirectiveFilterDirs)
		}
		if c.Flags().Lookup(flag) == nil {
			continue
		}
		must(c.RegisterFlagCompletionFunc(flag, complete))
	}
	for _, below := range c.Commands() {
		completePaths(below)
	}
}

// only is a completion by a rule of the shell.
func only(rule cobra.ShellCompDirective, words ...string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return words, rule }
}

func completeLangs(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	tags, _ := lang.Tags(templates.FS) // without them nothing is offered
	return tags, cobra.ShellCompDirectiveNoFileComp
}

// completeQuarters offers the quarters in which incidents began, the latest first, and then paths.
func completeQuarters(register *string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveDefault
		}
		c, _, err := record.Load(disk{}, record.Options{Patterns: defaultPaths(nil), Register: *register, Brief: true})
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var names []string
		for _, in := range slices.Backward(c.Incidents) {
			if t := in.Clock.Started.Lo; !t.IsZero() {
				names = append(names, fmt.Sprintf("%dQ%d", t.Year(), (t.Month()+2)/3))
			}
		}
		return slices.Compact(names), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// offer lists the ids of a sort that go on as typed; after a comma, for the last of several.
func offer(register, sort, typed string) ([]string, cobra.ShellCompDirective) {
	c, _, err := record.Load(disk{}, record.Options{Patterns: defaultPaths(nil), Register: register})
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	ids := c.Register.Known(sort)
	if sort == "incident" {
		ids = incidentIDs(c)
	}
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	var out []string
	for _, id := range ids {
		if strings.HasPrefix(before+id, typed) {
			out = append(out, before+id)
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// noRecord complains of an id that no record has: as wrong usage.
func noRecord(c *record.Corpus, id string) error {
	return noneLike(c, id, fmt.Errorf("there is no record %q: postmortem list shows them", id))
}

// neither complains of an argument that could be the id of a record or a folder.
func neither(c *record.Corpus, arg string) error {
	return noneLike(c, arg, fmt.Errorf("%q is neither a folder nor the id of a record: postmortem list shows the ids", arg))
}

// noneLike complains of an id by naming those like it; if there are none, as otherwise says.
func noneLike(c *record.Corpus, id string, otherwise error) error {
	ids := incidentIDs(c)
	if slices.Contains(ids, id) {
		return &exit{exitFound, fmt.Errorf("the record %q has errors: postmortem check says which", id)}
	}
	var near []string
	for _, other := range ids {
		if strings.Contains(strings.ToLower(other), strings.ToLower(id)) && len(near) < 5 {
			near = append(near, other)
		}
	}
	if near != nil {
		return fmt.Errorf("there is no record %q: there are %s", id, strings.Join(near, ", "))
	}
	return otherwise
}
