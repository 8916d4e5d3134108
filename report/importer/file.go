package importer

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A File is one file of an export. Those in archives are called ARCHIVE/NAME.
type File struct {
	Name string // for complaints: the path as people gave it
	Ref  string // for records: the same without the folders above what was given; empty: Name
	Data []byte
	sum  string // of digest, once it was asked for
}

// maxBytes bounds what is read into memory: one file, and an archive unpacked.
const maxBytes = 256 << 20

// digest is the SHA-256 of the file, which every record made from it carries.
func (f *File) digest() string {
	if f.sum == "" {
		sum := sha256.Sum256(f.Data)
		f.sum = hex.EncodeToString(sum[:])
	}
	return f.sum
}

// ref is what records call the file.
func (f *File) ref() string { return or(f.Ref, f.Name) }

// Open reads the files that paths name: files themselves, the files below folders and inside of .tar, .tar.gz and .tgz
// that have one of the extensions. Names beginning with a dot are passed over in folders. They come in order of name.
func Open(fsys fs.FS, paths []string, ext []string) ([]File, error) {
	var files []File
	for _, p := range paths {
		info, err := fs.Stat(fsys, p)
		if err != nil {
			return nil, err
		}
		first := len(files)
		if info.IsDir() {
			err = openFolder(fsys, p, ext, &files)
		} else {
			err = openFile(fsys, p, ext, &files)
		}
		if err != nil {
			return nil, err
		}
		for i := range files[first:] {
			f := &files[first+i]
			f.Ref = strings.TrimPrefix(strings.TrimPrefix(f.Name, path.Dir(path.Clean(p))), "/")
		}
	}
	slices.SortStableFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files, nil
}

func openFolder(fsys fs.FS, dir string, ext []string, files *[]File) error {
	return fs.WalkDir(fsys, dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || !d.Type().IsRegular() || !hasExt(p, ext):
			return nil
		}
		return openFile(fsys, p, ext, files)
	})
}

func hasExt(name string, ext []string) bool {
	return slices.Contains(ext, strings.ToLower(path.Ext(name)))
}

func openFile(fsys fs.FS, name string, ext []string, files *[]File) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	switch {
	case strings.HasSuffix(name, ".tar.gz") || strings.HasSuffix(name, ".tgz"):
		z, err := gzip.NewReader(f)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return openTar(name, z, ext, files)
	case strings.HasSuffix(name, ".tar"):
		return openTar(name, f, ext, files)
	}
	if info, err := f.Stat(); err == nil && info.Size() > maxBytes {
		return fmt.Errorf("%s: %w", name, errTooLarge)
	}
	data, err := readAtMost(f, maxBytes)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	*files = append(*files, File{Name: name, Data: data})
	return nil
}

var errTooLarge = fmt.Errorf("more than %d MiB: split the export", maxBytes>>20)

func openTar(name string, r io.Reader, ext []string, files *[]File) error {
	t := tar.NewReader(r)
	left := int64(maxBytes)
	for {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if h.Typeflag != tar.TypeReg || !hasExt(h.Name, ext) || strings.HasPrefix(path.Base(h.Name), ".") {
			continue
		}
		data, err := readAtMost(t, left)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		left -= int64(len(data))
		*files = append(*files, File{Name: path.Join(name, path.Join("/", h.Name)), Data: data}) // the inner Join takes away any ".."
	}
}

func readAtMost(r io.Reader, limit int64) ([]byte, error) {
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if n > limit {
		return nil, errTooLarge
	}
	return b.Bytes(), nil
}
