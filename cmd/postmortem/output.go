package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"example.com/postmortem/report/site"
)

// written is what a run did to its folder.
type written struct{ written, unchanged, removed, stale int }

// manifestFile tells the next run what this one made. It is the last file to be written.
const manifestFile = ".postmortem.json"

// A manifest lists the files of a folder that are ours, by path, with their SHA-256.
type manifest struct {
	Audience string            `json:"audience"`
	Files    map[string]string `json:"files"`
}

// write makes every file of a site in a folder, pages side by side. A file is written under a temporary name and renamed, so that it is
// the old one or the new one at any time; one that would not change is not touched. When the context ends, no further file begins.
func (env *environment) write(ctx context.Context, f *renderFlags, s *site.Site) (*written, error) {
	old := readManifest(f.out)
	run := &output{dir: f.out, now: manifest{Audience: f.audience, Files: map[string]string{}}}
	err := eachPage(ctx, f.jobs, s.Pages(), func(p *site.Page) error { return p.Render(run.file) })
	if err != nil {
		return nil, err
	}
	// What an earlier run made for a wider circle of readers must not stay beside what this one makes.
	return &run.done, run.finish(old, f.clean || old.Audience != "" && old.Audience != f.audience)
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

// cmpErr is the first error that is not only the news that the run was stopped.
func cmpErr(errs []error) error {
	var stopped error
	for _, err := range errs {
		switch {
		case errors.Is(err, context.Canceled):
			stopped = errors.New("interrupted: files are as they were or whole")
		case err != nil:
			return err
		}
	}
	return stopped
}

// An output is a folder being written.
type output struct {
	dir  string
	mu   sync.Mutex
	now  manifest
	done written
}

// file writes one file, if it would change.
func (o *output) file(name string, data []byte) error {
	changed, err := replace(filepath.Join(o.dir, filepath.FromSlash(name)), data)
	if err != nil {
		return err
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

// finish removes or counts what earlier runs left, and writes the manifest.
func (o *output) finish(old manifest, remove bool) error {
	for _, name := range slices.Sorted(maps.Keys(old.Files)) {
		if _, still := o.now.Files[name]; still || !filepath.IsLocal(filepath.FromSlash(name)) {
			continue
		}
		if !remove {
			o.done.stale++
			o.now.Files[name] = old.Files[name]
			continue
		}
		if err := os.Remove(filepath.Join(o.dir, filepath.FromSlash(name))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		o.done.removed++
	}
	text, err := json.MarshalIndent(o.now, "", " ")
	if err != nil {
		return err
	}
	_, err = replace(filepath.Join(o.dir, manifestFile), append(text, '\n'))
	return err
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
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return false, nil
	}
	tmp := filepath.Join(filepath.Dir(name), ".postmortem-"+filepath.Base(name))
	err = writeNew(tmp, data)
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
		return false, err
	}
	return true, nil
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
