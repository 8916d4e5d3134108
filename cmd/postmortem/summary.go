package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"example.com/postmortem/report"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/site"
)

// missingWords tells of messages that a template asks for and no catalogue has; the pages show them as ⟦id⟧.
func (env *environment) missingWords(b *report.Book) {
	for _, l := range b.Langs {
		if missing := l.Missing(); len(missing) > 0 {
			env.warn("lang/"+l.Tag()+".toml", "no words for "+strings.Join(missing, ", "))
		}
	}
}

// summary says what the run came to.
func (env *environment) summary(b *report.Book, found []record.Diagnostic, w *written, out, by string) {
	fmt.Fprintf(env.stderr, "%s: %s, %s written, %d unchanged", out, count(len(b.Incidents()), "incident"), count(w.written, "file"), w.unchanged)
	if w.removed > 0 {
		fmt.Fprintf(env.stderr, ", %d removed", w.removed)
		if w.narrower != "" {
			fmt.Fprintf(env.stderr, ", since the folder was for the audience %s", w.narrower)
		}
	}
	fmt.Fprintln(env.stderr)
	env.aside(w, out)
	if n := b.Hidden(); n > 0 {
		fmt.Fprintf(env.stderr, "%s %s not for this audience\n", count(n, "incident"), oneOr(n, "is", "are"))
	}
	if w.stale > 0 && by != byChoice { // who chooses says nothing about the rest
		fmt.Fprintf(env.stderr, "%s that an earlier %s made %s not part of this one; --clean removes %s\n", count(w.stale, "file"), by, oneOr(w.stale, "is", "are"), oneOr(w.stale, "it", "them"))
	}
	bad := map[string]bool{}
	for _, d := range found {
		if d.Level == record.Error {
			bad[d.At.File] = true
		}
	}
	if len(bad) > 0 {
		fmt.Fprintf(env.stderr, "left out because of errors: %s\n", strings.Join(slices.Sorted(maps.Keys(bad)), ", "))
	}
}

// aside says what a run meant to other commands' files.
func (env *environment) aside(w *written, out string) {
	if w.spared {
		fmt.Fprintf(env.stderr, "the index in %s is that of all records, and stays; to link these with what recurs, render the folder of all\n", out)
	}
	if w.replaced != "" {
		fmt.Fprintf(env.stderr, "%s was that of %s before\n", filepath.ToSlash(filepath.Join(out, site.AnalysisFile)), w.replaced)
	}
}

func countErrors(found []record.Diagnostic) (n int) {
	for _, d := range found {
		if d.Level == record.Error {
			n++
		}
	}
	return n
}
