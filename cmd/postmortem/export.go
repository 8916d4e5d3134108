package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/export"
	"example.com/postmortem/report/record"
)

// exportFlags are the flags of export, as typed.
type exportFlags struct{ format, out, audience, asOf, register, lang string }

func exportCommand(env *environment) *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export [PATH…]",
		Short: "Give records to other programs: JSON, CSV, calendars, metrics",
		Long: `Export writes records for other programs, to standard output or to a file. PATH is a file or a folder of records, by default ./incidents,
else here. Texts come in the first language of the register that they have. Formats:
` + helpList(export.Formats, func(f *export.Format) (name, doc string) { return f.Name, f.Doc }),
		Example: `  postmortem export --format csv -o incidents.csv
  postmortem export incidents --format json --audience public
  postmortem export --format md -o content/incidents`,
		RunE: func(_ *cobra.Command, paths []string) error { return env.export(&f, paths) },
	}
	flags := c.Flags()
	flags.StringVar(&f.format, "format", "json", "format: "+strings.Join(exportNames(), ", "))
	flags.StringVarP(&f.out, "output", "o", "", "`FILE` to write to (md: the folder); default: standard output")
	flags.StringVar(&f.audience, "audience", "internal", "who will read it: "+strings.Join(record.Audiences, ", "))
	flags.StringVar(&f.asOf, "as-of", "", "the `DATE` up to which open incidents count (default: SOURCE_DATE_EPOCH, else today)")
	flags.StringVar(&f.lang, "lang", "", "language of texts where a format has room for one")
	registerFlag(c, &f.register)
	must(c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(exportNames(), cobra.ShellCompDirectiveNoFileComp)))
	must(c.RegisterFlagCompletionFunc("audience", cobra.FixedCompletions(record.Audiences, cobra.ShellCompDirectiveNoFileComp)))
	return c
}

func exportNames() (names []string) {
	for _, f := range export.Formats {
		names = append(names, f.Name)
	}
	return names
}

func (env *environment) export(f *exportFlags, paths []string) error {
	format, ok := export.Named(f.format)
	if !ok {
		return fmt.Errorf("no format %q: there are %s", f.format, strings.Join(exportNames(), ", "))
	}
	audience, ok := record.ParseAudience(f.audience)
	if !ok {
		return fmt.Errorf("no audience %q: there are %s", f.audience, strings.Join(record.Audiences, ", "))
	}
	corpus, found, err := record.Load(disk{}, record.Options{Patterns: defaultPaths(paths), Register: f.register})
	if err == nil {
		err = aRegister(corpus, found, defaultPaths(paths))
	}
	if err != nil {
		return failed(err)
	}
	errors := slices.DeleteFunc(found, func(d record.Diagnostic) bool { return d.Level != record.Error })
	if err := env.complain(env.stderr, corpus, errors); err != nil {
		return failed(err)
	}
	if err := anyLeft(corpus, found); err != nil {
		return err
	}
	asOf, err := env.asOf(f.asOf, corpus.Register.Zone)
	if err != nil {
		return err
	}
	data := export.Of(corpus, audience, asOf)
	if known := corpus.Register.Languages; f.lang != "" && corpus.Register.File != nil && !slices.Contains(known, f.lang) {
		return fmt.Errorf("--lang %q is no language of the register: it has %s", f.lang, strings.Join(known, ", "))
	}
	if f.lang != "" {
		data.Languages = append([]string{f.lang}, data.Languages...)
	}
	if err := env.writeExport(f, format, data); err != nil {
		return err
	}
	if data.Left > 0 {
		fmt.Fprintf(env.stderr, "%d %s not for this audience\n", data.Left, oneOr(data.Left, "incident or block is", "incidents and blocks are"))
	}
	if len(errors) > 0 {
		return &exit{code: exitFound}
	}
	return nil
}

// writeExport writes to standard output, to a file, or to a file for each incident.
func (env *environment) writeExport(f *exportFlags, format *export.Format, data *export.Data) error {
	switch {
	case format.Each && f.out != "":
		if err := noFile(f.out); err != nil {
			return err
		}
		return eachFile(f.out, format, data)
	case format.Each && len(data.Incidents) > 1:
		return fmt.Errorf("%s makes a file for each of %d incidents: give a folder with -o", format.Name, len(data.Incidents))
	}
	var b bytes.Buffer
	if err := format.Write(&b, data); err != nil {
		return failed(err)
	}
	if f.out == "" {
		if _, err := env.stdout.Write(b.Bytes()); err != nil {
			return failed(err)
		}
		return nil
	}
	info, err := os.Stat(f.out)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("-o %q is a folder, and %s is one file", f.out, format.Name)
	case err == nil && !info.Mode().IsRegular(): // a pipe, or /dev/stdout: a new file must not take its name
		return done(os.WriteFile(f.out, b.Bytes(), 0o666))
	}
	if to, err := filepath.EvalSymlinks(f.out); err == nil {
		f.out = to
	}
	_, err = replace(f.out, b.Bytes())
	return done(err)
}

func eachFile(dir string, format *export.Format, data *export.Data) error {
	for _, in := range data.Incidents {
		one := *data
		one.Incidents = []*record.Incident{in}
		var b bytes.Buffer
		if err := format.Write(&b, &one); err != nil {
			return failed(err)
		}
		// An id has no "..", no backslash and no leading dot; a slash in it is a folder.
		if _, err := replace(filepath.Join(dir, filepath.FromSlash(in.ID)+format.Ext), b.Bytes()); err != nil {
			return failed(err)
		}
	}
	return nil
}
