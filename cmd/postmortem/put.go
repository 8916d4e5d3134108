package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// replace puts data into a file by way of a temporary one beside it, unless the file holds just that. It does not sync: what is made
// here can be made again.
func replace(name string, data []byte) (changed bool, err error) {
	if holds(name, data) {
		return false, nil
	}
	return true, put(name, data)
}

// holds reports whether a file holds just this.
func holds(name string, data []byte) bool {
	old, err := os.ReadFile(name)
	return err == nil && bytes.Equal(old, data)
}

func put(name string, data []byte) error {
	tmp := filepath.Join(filepath.Dir(name), ".postmortem-"+filepath.Base(name))
	err := writeNew(tmp, data)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(filepath.Dir(name), 0o777); err == nil {
			err = writeNew(tmp, data)
		}
	}
	if err == nil {
		err = os.Rename(tmp, name)
	}
	if err != nil {
		os.Remove(tmp)
		return unnamed(err, tmp, name)
	}
	return nil
}

// unnamed is what stood in the way of a file, by the name that somebody knows and not by that of the temporary one.
func unnamed(err error, tmp, name string) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at) && at.Path == tmp:
		return &fs.PathError{Op: at.Op, Path: name, Err: at.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: link.Op, Path: name, Err: link.Err}
	}
	return err
}

// writeNew writes a file that a broken run may have left half of.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
