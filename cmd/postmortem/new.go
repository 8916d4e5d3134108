package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/record"
)

// newFlags are the flags of new, as typed.
type newFlags struct {
	dir, register, from, asOf string
	long, ask                 bool
	blank                     record.Blank
}

func newCommand(env *environment) *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:   "new TITLE",
		Short: "Begin the record of an incident",
		Long: `New makes a file for an incident with the eight keys that are worth having from the beginning, the ids that the register has behind
them. Its name is the id of the record, by the register's pattern (ids = "INC-{year}-{seq:3}") and the day that the incident began, or
today while nobody knows. What you do not give stays empty, and check points at it; nothing is assumed.

--from takes the features, the data center and the cause of another record, the cause as suspected. --long has every field there is.
--ask asks for each of the eight; an empty answer leaves it open. The name of the file is printed.`,
		Example: `  postmortem new "Messages delayed"
  postmortem new "메시지 수발신 지연" --severity sev2 --started now --affected messaging
  postmortem new "Power lost again" --from KAKAO-2012-04-28`,
		Args: wants(1, false),
		RunE: func(c *cobra.Command, args []string) error {
			if f.blank.Title = strings.TrimSpace(args[0]); f.blank.Title == "" {
				return errors.New("an incident needs a title")
			}
			return env.newRecord(c.Context(), &f)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	flags := c.Flags()
	flags.StringVar(&f.dir, "dir", "", "folder `DIR` for the record (default: incidents, else here)")
	registerFlag(c, &f.register)
	flags.StringVar(&f.from, "from", "", "take features, data center and cause of the record `ID`")
	flags.BoolVar(&f.long, "long", false, "every field, with what it means")
	flags.BoolVar(&f.ask, "ask", false, "ask for what is not given")
	flags.StringVar(&f.blank.Severity, "severity", "", "severity `ID`")
	flags.StringVar(&f.blank.Started, "started", "", "`TIME` at which impact began, as in records, or \"now\"")
	flags.StringVar(&f.blank.Duration, "duration", "", "how `LONG` it lasted, as in records")
	flags.StringVar(&f.blank.Resolved, "resolved", "", "`TIME` at which impact ended, as in records, or \"now\"")
	flags.StringSliceVar(&f.blank.Affected, "affected", nil, "features that it touched: `ID,ID`")
	flags.StringSliceVar(&f.blank.Sites, "datacenter", nil, "data centers that it went through: `ID,ID`, or \"unknown\"")
	flags.StringVar(&f.blank.Cause, "cause", "", "cause `ID`, or \"unknown\"")
	flags.StringVar(&f.blank.Summary, "summary", "", "what happened, a `TEXT` of a paragraph or two")
	flags.StringVar(&f.asOf, "as-of", "", "the `TIME` that is now (default: SOURCE_DATE_EPOCH, else now)")
	completeIDs(c, &f.register, map[string]string{"from": "incident", "severity": "severity", "affected": "feature", "datacenter": "site", "cause": "cause"})
	return c
}

// newRecord makes the record.
func (env *environment) newRecord(ctx context.Context, f *newFlags) error {
	if f.dir == "" {
		f.dir = defaultPaths(nil)[0]
	}
	if info, err := os.Stat(f.dir); err != nil || !info.IsDir() {
		return failed(fmt.Errorf("folder %q is not there: postmortem init %s makes it", f.dir, f.dir))
	}
	corpus, err := family(f.dir, f.register)
	if err != nil {
		return failed(err)
	}
	blank := &f.blank
	if f.from != "" {
		if err := copyFrom(blank, corpus, f.from); err != nil {
			return err
		}
	}
	now, err := env.asOf(f.asOf, corpus.Register.Zone)
	if err != nil {
		return err
	}
	q := &questions{env: env, r: corpus.Register, now: now, blank: blank}
	if err := q.check(); err != nil {
		return err
	}
	if f.ask {
		if err := q.ask(ctx); err != nil {
			return failed(err)
		}
	}
	id, err := newID(corpus, q.day(), blank.Title)
	if err != nil {
		return failed(err)
	}
	name := strings.ReplaceAll(id, "/", "-")
	if name != id {
		blank.ID = id
	}
	if blank.Schema, err = schemaFor("incident", f.dir, corpus.Register); err != nil {
		return failed(err)
	}
	file, text := path.Join(filepath.ToSlash(f.dir), name+".toml"), blank.Short
	if f.long {
		text = blank.Long
	}
	if err := create(file, text(corpus.Register, now)); err != nil {
		return failed(err)
	}
	fmt.Fprintln(env.stdout, file)
	return nil
}

// family reads all records of the register that a folder belongs to: ids are told apart in all of them.
func family(dir, register string) (*record.Corpus, error) {
	o := record.Options{Patterns: []string{filepath.ToSlash(dir)}, Register: register}
	c, _, err := record.Load(disk{}, o)
	if err != nil || c.Register.File == nil || path.Dir(c.Register.File.Path) == path.Clean(o.Patterns[0]) {
		return c, err
	}
	o.Register = c.Register.File.Path
	o.Patterns = append(o.Patterns, path.Dir(o.Register))
	c, _, err = record.Load(disk{}, o)
	return c, err
}

// newID is the id by the register's pattern for a day that no record and no file has.
func newID(c *record.Corpus, day time.Time, title string) (string, error) {
	text := c.Register.IDs
	if text == "" {
		text = record.DefaultIDs
	}
	pattern, err := record.ParseIDPattern(text)
	if err != nil {
		return "", err
	}
	taken := c.IDs()
	for _, f := range c.Files {
		taken = append(taken, strings.TrimSuffix(path.Base(f.Path), ".toml"))
	}
	return pattern.Next(day, title, taken), nil
}

// copyFrom takes what is likely the same as in another record. That its cause or its data center is unknown says nothing about a
// new incident.
func copyFrom(b *record.Blank, c *record.Corpus, id string) error {
	i := slices.IndexFunc(c.Incidents, func(in *record.Incident) bool { return in.ID == id })
	if i < 0 {
		return noRecord(c, id)
	}
	in := c.Incidents[i]
	b.From = id
	if b.Affected == nil {
		for _, a := range in.Affected {
			b.Affected = append(b.Affected, a.Feature)
		}
		b.Affected = slices.Compact(b.Affected)
	}
	for _, d := range in.Dependencies {
		if d.Site != "unknown" && !slices.Contains(b.Sites, d.Site) {
			b.Sites = append(b.Sites, d.Site)
		}
	}
	if b.Cause == "" {
		b.Cause = in.Cause.Category
	}
	return nil
}

// schemaFor is the path of the schema of a kind of file from a folder of records. It stands beside the register, and is made where it is missing, so
// that editors know the fields at once.
func schemaFor(kind, dir string, r *record.Register) (string, error) {
	home := filepath.ToSlash(dir)
	if r.File != nil {
		home = path.Dir(r.File.Path)
	}
	file := path.Join(home, schemaFile(kind))
	if err := create(file, record.Schema(kind)); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	from, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(filepath.FromSlash(file))
	if err != nil {
		return "", err
	}
	relative, err := filepath.Rel(from, to)
	return filepath.ToSlash(relative), err
}

// schemaFile is where the schema of a kind of file stands, from the register.
func schemaFile(kind string) string { return ".schema/" + kind + ".schema.json" }
