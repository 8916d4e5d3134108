package report

import (
	"sync"

	"example.com/postmortem/report/pdf"
)

// recentSources keep the files of the pages that were made last: the same page in the next language carries the same ones, compressed
// already. Pages of one incident are made one after the other, so that few are enough, however many records there are.
type recentSources struct {
	mu    sync.Mutex
	kept  map[string]*madeSources
	order []string // of being made, the oldest first
}

const mostRecent = 64

type madeSources struct {
	once sync.Once
	all  []*pdf.Attachment
	err  error
}

// of returns what was made under a name, or makes it.
func (r *recentSources) of(name string, make func() ([]*pdf.Attachment, error)) ([]*pdf.Attachment, error) {
	m := r.entry(name)
	m.once.Do(func() { m.all, m.err = make() })
	return m.all, m.err
}

func (r *recentSources) entry(name string) *madeSources {
	r.mu.Lock()
	defer r.mu.Unlock()
	if m, ok := r.kept[name]; ok {
		return m
	}
	if len(r.order) == mostRecent {
		delete(r.kept, r.order[0])
		r.order = r.order[1:]
	}
	if r.kept == nil {
		r.kept = map[string]*madeSources{}
	}
	m := &madeSources{}
	r.kept[name], r.order = m, append(r.order, name)
	return m
}
