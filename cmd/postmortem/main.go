// Command postmortem makes postmortems and reliability reports of incident records: Markdown, HTML and PDF, in Korean and English.
//
// The tool's voice: lower case, no period, what is wrong before what would help. Results go to standard output, everything else to
// standard error. A run that stops early leaves every file as it was or whole.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"example.com/postmortem/report"
)

// Exit codes.
const (
	exitDone  = 0 // done
	exitFound = 1 // done, and found something: complaints about records, a PDF that differs
	exitUsage = 2 // the command line is wrong
	exitEnv   = 3 // could not do it: files, network, environment
)

func main() {
	paceCollector(os.Getenv)
	ctx, _ := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	os.Exit(runUntil(ctx, grace, os.Args[1:], &environment{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now, terminal: isTerminal(os.Stderr),
	}))
}

// grace is how long an interrupted command may go on, to finish the files that it is writing.
const grace = 500 * time.Millisecond

// runUntil runs a command until it is done or interrupted. Commands that write many files end on their own then; those that read, and may
// wait for a pipe or a person, are left behind: what they have written by then is whole, since files get their names when they are.
func runUntil(ctx context.Context, grace time.Duration, args []string, env *environment) int {
	done := make(chan int, 1)
	go func() { done <- run(ctx, args, env) }()
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-done:
		return code
	case <-time.After(grace):
		env.mu.Lock() // not within the line of somebody else
		defer env.mu.Unlock()
		fmt.Fprintf(env.stderr, "postmortem: %v\n", errInterrupted)
		return exitEnv
	}
}

// An environment is everything that a command touches besides files. Nothing below main looks at the process itself.
type environment struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
	terminal       bool // stderr is a person's terminal

	mu sync.Mutex // stderr is written from several goroutines
}

// run does what the arguments say and returns the exit code.
func run(ctx context.Context, args []string, env *environment) int {
	root := command(env)
	root.SetArgs(args)
	used, err := root.ExecuteContextC(ctx)
	var stop *exit
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &stop):
		if stop.err != nil {
			fmt.Fprintf(env.stderr, "postmortem: %v\n", stop.err)
		}
		return stop.code
	}
	fmt.Fprintf(env.stderr, "postmortem: %s\n", strings.TrimSpace(err.Error()))
	if used == root {
		fmt.Fprintln(env.stderr, "postmortem help lists the commands")
	} else {
		fmt.Fprintf(env.stderr, "usage: %s; postmortem help %s tells more\n", used.UseLine(), strings.TrimPrefix(used.CommandPath(), "postmortem "))
	}
	return exitUsage
}

// An exit ends a command with a code. Without an error nothing more is to be said.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit %d", e.code)
	}
	return e.err.Error()
}

// failed wraps what could not be done. What was asked wrongly stays wrong usage.
func failed(err error) error {
	if asked := (report.ErrAsked{}); errors.As(err, &asked) {
		return err
	}
	if at := (*fs.PathError)(nil); errors.As(err, &at) && err.Error() == at.Error() { // nobody typed stat, or open
		if at.Path == "-" {
			return errors.New(`"-" is standard input for render, check and fmt only: wanted a file or a folder`)
		}
		err = fmt.Errorf("%s: %w", at.Path, at.Err)
	}
	return &exit{exitEnv, err}
}

// reason is what an error of the file system says without the path, which is said already.
func reason(err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return at.Err
	}
	if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return link.Err
	}
	return err
}

// command is the tree of commands.
func command(env *environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "postmortem",
		Short: "Postmortems and reliability reports of incident records",
		Long: `Postmortem turns a folder of incident records (TOML) into postmortems in Markdown, HTML and PDF.

  postmortem render incidents -o out      all records, all formats, all languages
  postmortem quarter 2024Q2 incidents     the reliability report of a quarter
  postmortem check incidents              what is wrong with the records, and where
  postmortem init records                 begin a folder of your own`,
		Version:      version(),
		SilenceUsage: true, SilenceErrors: true,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },

		PersistentPreRunE: noneEmpty,
	}
	root.SetVersionTemplate("postmortem {{.Version}}\n")
	root.SetIn(env.stdin)
	root.SetOut(env.stdout)
	root.SetErr(env.stderr)
	root.AddCommand(
		renderCommand(env),
		quarterCommand(env),
		checkCommand(env),
		explainCommand(env),
		initCommand(env),
		newCommand(env),
		fmtCommand(env),
		showCommand(env),
		listCommand(env),
		recurrenceCommand(env),
		linksCommand(env),
		importCommand(env),
		exportCommand(env),
		schemaCommand(env),
		extractCommand(env),
		verifyCommand(env),
		versionCommand(env),
		benchCommand(env),
	)
	completeShells(root)
	completePaths(root)
	return root
}

// isTerminal reports whether a file is a person's terminal.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
