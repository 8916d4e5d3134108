package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
)

// defaultPaths are where records are where nobody says: the folder incidents, else here.
func defaultPaths(paths []string) []string {
	if len(paths) > 0 {
		return paths
	}
	if info, err := os.Stat("incidents"); err == nil && info.IsDir() {
		return []string{"incidents"}
	}
	return []string{"."}
}

// allFolders reports whether all paths are folders: what is in them is a register, and not a choice of its records.
func allFolders(paths []string) bool {
	return !slices.ContainsFunc(paths, func(p string) bool {
		info, err := os.Stat(filepath.FromSlash(p))
		return err != nil || !info.IsDir()
	})
}

// errUnread keeps commands from making anything of nothing: pages without an incident would look like a quiet time.
var errUnread = errors.New("the register cannot be read, and without it no record: postmortem check says what is wrong with it")

// someRecords is an error where paths hold no record at all: a wrong path must not look like a folder without faults, nor what
// cannot be read like an empty one.
func someRecords(c *record.Corpus, found []record.Diagnostic, paths []string) error {
	if c.Unread {
		return errUnread
	}
	none := "no records in " + strings.Join(paths, ", ")
	for _, f := range c.Files {
		switch {
		case f.Said:
			none = fmt.Sprintf("%s says something about a period, and is no incident: postmortem quarter makes the report of it", f.Path)
		case c.Register.File != f:
			return nil
		}
	}
	if namesRegister(c, paths) {
		return fmt.Errorf("%s is a register, and no record: wanted the folder of its records", c.Register.File.Path)
	}
	for _, d := range found {
		if d.Rule == "unreadable" || d.Rule == "not-a-file" {
			return fmt.Errorf("%s: %s", d.At.File, d.Message)
		}
	}
	if holdsRegister(c, paths) {
		return fmt.Errorf("%s yet: postmortem new begins one", none)
	}
	return errors.New(none)
}

// aRegister is someRecords for commands to which a register says something on its own: one that has just begun is no wrong path.
func aRegister(c *record.Corpus, found []record.Diagnostic, paths []string) error {
	if !c.Unread && holdsRegister(c, paths) && !namesRegister(c, paths) {
		return nil
	}
	return someRecords(c, found, paths)
}

// namesRegister reports whether the register in use is one of some paths.
func namesRegister(c *record.Corpus, paths []string) bool {
	return c.Register.File != nil && slices.ContainsFunc(paths, func(p string) bool { return path.Clean(filepath.ToSlash(p)) == c.Register.File.Path })
}

// anyLeft is an error where every record has errors: made of none, pages would look like a quiet time, and take the place of others.
func anyLeft(c *record.Corpus, found []record.Diagnostic) error {
	if len(c.Incidents) == 0 && countErrors(found) > 0 {
		return &exit{exitFound, errors.New("every record has errors, and nothing was written: postmortem check says what is wrong")}
	}
	return nil
}

// leftOut ends commands that print something of all records: those with errors are missing in it.
func (env *environment) leftOut(found []record.Diagnostic) error {
	if countErrors(found) == 0 {
		return nil
	}
	fmt.Fprintln(env.stderr, "records with errors are left out: postmortem check says which")
	return &exit{code: exitFound}
}

// holdsRegister reports whether the register in use stands in one of some folders or below, and not above them.
func holdsRegister(c *record.Corpus, paths []string) bool {
	return c.Register.File != nil && slices.ContainsFunc(paths, func(p string) bool {
		return within(path.Dir(c.Register.File.Path), path.Clean(filepath.ToSlash(p)))
	})
}

// within reports whether a folder is another one or below it.
func within(dir, p string) bool {
	return p == dir || strings.HasPrefix(dir, p+"/") || p == "." && !path.IsAbs(dir) && !strings.HasPrefix(dir, "..")
}

// A disk is the machine's files by the names that people type: relative to here, absolute, or upward. os.DirFS would refuse the last two.
type disk struct{}

func (disk) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }

func (disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(filepath.FromSlash(name)) }

func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(filepath.FromSlash(name)) }

// asOf is the report's clock: --as-of (a day counts to its end), else SOURCE_DATE_EPOCH, else now.
func (env *environment) asOf(flag string, zone *time.Location) (time.Time, error) {
	if flag != "" {
		for _, layout := range []string{time.RFC3339, "2006-01-02 15:04", "2006-01-02T15:04"} {
			if t, err := time.ParseInLocation(layout, flag, zone); err == nil {
				return t, nil
			}
		}
		day, err := time.ParseInLocation(time.DateOnly, flag, zone)
		if err != nil {
			return time.Time{}, report.ErrAsked{Err: fmt.Errorf("--as-of %q is no day or time: wanted 2026-11-22 or \"2026-11-22 14:00\"", flag)}
		}
		return report.DayEnd(day), nil
	}
	if epoch := env.getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH %q is no number of seconds", epoch)
		}
		return time.Unix(seconds, 0).In(zone), nil
	}
	return env.now().In(zone).Truncate(time.Minute), nil
}

// clock gives pages their clock; where neither the flag nor SOURCE_DATE_EPOCH says it, they are those of today.
func (env *environment) clock(o *report.Options, flag string) {
	o.AsOf = func(zone *time.Location) (time.Time, error) { return env.asOf(flag, zone) }
	o.Daily = flag == "" && env.getenv("SOURCE_DATE_EPOCH") == ""
}

// complain prints what is wrong with the records.
func (env *environment) complain(w io.Writer, c *record.Corpus, found []record.Diagnostic) error {
	return record.Print(w, c, found, env.color())
}

// color reports whether complaints are coloured: on a person's terminal, unless NO_COLOR says no.
func (env *environment) color() bool {
	return env.terminal && env.getenv("NO_COLOR") == "" && env.getenv("TERM") != "dumb"
}
