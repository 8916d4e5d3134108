package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"example.com/postmortem/report/record"
	"example.com/postmortem/report/site"
)

// written is what a run did to its folder.
type written struct{ written, unchanged, removed, stale int }

// manifestFile tells the next run what this one made. It is the last file to be written, and the first: see [output.begin].
const manifestFile = ".postmortem.json"

// A manifest lists the files of a folder that are ours, by path, with their SHA-256.
type manifest struct {
	Audience   string            `json:"audience"`
	Unfinished bool              `json:"unfinished,omitempty"` // there may be more files, which a run made that nobody saw end
	Files      map[string]string `json:"files"`
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
func (env *environment) write(ctx context.Context, f *renderFlags, s *site.Site) (*written, error) {
	old := readManifest(f.out)
	// What an earlier run made for a wider circle of readers must not stay beside what this one makes.
	other := old.Audience != "" && old.Audience != f.audience
	if other && old.Unfinished {
		return nil, fmt.Errorf("%s holds a part of the pages for the audience %s, of a run that did not end: remove it, or choose another folder", f.out, old.Audience)
	}
	return env.make(ctx, f, s, old, f.clean || other)
}

// make writes the files of a site. Those that an earlier run listed and this one does not make are removed, or stay.
func (env *environment) make(ctx context.Context, f *renderFlags, s *site.Site, old manifest, remove bool) (*written, error) {
	run := &output{dir: f.out, old: old, now: manifest{Audience: f.audience, Files: map[string]string{}}}
	run.begun = sync.OnceValue(run.begin)
	err := eachPage(ctx, f.jobs, s.Pages(), func(p *site.Page) error { return p.Render(run.file) })
	if err != nil { // nothing is removed, and what was made is listed nevertheless
		run.now.Audience = narrower(old.Audience, f.audience)
		return nil, cmp.Or(err, run.finish(false))
	}
	return &run.done, run.finish(remove)
}

// narrower is the audience of files for two: none of them may stay where a later run is for the other.
func narrower(a, b string) string {
	if slices.Index(record.Audiences, a) > slices.Index(record.Audiences, b) {
		return a
	}
	return b
}

// eachPage calls do for every page on several goroutines, and returns the first error in order of pages.
func eachPage(ctx context.Context, jobs int, pages []*site.Page, do func(*site.Page) error) error {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	errs := make([]error, len(pages))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(jobs, len(pages)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(pages); i = int(next.Add(1)) - 1 {
				if errs[i] = ctx.Err(); errs[i] == nil {
					errs[i] = do(pages[i])
				}
			}
		})
	}
	wg.Wait()
	return cmpErr(errs)
}

var errInterrupted = errors.New("interrupted: files are as they were or whole")

// cmpErr is the first error that is not only the news that the run was stopped.
func cmpErr(errs []error) error {
	var stopped error
	for _, err := range errs {
		switch {
		case errors.Is(err, context.Canceled):
			stopped = errInterrupted
		case err != nil:
			return err
		}
	}
	return stopped
}

// An output is a folder being written.
type output struct {
	dir   string
	old   manifest
	begun func() error // begin, once
	mu    sync.Mutex
	now   manifest
	done  written
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
	o.now.Files[name] = hex.EncodeToString(sum[:])
	if changed {
		o.done.written++
	} else {
		o.done.unchanged++
	}
	return nil
}

// begin notes for whom files are made from now on. If the machine stops before they are listed, a run for other readers knows that
// there may be some.
func (o *output) begin() error {
	err := o.list(manifest{Audience: narrower(o.old.Audience, o.now.Audience), Unfinished: true, Files: o.old.Files})
	if err != nil {
		return fmt.Errorf("%s: %w", o.dir, reason(err))
	}
	return nil
}

func (o *output) list(m manifest) error {
	text, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	_, err = replace(filepath.Join(o.dir, manifestFile), append(text, '\n'))
	return err
}

// finish removes or counts what earlier runs left, and writes the manifest.
func (o *output) finish(remove bool) error {
	for _, name := range slices.Sorted(maps.Keys(o.old.Files)) {
		if _, still := o.now.Files[name]; still || !filepath.IsLocal(filepath.FromSlash(name)) {
			continue
		}
		if !remove {
			o.done.stale++
			o.now.Files[name] = o.old.Files[name]
			continue
		}
		if err := os.Remove(filepath.Join(o.dir, filepath.FromSlash(name))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		o.done.removed++
	}
	return o.list(o.now)
}

// readManifest reads what an earlier run made; nothing where there was none, or where it is not ours to understand.
func readManifest(dir string) (m manifest) {
	text, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil || json.Unmarshal(text, &m) != nil {
		return manifest{}
	}
	return m
}

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
