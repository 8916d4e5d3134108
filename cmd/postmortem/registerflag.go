package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"
)

// registerName is what the file is called that the records of a folder share.
const registerName = "register.toml"

// registerFlag declares --register, which takes the file and the folder in which it stands.
func registerFlag(c *cobra.Command, to *string) {
	c.Flags().Var((*registerFile)(to), "register", "register `FILE`, or its folder (default: the nearest register.toml upward from the records)")
}

// A registerFile is the path of a register, as a flag.
type registerFile string

func (f *registerFile) Set(name string) error {
	if info, err := os.Stat(filepath.FromSlash(name)); err == nil && info.IsDir() {
		in := path.Join(filepath.ToSlash(name), registerName)
		if _, err := os.Stat(filepath.FromSlash(in)); err != nil {
			return fmt.Errorf("%s: %w", in, reason(err))
		}
		name = in
	}
	*f = registerFile(name)
	return nil
}

func (f *registerFile) String() string { return string(*f) }

func (*registerFile) Type() string { return "string" }
