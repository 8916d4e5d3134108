package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/pdf/file"
)

func extractCommand(env *environment) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "extract FILE.pdf",
		Short: "Take out of a PDF what it was made of",
		Long: `Extract writes the files inside a PDF into a folder, byte for byte: the record, the register, the document as it was set. The folder has
the name of the file unless -o says otherwise: a register that lies about would become that of the records around it. Nothing is written
unless all of them are in order, and never outside the folder. A file that is there already with other contents stays, and the command
says so.`,
		Example: `  postmortem extract out/ko/KAKAO-2022-10-15.pdf -o inside`,
		Args:    wants(1, false),
		RunE: func(_ *cobra.Command, args []string) error {
			return env.extract(args[0], cmp.Or(out, insideOf(args[0])))
		},

		ValidArgsFunction: only(cobra.ShellCompDirectiveFilterFileExt, "pdf"),
	}
	c.Flags().StringVarP(&out, "output", "o", "", "folder `DIR` to write to (default: the name of the file, without .pdf)")
	return c
}

// insideOf is the folder for what is inside a file, where nobody names one.
func insideOf(file string) string {
	base := filepath.Base(file)
	if name, ok := strings.CutSuffix(base, ".pdf"); ok {
		return name
	}
	return base + "-inside"
}

func (env *environment) extract(name, out string) error {
	_, inside, err := readPDF(name)
	if err != nil {
		return failed(err)
	}
	if len(inside) == 0 {
		return &exit{exitFound, fmt.Errorf("%s: there is no file inside", name)}
	}
	if err := noFile(out); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return failed(err)
	}
	root, err := os.OpenRoot(out)
	if err != nil {
		return failed(err)
	}
	defer root.Close()
	there := make([]bool, len(inside))
	for i, a := range inside {
		if there[i], err = isThere(root, a); err != nil {
			return failed(fmt.Errorf("%s: %w", out, err))
		}
	}
	for i, a := range inside {
		name := path.Join(out, a.Name)
		if !there[i] {
			if err := takeOut(root, a); err != nil {
				return failed(fmt.Errorf("%s: %w", name, reason(err)))
			}
		}
		fmt.Fprintln(env.stdout, name)
	}
	return nil
}

// takeOut writes a file that is not there. Where that goes wrong, nothing of it stays.
func takeOut(root *os.Root, a *pdf.Attachment) error {
	if err := root.MkdirAll(path.Dir(a.Name), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(a.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(a.Data)
	if err = cmp.Or(err, f.Close()); err != nil {
		root.Remove(a.Name)
	}
	return err
}

// isThere reports whether a file stands where it is to be written. Something else there is an error. Links are not followed: what they lead
// to was not named.
func isThere(root *os.Root, a *pdf.Attachment) (bool, error) {
	info, err := root.Lstat(a.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.Mode().IsRegular():
		return false, fmt.Errorf("%q is there already, and no file", a.Name)
	case info.Size() != int64(len(a.Data)):
		return false, fmt.Errorf("there is another %q already", a.Name)
	}
	old, err := root.ReadFile(a.Name)
	if err == nil && !bytes.Equal(old, a.Data) {
		err = fmt.Errorf("there is another %q already", a.Name)
	}
	return err == nil, err
}

// mostPDF is how large a file may be that is taken apart: more than ten thousand pages.
const mostPDF = 512 << 20

// readPDF reads a PDF and the files inside it.
func readPDF(name string) ([]byte, []*pdf.Attachment, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, fmt.Errorf("%s: this is no file", name)
	}
	if info.Size() > mostPDF {
		return nil, nil, fmt.Errorf("%s: it is larger than %d bytes", name, mostPDF)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	inside, err := attachments(b)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	return b, inside, nil
}

func attachments(b []byte) ([]*pdf.Attachment, error) {
	f, err := file.Open(b)
	if err != nil {
		return nil, err
	}
	return pdf.Attachments(f)
}
