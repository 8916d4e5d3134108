package importer

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/aymanbagabas/go-udiff"

	"example.com/postmortem/report/record"
)

// baseDir is the folder, beside the records, of what the last import wrote: the ground on which the next one is merged.
const baseDir = ".imported"

// A Change is what an import does to one record.
type Change struct {
	Path      string // of the record, below the folder of records
	Base      string // of its base, below the same folder
	Old, New  []byte // the record; Old is nil for a new one
	Source    []byte // what the source says now, for the base
	Conflicts []Conflict
	State     State
}

// Diff is what the import changes in the record, as a unified diff; empty where it changes nothing.
func (c *Change) Diff() string {
	from := c.Path
	if c.Old == nil {
		from = "/dev/null"
	}
	return udiff.Unified(from, c.Path, string(c.Old), string(c.New))
}

// State says what sort of a change it is.
type State string

// The sorts of changes.
const (
	Created   State = "created"
	Updated   State = "updated"
	Unchanged State = "unchanged"
	Kept      State = "kept"    // people changed what the source changed too; theirs stays
	Removed   State = "removed" // people removed the record; it is not made again
)

// suspicious is the size from which on a draft is tried out: no person writes as much.
const suspicious = 128 << 10

// tooLarge tells of a draft that is larger than a record may be. It is written all the same: nothing of it is lost, and people
// can shorten it.
func (res *Result) tooLarge(in *record.Incident, src []byte) {
	if len(src) < suspicious {
		return
	}
	_, found, err := record.LoadBytes(nil, in.ID, src, record.Options{})
	for _, d := range found {
		if err == nil && strings.HasPrefix(d.Rule, "too-") {
			at := record.Position{File: in.Imported.File}
			res.Problems = append(res.Problems, record.Diagnostic{At: at, End: at, Level: record.Error, Rule: "import",
				Message: "the record of " + in.Imported.System + " " + clip(in.Imported.ID, 60) + " cannot be read as it is: " + d.Message, Hint: "shorten it; it is written whole"})
		}
	}
}

// Plan says what the drafts do to a folder of records, and complains about those that are too large for one. It finds those imported before by their [imported] table, whatever
// people have called the files since.
func (res *Result) Plan(folder fs.FS) ([]Change, error) {
	known, err := importedRecords(folder)
	if err != nil {
		return nil, err
	}
	plan := make([]Change, 0, len(res.Drafts))
	for _, d := range res.Drafts {
		var b bytes.Buffer
		if err := d.Write(&b); err != nil {
			return nil, err
		}
		in := d.Incident
		res.tooLarge(in, b.Bytes())
		c := Change{Base: path.Join(baseDir, in.ID+".toml"), Source: b.Bytes()}
		base, _ := fs.ReadFile(folder, c.Base) // nil where there is none
		old, ok := known[key(in.Imported)]
		if c.Path = old.path; !ok {
			c.Path = fileName(in)
		}
		c.Old = old.text
		c.decide(base, ok)
		plan = append(plan, c)
	}
	return plan, nil
}

func (c *Change) decide(base []byte, there bool) {
	switch {
	case !there && base != nil:
		c.State = Removed
	case !there:
		c.State, c.New = Created, formatted(c.Path, c.Source)
	case base == nil:
		// Without the base nobody can tell who changed what.
		if c.State, c.New = Kept, c.Old; sameFacts(c.Old, c.Source) {
			c.State = Unchanged
		} else {
			c.Conflicts = []Conflict{{1, "the record of the last import is missing below " + baseDir + "; it is there again from now on"}}
		}
	case sameFacts(base, c.Source):
		c.State, c.New, c.Source = Unchanged, c.Old, base // only the export is another file
	default:
		c.New, c.Conflicts = mergeFormatted(base, c.Old, c.Source)
		switch {
		case len(c.Conflicts) > 0:
			c.State = Kept
		case bytes.Equal(c.New, c.Old):
			c.State = Unchanged
		default:
			c.State = Updated
		}
	}
}

// sameFacts reports whether two texts of an import differ at most in the export that they name.
func sameFacts(a, b []byte) bool { return bytes.Equal(withoutExport(a), withoutExport(b)) }

func withoutExport(text []byte) []byte {
	at := bytes.LastIndex(text, []byte("\n[imported]\n"))
	if at < 0 {
		return text
	}
	var kept [][]byte
	for line := range bytes.SplitSeq(text[at:], []byte("\n")) {
		if !bytes.HasPrefix(line, []byte("file = ")) && !bytes.HasPrefix(line, []byte("digest = ")) {
			kept = append(kept, line)
		}
	}
	return append(bytes.Clone(text[:at]), bytes.Join(kept, []byte("\n"))...)
}

// fileName puts the day of the start before the id, so that folders are in order of time.
func fileName(in *record.Incident) string {
	c := in.Clock
	for _, p := range []record.Point{c.Started, c.Detected, c.Announced} {
		switch {
		case !p.Lo.IsZero():
			return p.Lo.UTC().Format("2006-01-02-") + in.ID + ".toml"
		case !p.Hi.IsZero():
			return p.Hi.UTC().Format("2006-01-02-") + in.ID + ".toml"
		}
	}
	return in.ID + ".toml"
}

// oldRecord is a record that an import made, as it is now.
type oldRecord struct {
	path string
	text []byte
}

func key(i record.Imported) string { return i.System + "\x00" + i.ID }

// importedRecords finds the records of a folder that say where they were imported from.
func importedRecords(folder fs.FS) (map[string]oldRecord, error) {
	found := map[string]oldRecord{}
	err := fs.WalkDir(folder, ".", func(p string, d fs.DirEntry, err error) error {
		switch name := path.Base(p); {
		case err != nil && p == "." && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.IsDir() && p != "." && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "quarters"):
			return fs.SkipDir
		case d.IsDir() || !d.Type().IsRegular() || path.Ext(name) != ".toml" || name == "register.toml":
			return nil
		}
		text, err := fs.ReadFile(folder, p)
		if err != nil {
			return err
		}
		if i, ok := importedTable(text); ok {
			found[key(i)] = oldRecord{p, text}
		}
		return nil
	})
	return found, err
}

// importedTable reads the [imported] table alone: a record that people broke elsewhere must be found too.
func importedTable(text []byte) (i record.Imported, ok bool) {
	_, rest, found := strings.Cut("\n"+string(text), "\n[imported]")
	if !found {
		return i, false
	}
	if end := strings.Index(rest, "\n["); end >= 0 {
		rest = rest[:end]
	}
	var t struct{ Imported record.Imported }
	if _, err := toml.Decode("[imported]"+rest, &t); err != nil || t.Imported.System == "" {
		return i, false
	}
	return t.Imported, true
}
