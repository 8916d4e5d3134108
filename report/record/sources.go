package record

import (
	"io/fs"
	"path"
	"slices"
)

// Sources reads the records and registers that patterns lead to, in order of path, and checks nothing. It is for commands that
// work on files as texts. What stands in the way of one file is a diagnostic; the error is about a pattern that does not exist.
func Sources(fsys fs.FS, patterns ...string) ([]*File, []Diagnostic, error) {
	found, err := findRecords(fsys, patterns)
	if err != nil {
		return nil, nil, err
	}
	paths := append(found.paths, found.registers...)
	for _, p := range patterns {
		if p = path.Clean(p); path.Base(p) == "register.toml" {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	var files []*File
	var ds []Diagnostic
	for _, r := range found.results {
		ds = append(ds, r.file.diagnostics(r.findings)...)
	}
	for _, p := range slices.Compact(paths) {
		src, complaint := readFile(fsys, p)
		f := newFile(p, src)
		if complaint != nil {
			ds = append(ds, f.diagnostics([]finding{*complaint})...)
			continue
		}
		files = append(files, f)
	}
	return files, ds, nil
}
