package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"example.com/postmortem/report/site"
)

// written is what a run did to its folder.
type written struct {
	written, unchanged, removed, stale int

	narrower string // the audience of what was removed, where that was why
	spared   bool   // an index of all records was there and stays
	replaced string // the command whose analysis.json is not there any more
}

// A job is a command that fills a folder, and what it may do to what is there.
type job struct {
	by     string // a name for the manifest
	covers string // the command whose files it makes too
	clean  bool   // remove what the same command left
}

// noFile is an error where a folder to write to is a file.
func noFile(out string) error {
	if info, err := os.Stat(out); err == nil && !info.IsDir() {
		return failed(fmt.Errorf("%s is a file, wanted a folder to write to", out))
	}
	return nil
}

// write makes every file of a site in a folder, pages side by side. A file is written under a temporary name and renamed, so that it is
// the old one or the new one at any time; one that would not change is not touched. When the context ends, no further file begins.
//
// What any command made for a narrower circle of readers does not stay beside what this one makes. Other leftovers are those of the same
// command only: they stay, and are counted, unless the job is to clean.
func (env *environment) write(ctx context.Context, f *renderFlags, s *site.Site, j job) (*written, error) {
	release, err := env.lockFolder(f.out)
	if err != nil {
		return nil, err
	}
	defer release()
	old := readManifest(f.out)
	leaks := old.Audience != "" && narrower(old.Audience, f.audience) != f.audience
	if leaks && old.Unfinished {
		return nil, fmt.Errorf("%s holds a part of the pages for the audience %s, of a run that did not end: remove it, or choose another folder", f.out, old.Audience)
	}
	run := newOutput(f, old, j)
	if j.by == byChoice && !leaks {
		run.spare = old.Made[byRender]
	}
	err = eachPage(ctx, f.jobs, s.Pages(), run.page)
	if err != nil { // nothing is removed, and what was made is listed nevertheless
		run.now.Audience = narrower(old.Audience, f.audience)
		run.job.clean = false
		return nil, cmp.Or(err, run.finish())
	}
	if leaks {
		run.disown()
	}
	return &run.done, run.finish()
}

// lockFolder makes the folder that a run writes to its own: of two at once each would rename the other's temporary files, and forget what
// the other listed.
func (env *environment) lockFolder(dir string) (release func(), err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, reason(err))
	}
	release, err = lock(dir, func() {
		env.mu.Lock()
		defer env.mu.Unlock()
		fmt.Fprintf(env.stderr, "%s: another run writes to this folder; waiting for it\n", dir)
	})
	if errors.Is(err, fs.ErrPermission) { // it may be written to and not be read
		return func() {}, nil
	}
	return release, err
}

// An output is a folder being written.
type output struct {
	dir   string
	job   job
	old   manifest
	begun func() error // begin, once
	mu    sync.Mutex
	now   manifest
	made  map[string]string // what this run made, which is now.Made of its command
	left  map[string]string // what the same command made before, and perhaps not now
	spare map[string]string // pages about all records that those about some must not take the place of
	done  written
}

func newOutput(f *renderFlags, old manifest, j job) *output {
	o := &output{dir: f.out, job: j, old: old, made: map[string]string{}, left: map[string]string{}}
	o.now = manifest{Audience: f.audience, Made: map[string]map[string]string{}}
	o.begun = sync.OnceValue(o.begin)
	for by, files := range old.Made {
		if by == j.by || by == j.covers && by != "" {
			maps.Copy(o.left, files)
		} else {
			o.now.Made[by] = maps.Clone(files)
		}
	}
	return o
}

// disown makes leftovers to remove of the files of all commands: they were for readers of more.
func (o *output) disown() {
	o.done.narrower = o.old.Audience
	for _, files := range o.now.Made {
		maps.Copy(o.left, files)
	}
	clear(o.now.Made)
	o.job.clean = true
}

// page makes the files of a page.
func (o *output) page(p *site.Page) error {
	return p.Render(func(name string, data []byte) error {
		if p.Incident() == nil && o.spare[name] != "" {
			o.mu.Lock()
			defer o.mu.Unlock()
			o.done.spared = true
			return nil
		}
		return o.file(name, data)
	})
}

// file writes one file, if it would change.
func (o *output) file(name string, data []byte) error {
	at := filepath.Join(o.dir, filepath.FromSlash(name))
	changed := !holds(at, data)
	if changed {
		if err := o.begun(); err != nil {
			return err
		}
		if err := put(at, data); err != nil {
			return err
		}
	}
	sum := sha256.Sum256(data)
	o.mu.Lock()
	defer o.mu.Unlock()
	o.made[name] = hex.EncodeToString(sum[:])
	delete(o.now.Made[byUnknown], name)
	if !changed {
		o.done.unchanged++
		return nil
	}
	o.done.written++
	if name == site.AnalysisFile {
		o.takeOver(name)
	}
	return nil
}

// takeOver makes a file of other content this command's alone.
func (o *output) takeOver(name string) {
	for by, files := range o.now.Made {
		if files[name] != "" {
			o.done.replaced = by
			delete(files, name)
		}
	}
}

// begin notes for whom files are made from now on. If the machine stops before they are listed, a run for other readers knows that
// there may be some.
func (o *output) begin() error {
	m := manifest{Audience: narrower(o.old.Audience, o.now.Audience), Unfinished: true, Made: o.old.Made}
	if err := m.write(o.dir); err != nil {
		return fmt.Errorf("%s: %w", o.dir, reason(err))
	}
	return nil
}

// finish removes or counts what the same command left, and writes the manifest.
func (o *output) finish() error {
	for _, name := range slices.Sorted(maps.Keys(o.left)) {
		_, still := o.made[name]
		if still || o.now.holds(name) || !filepath.IsLocal(filepath.FromSlash(name)) {
			continue
		}
		if !o.job.clean {
			o.done.stale++
			o.made[name] = o.left[name]
			continue
		}
		if err := os.Remove(filepath.Join(o.dir, filepath.FromSlash(name))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		o.done.removed++
	}
	o.now.Made[o.job.by] = o.made
	maps.DeleteFunc(o.now.Made, func(_ string, files map[string]string) bool { return len(files) == 0 })
	return o.now.write(o.dir)
}
