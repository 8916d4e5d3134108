package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/record"
)

// idsOf are the ids of one sort that a register or its records have.
type idsOf func(r *record.Register, c *record.Corpus) []string

func severityIDs(r *record.Register, _ *record.Corpus) (ids []string) {
	for _, s := range r.Severities {
		ids = append(ids, s.ID)
	}
	return ids
}

func featureIDs(r *record.Register, _ *record.Corpus) (ids []string) {
	for _, f := range r.Features {
		ids = append(ids, f.ID)
	}
	return ids
}

func siteIDs(r *record.Register, _ *record.Corpus) (ids []string) {
	for _, s := range r.Sites {
		ids = append(ids, s.ID)
	}
	return ids
}

func causeIDs(r *record.Register, _ *record.Corpus) (ids []string) {
	for _, c := range r.Causes {
		ids = append(ids, c.ID)
	}
	return ids
}

func incidentIDs(_ *record.Register, c *record.Corpus) []string {
	return slices.Sorted(slices.Values(c.IDs()))
}

// completeIDs makes the shell complete flags with the ids of the register in use. Where it cannot be read, nothing is offered.
func completeIDs(c *cobra.Command, register *string, flags map[string]idsOf) {
	for _, name := range slices.Sorted(maps.Keys(flags)) {
		must(c.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return offer(*register, flags[name], typed)
		}))
	}
}

// completeIncidents makes the shell complete an argument with the ids of the records.
func completeIncidents(register *string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return offer(*register, incidentIDs, typed)
	}
}

// offer lists the ids that go on as typed; after a comma, for the last of several.
func offer(register string, ids idsOf, typed string) ([]string, cobra.ShellCompDirective) {
	c, _, err := record.Load(disk{}, record.Options{Patterns: defaultPaths(nil), Register: register})
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	var out []string
	for _, id := range ids(c.Register, c) {
		if strings.HasPrefix(before+id, typed) {
			out = append(out, before+id)
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// noRecord complains of an id that no record has: as wrong usage.
func noRecord(c *record.Corpus, id string) error {
	ids := incidentIDs(nil, c)
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
	return fmt.Errorf("there is no record %q: postmortem list shows them", id)
}
