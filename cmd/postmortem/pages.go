package main

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"example.com/postmortem/report/site"
)

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
