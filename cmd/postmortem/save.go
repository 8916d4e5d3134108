package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// save puts people's own work into a file: it is the old one or the new one whenever the machine stops, keeps its permissions, and
// where its name is a link, what the link leads to is written.
func save(name string, data []byte) error {
	name, err := filepath.EvalSymlinks(filepath.FromSlash(name))
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := writeSynced(name, data); err != nil {
		return fmt.Errorf("%s: %w", name, reason(err)) // and not the name of the temporary file
	}
	return nil
}

// create makes a file that must not be there yet, with the folders above it. Nothing of it stays when that goes wrong.
func create(name string, data []byte) error {
	name = filepath.FromSlash(name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(name)
	}
	return err
}

// exists reports whether there is something of this name, a link to nowhere included.
func exists(name string) bool {
	_, err := os.Lstat(filepath.FromSlash(name))
	return !errors.Is(err, fs.ErrNotExist)
}
