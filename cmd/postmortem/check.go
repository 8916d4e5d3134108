package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/check"
	"example.com/postmortem/report/record"
)

// checkFlags are the flags of check, as typed.
type checkFlags struct {
	format, level, failOn, color, asOf, register string
	rules                                        []string
}

func checkCommand(env *environment) *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Tell what is wrong with records, and where",
		Long: `Check reads records, the register and quarters/*.toml beside it, and prints every complaint, in order of file and line:

  file:line:col: level: what is wrong, what was wanted [rule]

PATH is a file or a folder of records, by default ./incidents, else here; "-" reads one record from standard input. Exit code 1 says that
there was a finding of the level of --fail-on, or a worse one. Rules are lowered or silenced, with a reason, by [[silence]] in the
register. Formats:
` + helpList(check.Formats, func(f *check.Format) (name, doc string) { return f.Name, f.Doc }),
		Example: `  postmortem check incidents
  postmortem check incidents --level warning --format github
  postmortem explain action-owner`,
		RunE: func(_ *cobra.Command, paths []string) error { return env.check(&f, paths) },
	}
	flags := c.Flags()
	flags.StringVar(&f.format, "format", "text", "how to print: "+checkFormats())
	flags.StringSliceVar(&f.rules, "rule", nil, "only findings of these rules `NAME`; \"postmortem explain\" lists them")
	flags.StringVar(&f.level, "level", "note", "only findings of this level or worse: "+strings.Join(check.Levels, ", "))
	flags.StringVar(&f.failOn, "fail-on", "error", "exit code 1 from this level on: "+strings.Join(check.Levels, ", "))
	flags.StringVar(&f.color, "color", "auto", "colours: auto, always, never")
	flags.StringVar(&f.asOf, "as-of", "", "the `DATE` from which what is due and overdue is seen (default: SOURCE_DATE_EPOCH, else today)")
	registerFlag(c, &f.register)
	fixed := func(flag string, words []string) {
		must(c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)))
	}
	fixed("format", strings.Split(checkFormats(), ", "))
	fixed("rule", ruleNames())
	fixed("level", check.Levels)
	fixed("fail-on", check.Levels)
	fixed("color", []string{"auto", "always", "never"})
	return c
}

