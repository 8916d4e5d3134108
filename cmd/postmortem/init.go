package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.com/postmortem/report/record"
)

// scaffold holds the files that a new folder of records begins with.
//
//go:embed scaffold/*.toml
var scaffold embed.FS

func initCommand(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Begin a folder of records: a register, an example, schemas for editors",
		Long: `Init makes DIR/register.toml with comments in Korean and English, one example of a record, and the JSON Schemas that editors complete and
check with. The example is DIR/_example.toml: files whose names begin with _ are not counted and stand on no page, unless they are named.
What is made is printed. A file that is there already stays as it is.`,
		Example: `  postmortem init incidents
  postmortem new "Messages delayed"
  postmortem check incidents
  postmortem render incidents/_example.toml -o example`,
		Args: wants(1, false),
		RunE: func(_ *cobra.Command, args []string) error { return env.initFolder(filepath.ToSlash(args[0])) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
}

// exampleFile is a record that nothing counts: of a real one the reports of its quarter would say that it happened.
const exampleFile = "_example.toml"

// initFolder makes what is missing. A folder that has a register is in use: it gets no example.
func (env *environment) initFolder(dir string) error {
	type file struct {
		name string
		data []byte
	}
	var files []file
	inUse := exists(path.Join(dir, registerName))
	for _, name := range []string{registerName, exampleFile} {
		data, err := scaffold.ReadFile("scaffold/" + strings.TrimPrefix(name, "_"))
		if err != nil {
			return failed(err)
		}
		if name == registerName || !inUse {
			files = append(files, file{name, data})
		}
	}
	for _, kind := range record.SchemaKinds {
		files = append(files, file{schemaFile(kind), record.Schema(kind)})
	}
	for _, f := range files {
		name := path.Join(dir, f.name)
		switch err := create(name, f.data); {
		case errors.Is(err, fs.ErrExist):
			fmt.Fprintf(env.stderr, "%s is there already and stays as it is\n", name)
		case err != nil:
			return failed(err)
		default:
			fmt.Fprintln(env.stdout, name)
		}
	}
	return nil
}
