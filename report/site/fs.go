package site

import (
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"example.com/postmortem/report/record"
	"example.com/postmortem/report/view"
)

// FileName is the name of an incident's files without an extension.
func FileName(in *record.Incident) string { return view.FileName(in.ID) }

// Open opens a file by rendering its page, or lists a folder.
func (s *Site) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if entries := s.entries(name); len(entries) > 0 {
		return &folder{info: info{name: path.Base(name), dir: true}, entries: entries}, nil
	}
	for _, p := range s.pages {
		if !p.makes(name) {
			continue
		}
		var found []byte
		err := p.Render(func(made string, data []byte) error {
			if made == name {
				found = bytes.Clone(data)
			}
			return nil
		})
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		if found != nil {
			return &file{Reader: bytes.NewReader(found), info: info{name: path.Base(name), size: int64(len(found))}}, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// makes reports whether a page makes a file of this name.
func (p *Page) makes(name string) bool { return slices.Contains(p.Files(), name) }

// Files are the paths of the files that the page makes.
func (p *Page) Files() []string {
	if p.data != nil {
		return []string{p.name}
	}
	var all []string
	figures := false
	for _, f := range p.formats() {
		all = append(all, p.Name()+"."+f.Ext)
		figures = figures || f.Figures
	}
	if figures && p.make != nil {
		if d, err := p.doc(); err == nil {
			for _, name := range d.Figures() {
				all = append(all, path.Join(p.dir, d.FigureFile(name)))
			}
		}
	}
	if figures && p.incident != nil {
		for _, file := range p.site.book.FigureFiles(p.incident, p.lang) {
			all = append(all, path.Join(p.dir, file))
		}
	}
	return all
}

// entries are what a folder holds, by name.
func (s *Site) entries(dir string) []fs.DirEntry {
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	found := map[string]fs.DirEntry{}
	for _, p := range s.pages {
		if p.dir != "" && prefix != "" && !strings.HasPrefix(prefix, p.dir+"/") {
			continue
		}
		for _, name := range p.Files() {
			rest, inside := strings.CutPrefix(name, prefix)
			if !inside {
				continue
			}
			base, _, deeper := strings.Cut(rest, "/")
			found[base] = fs.FileInfoToDirEntry(entry{info{name: base, dir: deeper}, s, name})
		}
	}
	var entries []fs.DirEntry
	for _, e := range found {
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries
}

// info is what is known of a file. There are no times: a file is as old as what it is made of.
type info struct {
	name string
	size int64
	dir  bool
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.dir }
func (i info) Sys() any           { return nil }
func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// An entry knows its size only by rendering.
type entry struct {
	info
	site *Site
	path string
}

// Size renders the file.
func (e entry) Size() int64 {
	if e.dir {
		return 0
	}
	f, err := e.site.Open(e.path)
	if err != nil {
		return 0
	}
	i, _ := f.Stat()
	return i.Size()
}

type file struct {
	*bytes.Reader
	info info
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

type folder struct {
	info    info
	entries []fs.DirEntry
	next    int
}

func (d *folder) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *folder) Close() error               { return nil }

func (d *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: fs.ErrInvalid}
}

// ReadDir returns the next n entries, all of them where n is not positive.
func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := d.entries[d.next:]
	if n > 0 && len(rest) == 0 {
		return nil, io.EOF
	}
	if n > 0 && n < len(rest) {
		rest = rest[:n]
	}
	d.next += len(rest)
	return rest, nil
}