func checkFormats() string {
	var names []string
	for _, f := range check.Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

func ruleNames() []string {
	var names []string
	for _, r := range check.Rules {
		names = append(names, r.Name)
	}
	return names
}

func (env *environment) check(f *checkFlags, paths []string) error {
	format, o, failOn, err := f.read()
	if err != nil {
		return err
	}
	corpus, found, err := env.loadForCheck(f.register, paths)
	if err != nil {
		return err
	}
	if o.AsOf, err = env.asOf(f.asOf, corpus.Register.Zone); err != nil {
		return err
	}
	o.Part = !whole(corpus, defaultPaths(paths))
	shown := *corpus
	if !o.Part {
		said, more, err := record.CheckQuarters(disk{}, corpus)
		if err != nil {
			return failed(err)
		}
		shown.Files, found = append(slices.Clone(corpus.Files), said...), append(found, more...)
	}
	found = check.Run(corpus, found, o)
	report := &check.Report{Corpus: &shown, Found: found, Color: env.colorOf(f.color), Version: version()}
	if err := format.Print(env.stdout, report); err != nil {
		return failed(err)
	}
	if format.Name == "text" {
		fmt.Fprintln(env.stdoutOrErr(len(found) == 0), tally(corpus, found))
	}
	if slices.ContainsFunc(found, func(d record.Diagnostic) bool { return d.Level >= failOn }) {
		return &exit{code: exitFound}
	}
	return nil
}

// loadForCheck reads the records of some paths, or one from standard input.
func (env *environment) loadForCheck(register string, paths []string) (*record.Corpus, []record.Diagnostic, error) {
	o := record.Options{Patterns: defaultPaths(paths), Register: register}
	var corpus *record.Corpus
	var found []record.Diagnostic
	var err error
	if slices.Equal(paths, []string{"-"}) {
		var src []byte
		if src, err = record.Read(env.stdin); err == nil {
			o.Patterns = nil
			corpus, found, err = record.LoadBytes(disk{}, "stdin", src, o)
		}
	} else if slices.Contains(paths, "-") {
		return nil, nil, fmt.Errorf(`"-" reads one record from standard input and goes with no other path`)
	} else {
		corpus, found, err = record.Load(disk{}, o)
	}
	if err == nil {
		if err = aRegister(corpus, found, o.Patterns); corpus.Unread || namesRegister(corpus, o.Patterns) || slices.ContainsFunc(corpus.Files, func(f *record.File) bool { return f.Said }) {
			err = nil
		}
	}
	if err != nil {
		return nil, nil, failed(err)
	}
	return corpus, found, nil
}

// read turns flags into options; its errors are wrong usage.
func (f *checkFlags) read() (format *check.Format, o check.Options, failOn record.Level, err error) {
	format, ok := check.FormatNamed(f.format)
	if !ok {
		return nil, o, 0, fmt.Errorf("no format %q: there are %s", f.format, checkFormats())
	}
	for _, name := range f.rules {
		if _, ok := check.RuleNamed(name); !ok {
			return nil, o, 0, noRule(name)
		}
	}
	if o.Level, ok = check.LevelNamed(f.level); !ok {
		return nil, o, 0, fmt.Errorf("no level %q: there are %s", f.level, strings.Join(check.Levels, ", "))
	}
	if failOn, ok = check.LevelNamed(f.failOn); !ok {
		return nil, o, 0, fmt.Errorf("no level %q for --fail-on: there are %s", f.failOn, strings.Join(check.Levels, ", "))
	}
	if !slices.Contains([]string{"auto", "always", "never"}, f.color) {
		return nil, o, 0, fmt.Errorf("--color %q: there are auto, always, never", f.color)
	}
	o.Rules = f.rules
	return format, o, failOn, nil
}

func noRule(name string) error {
	if s := check.Suggest(name); s != "" {
		return fmt.Errorf("no rule %q: did you mean %q?", name, s)
	}
	return fmt.Errorf("no rule %q: \"postmortem explain\" lists them", name)
}

// whole reports whether the paths cover the whole folder of the register, and with it every record that its silences may
// be about.
func whole(c *record.Corpus, paths []string) bool {
	if c.Register.File == nil {
		return true
	}
	dir := path.Dir(c.Register.File.Path)
	return slices.ContainsFunc(paths, func(p string) bool {
		return within(dir, path.Clean(p))
	})
}

// tally says what a run came to: "38 records: 1 error, 2 warnings".
func tally(c *record.Corpus, found []record.Diagnostic) string {
	records, said := 0, 0
	for _, f := range c.Files {
		switch {
		case f.Said:
			said++
		case f != c.Register.File:
			records++
		}
	}
	what := count(records, "record")
	if records == 0 && said > 0 {
		what = count(said, "file") + " about periods"
	}
	if len(found) == 0 {
		return what + ", nothing to complain about"
	}
	var parts []string
	for level := len(check.Levels) - 1; level >= 0; level-- {
		n := 0
		for _, d := range found {
			if int(d.Level) == level {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, count(n, check.Levels[level]))
		}
	}
	words := what + ": " + strings.Join(parts, ", ")
	if unread := records - len(c.Incidents); unread > 0 {
		words += "; of " + count(unread, "record") + " that cannot be read only the form was checked"
	}
	return words
}

// count is a number with what it counts.
func count(n int, what string) string { return fmt.Sprintf("%d %s", n, oneOr(n, what, what+"s")) }

// oneOr is the word that a number wants.
func oneOr(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// stdoutOrErr is where a closing word goes: with nothing else to say, to standard output.
func (env *environment) stdoutOrErr(out bool) io.Writer {
	if out {
		return env.stdout
	}
	return env.stderr
}

// colorOf reports whether findings on standard output are coloured: with auto on a person's terminal, unless NO_COLOR says no.
func (env *environment) colorOf(flag string) bool {
	out, isFile := env.stdout.(*os.File)
	auto := isFile && isTerminal(out) && env.getenv("NO_COLOR") == "" && env.getenv("TERM") != "dumb"
	return flag == "always" || flag == "auto" && auto
}
