package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.com/postmortem/report/importer"
	"example.com/postmortem/report/record"
)

// takeOver writes what the plan says, or shows it.
func (env *environment) takeOver(f *importFlags, res *importer.Result, plan []importer.Change, register *record.Register) error {
	if f.dryRun {
		for i := range plan {
			if _, err := fmt.Fprint(env.stdout, plan[i].Diff()); err != nil {
				return err
			}
		}
	} else if err := writePlan(f.out, plan); err != nil {
		return err
	}
	if text := res.Register(); text != nil {
		return env.proposeRegister(f, text)
	}
	return env.extendRegister(f, res.Additions(), register)
}

func writePlan(out string, plan []importer.Change) error {
	for i := range plan {
		c := &plan[i]
		at := filepath.Join(out, filepath.FromSlash(c.Path))
		var err error
		switch c.State {
		case importer.Removed:
			continue
		case importer.Created: // which the next import could make again
			_, err = replace(at, c.New)
		default:
			if string(c.Old) != string(c.New) { // people's words are in it: not lost to a power failure either
				err = save(at, c.New)
			}
		}
		if err == nil {
			_, err = replace(filepath.Join(out, filepath.FromSlash(c.Base)), c.Source)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// proposeRegister writes a register where there is none.
func (env *environment) proposeRegister(f *importFlags, text []byte) error {
	name := filepath.Join(f.out, registerName)
	if f.dryRun {
		_, err := fmt.Fprintf(env.stdout, "%s would be proposed:\n%s", filepath.ToSlash(name), text)
		return err
	}
	if _, err := replace(name, text); err != nil {
		return err
	}
	fmt.Fprintf(env.stderr, "%s: proposed from the names of the source\n", filepath.ToSlash(name))
	return nil
}

// planFolder is the folder of records, as far as it is there.
func planFolder(out string) fs.FS {
	if info, err := os.Stat(out); err != nil || !info.IsDir() {
		return emptyFolder{}
	}
	return os.DirFS(out)
}

// emptyFolder is a folder that is not there yet.
type emptyFolder struct{}

func (emptyFolder) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// extendRegister puts at the end of the register what it lacks, or says what that is.
func (env *environment) extendRegister(f *importFlags, text []byte, register *record.Register) error {
	if len(text) == 0 || register.File == nil { // without a register any name is fine
		return nil
	}
	name := register.File.Path
	if f.dryRun || !f.extend {
		fmt.Fprintf(env.stderr, "%s lacks names that the records use; --extend puts them there:\n%s", name, firstLines(text, 40))
		return nil
	}
	return save(name, slices.Concat(register.File.Src, []byte{'\n'}, text))
}

// firstLines are the first n lines of a text, and how many there are more.
func firstLines(text []byte, n int) string {
	lines := strings.SplitAfter(string(text), "\n")
	if len(lines) <= n+1 {
		return string(text)
	}
	return strings.Join(lines[:n], "") + fmt.Sprintf("… and %d lines more\n", len(lines)-n-1)
}

// importSummary says what the import came to, and whether people have to decide something.
func (env *environment) importSummary(f *importFlags, plan []importer.Change) bool {
	count := map[importer.State]int{}
	clashes := false
	for _, c := range plan {
		count[c.State]++
		name := filepath.ToSlash(filepath.Join(f.out, c.Path))
		for _, x := range c.Conflicts {
			clashes = true
			says := "the source took this away"
			if x.Source != "" {
				says = "the source says now:\n    " + strings.ReplaceAll(x.Source, "\n", "\n    ")
			}
			fmt.Fprintf(env.stderr, "%s:%d: kept as it is; %s\n", name, x.Line, says)
		}
	}
	verb := ""
	if f.dryRun {
		verb = " (dry run)"
	}
	fmt.Fprintf(env.stderr, "%s%s: %d new, %d updated, %d unchanged", filepath.ToSlash(f.out), verb, count[importer.Created], count[importer.Updated], count[importer.Unchanged])
	for _, s := range []struct {
		state importer.State
		says  string
	}{{importer.Kept, "with conflicts"}, {importer.Removed, "removed here and not made again"}} {
		if n := count[s.state]; n > 0 {
			fmt.Fprintf(env.stderr, ", %d %s", n, s.says)
		}
	}
	fmt.Fprintln(env.stderr)
	return clashes
}
