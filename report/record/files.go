package record

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// found is what the patterns lead to.
type found struct {
	roots     []string  // the patterns, cleaned
	paths     []string  // records, in order
	registers []string  // those met on the way
	results   []*result // what was no record
}

// findRecords walks the patterns. Links to folders are not followed, so no loop of links can hold it.
func findRecords(fsys fs.FS, patterns []string) (*found, error) {
	if len(patterns) == 0 {
		patterns = []string{"."}
	}
	f := &found{}
	for _, p := range patterns {
		p = path.Clean(p)
		info, err := fs.Stat(fsys, p)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			f.roots = append(f.roots, path.Dir(p))
			if path.Base(p) != "register.toml" { // which is checked as what it is
				f.paths = append(f.paths, p)
			}
			continue
		}
		f.roots = append(f.roots, p)
		if err := fs.WalkDir(fsys, p, f.visit(p)); err != nil {
			return nil, err
		}
	}
	slices.Sort(f.paths)
	f.paths = slices.Compact(f.paths)
	return f, nil
}

func (f *found) visit(root string) fs.WalkDirFunc {
	return func(p string, d fs.DirEntry, err error) error {
		switch name := path.Base(p); {
		case err != nil:
			f.complain(p, "unreadable", reason(err))
			return fs.SkipDir
		case p == root:
			return nil
		case strings.HasPrefix(name, "_") || strings.HasPrefix(name, "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() && name == "quarters":
			return fs.SkipDir
		case d.IsDir() && strings.HasSuffix(name, ".toml"):
			f.complain(p, "not-a-file", "a folder has the name of a record")
			return fs.SkipDir
		case !d.IsDir() && name == "register.toml":
			f.registers = append(f.registers, p)
		case !d.IsDir() && strings.HasSuffix(name, ".toml"):
			f.paths = append(f.paths, p)
		}
		return nil
	}
}

func (f *found) complain(p, rule, msg string) {
	f.results = append(f.results, &result{path: p, file: newFile(p, nil), findings: []finding{{level: Error, rule: rule, msg: msg}}})
}

// reason is what an error of the file system says without the path, which the diagnostic has already.
func reason(err error) string {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err.Error()
	}
	return err.Error()
}

// nearestRegister is the path of the register.toml in the folder of p, or in the nearest folder above it that has one.
func nearestRegister(fsys fs.FS, p string) string {
	if info, err := fs.Stat(fsys, p); err == nil && !info.IsDir() {
		p = path.Dir(p)
	}
	for range maxUpward {
		name := path.Join(p, "register.toml")
		if info, err := fs.Stat(fsys, name); err == nil && !info.IsDir() {
			return name
		}
		up := path.Dir(p)
		if p == "." || path.Base(p) == ".." { // somebody stands below the register; most file systems end here
			up = path.Join(p, "..")
		}
		if _, err := fs.Stat(fsys, up); up == p || err != nil {
			return ""
		}
		p = up
	}
	return ""
}

// maxUpward is in how many folders above each other a register is looked for: above its root a disk has the root again.
const maxUpward = 64

// register is the path of the register for all that was found: the nearest from the first pattern upward, else from the
// first record.
func (f *found) register(fsys fs.FS) string {
	if name := nearestRegister(fsys, f.roots[0]); name != "" || len(f.paths) == 0 {
		return name
	}
	return nearestRegister(fsys, f.paths[0])
}

// others complains about registers that were met and are not the one in use. One corpus has one register: its figures
// could not be added up otherwise.
func (f *found) others(used string) {
	for _, p := range f.registers {
		if p != used {
			f.results = append(f.results, &result{path: p, file: newFile(p, nil), findings: []finding{{level: Warning, rule: "second-register",
				msg: fmt.Sprintf("this register is not used; all records are read against %q", used), hint: "give its folder as a path of its own, or name the register"}}})
		}
	}
}

// readFile reads a file of bearable size. What stands in the way is a finding.
func readFile(fsys fs.FS, name string) ([]byte, *finding) {
	bad := func(rule, msg string) ([]byte, *finding) { return nil, &finding{level: Error, rule: rule, msg: msg} }
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return bad("unreadable", reason(err))
	}
	if !info.Mode().IsRegular() {
		return bad("not-a-file", "it has the name of a record and is no file")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return bad("unreadable", reason(err))
	}
	defer f.Close()
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), maxBytes)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(f, maxBytes+1)); err != nil {
		return bad("unreadable", reason(err))
	}
	return b.Bytes(), nil
}

// Read reads a record that is no file, such as standard input: a byte more than a record may have is enough for the complaint, and the rest
// of what may have no end is not waited for.
func Read(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, maxBytes+1)) }

// sound says what is wrong with bytes that are to be a TOML file, before anything parses them.
func sound(src []byte) *finding {
	if len(src) > maxBytes {
		return &finding{level: Error, rule: "too-large", msg: fmt.Sprintf("the file is larger than %d MiB", maxBytes>>20), hint: "one file holds one incident"}
	}
	if utf8.Valid(src) {
		return nil
	}
	at := 0
	for at < len(src) {
		r, n := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && n <= 1 {
			break
		}
		at += n
	}
	return &finding{extent: extent{at, at + 1}, level: Error, rule: "not-utf8", msg: fmt.Sprintf("byte 0x%02x is not UTF-8", src[at]), hint: "save the file as UTF-8"}
}
