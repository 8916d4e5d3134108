package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/importer"
	"example.com/postmortem/report/record"
)

// importFlags are the flags of import, as typed.
type importFlags struct {
	out, mapping, zone, lang, register, show string
	layouts                                  []string
	dryRun, extend                           bool
}

func importCommand(env *environment) *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import FORMAT FILE…",
		Short: "Make draft records from what other systems export",
		Long: `Import reads exports (files, folders, .tar.gz; no network) and makes a draft record of every incident in them. It makes up nothing: what
the source does not know stays empty or "unknown", what was inferred carries a comment "# imported: check", and check lists those comments
until somebody has looked.

Importing again takes over what the source changed and keeps what people wrote. Where both changed the same lines people's stay, and the
exit code is 1. What the last import said is kept in OUT/.imported, which belongs into version control like the records.

Formats:
` + helpList(importer.Importers, func(m *importer.Importer) (name, doc string) { return m.Name, m.Doc }) + `
Mappings that come along: ` + strings.Join(importer.Mappings(), ", ") + `. --show-mapping NAME prints one, to make your own of.`,
		Example: `  postmortem import statuspage incidents.json -o incidents
  postmortem import csv export.csv --mapping jira --zone Europe/Berlin
  postmortem import jsonl history.jsonl --mapping mine.toml --dry-run`,
		ValidArgs: formatList(),
		RunE: func(_ *cobra.Command, args []string) error {
			if f.show != "" {
				src, ok := importer.MappingSource(f.show)
				if !ok {
					return fmt.Errorf("no mapping %q: there are %s", f.show, strings.Join(importer.Mappings(), ", "))
				}
				_, err := env.stdout.Write(src)
				return err
			}
			if len(args) < 2 {
				return fmt.Errorf("import wants a format and files: import FORMAT FILE…; formats: %s", strings.Join(formatList(), ", "))
			}
			return env.importFiles(&f, args[0], args[1:])
		},
	}
	flags := c.Flags()
	flags.StringVarP(&f.out, "output", "o", "incidents", "folder `DIR` of the records")
	flags.StringVar(&f.mapping, "mapping", "", "which field is what: a `FILE`, or the name of a mapping that comes along")
	flags.StringVar(&f.zone, "zone", "", "zone of times that name none, such as Asia/Seoul")
	flags.StringArrayVar(&f.layouts, "layout", nil, "how times are written, as Go writes 2006-01-02 15:04:05")
	flags.StringVar(&f.lang, "lang", "", "language of the texts (default: as their script says)")
	registerFlag(c, &f.register)
	flags.BoolVar(&f.extend, "extend", false, "put new features and sites at the end of the register")
	flags.BoolVar(&f.dryRun, "dry-run", false, "show what would change, and change nothing")
	flags.StringVar(&f.show, "show-mapping", "", "print the mapping `NAME` and end")
	must(c.RegisterFlagCompletionFunc("show-mapping", cobra.FixedCompletions(importer.Mappings(), cobra.ShellCompDirectiveNoFileComp)))
	must(c.RegisterFlagCompletionFunc("mapping", cobra.FixedCompletions(importer.Mappings(), cobra.ShellCompDirectiveDefault)))
	return c
}

func formatList() (names []string) {
	for _, m := range importer.Importers {
		names = append(names, m.Name)
	}
	return names
}

func (env *environment) importFiles(f *importFlags, format string, paths []string) error {
	m, ok := importer.Named(format)
	if !ok {
		return noFormat(format)
	}
	mapping, err := f.readMapping(m)
	if err != nil {
		return err
	}
	register, err := env.importRegister(f)
	if err != nil {
		return err
	}
	files, err := importer.Open(disk{}, paths, m.Ext)
	if err != nil {
		return failed(err)
	}
	res := importer.Import(m, files, importer.Options{Register: register, Mapping: mapping, Language: f.lang})
	plan, err := res.Plan(planFolder(f.out))
	if err != nil {
		return failed(err)
	}
	if err := env.complain(env.stderr, &record.Corpus{}, res.Problems); err != nil {
		return failed(err)
	}
	if err := env.takeOver(f, res, plan, register); err != nil {
		return failed(err)
	}
	if env.importSummary(f, plan) || countErrors(res.Problems) > 0 {
		return &exit{code: exitFound}
	}
	return nil
}

// noFormat complains of a format that there is not; some are mappings, for a format that many systems write.
func noFormat(name string) error {
	switch {
	case slices.Contains(importer.Mappings(), name):
		return fmt.Errorf("%s is a mapping: name the format of the file, such as csv or jsonl, and --mapping %s", name, name)
	case exists(name):
		return fmt.Errorf("%q is no format: it stands before the files: import FORMAT FILE…; formats: %s", name, strings.Join(formatList(), ", "))
	}
	return fmt.Errorf("no format %q: there are %s", name, strings.Join(formatList(), ", "))
}

// readMapping is the mapping that the flags name, with their zone and layouts; nil where the format has its own or needs none.
func (f *importFlags) readMapping(m *importer.Importer) (*importer.Mapping, error) {
	if !m.Mapped && (f.zone != "" || len(f.layouts) > 0) {
		return nil, fmt.Errorf("%s takes no zone and no layout: its times say theirs", m.Name)
	}
	name := f.mapping
	if name == "" {
		name = m.Mapping
	}
	if name == "" {
		return nil, nil
	}
	mapping, ok := importer.BuiltinMapping(name)
	if !ok {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("--mapping %q is neither a file nor one of %s", name, strings.Join(importer.Mappings(), ", "))
		}
		if mapping, err = importer.ParseMapping(src); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if len(f.layouts) > 0 {
		mapping.Layout = f.layouts
	}
	return mapping, mapping.SetZone(f.zone)
}

// importRegister is the register of the records, nil where there is none. One with errors cannot be built on.
func (env *environment) importRegister(f *importFlags) (*record.Register, error) {
	c, found, err := record.LoadBytes(disk{}, "-", nil, record.Options{Patterns: []string{f.out}, Register: f.register})
	if err != nil {
		return nil, failed(err)
	}
	if c.Register.File == nil {
		if hasRecords(f.out) {
			return c.Register, nil // the built-in one is that of the records that are there: a proposal would change what they mean
		}
		return nil, nil
	}
	var bad []record.Diagnostic
	for _, d := range found {
		if d.At.File == c.Register.File.Path && d.Level == record.Error {
			bad = append(bad, d)
		}
	}
	if len(bad) > 0 {
		if err := env.complain(env.stderr, c, bad); err != nil {
			return nil, failed(err)
		}
		return nil, &exit{exitFound, fmt.Errorf("%s has errors; nothing was imported", c.Register.File.Path)}
	}
	return c.Register, nil
}

// hasRecords reports whether a folder holds records.
func hasRecords(dir string) bool {
	found := false
	_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error { // a folder that cannot be read shows later
		switch {
		case err != nil:
			return filepath.SkipAll
		case d.IsDir() && p != dir && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		case !d.IsDir() && filepath.Ext(p) == ".toml" && d.Name() != registerName:
			found = true
			return filepath.SkipAll
		}
		return nil
	})
	return found
}
