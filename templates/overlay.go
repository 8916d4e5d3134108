package templates

import "io/fs"

// Overlay is FS with a user's files over it: a file of theirs replaces the built-in one of the same name. Nil is FS itself.
func Overlay(user fs.FS) fs.FS {
	if user == nil {
		return FS
	}
	return overlay{user}
}

type overlay struct{ user fs.FS }

// Open opens the user's file, else the built-in one. Folders are merged.
func (o overlay) Open(name string) (fs.File, error) {
	if f, err := o.user.Open(name); err == nil {
		if info, err := f.Stat(); err == nil && !info.IsDir() {
			return f, nil
		}
		f.Close()
	}
	return FS.Open(name)
}

// ReadDir lists the files of both, each name once.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(FS, name)
	theirs, theirErr := fs.ReadDir(o.user, name)
	if err != nil && theirErr != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, e := range entries {
		seen[e.Name()] = true
	}
	for _, e := range theirs {
		if !seen[e.Name()] {
			entries = append(entries, e)
		}
	}
	return entries, nil
}
