//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package main

import (
	"errors"
	"os"
	"syscall"
)

// lock keeps other runs from writing to a folder until it is released, and waits for one that does; busy is told before. The folder itself
// is locked: a lock file would be one more thing to publish, or to be left behind. Where a file system has no locks nobody waits.
func lock(dir string, busy func()) (release func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		busy()
		for err = syscall.EINTR; errors.Is(err, syscall.EINTR); {
			err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
		}
	}
	return func() { f.Close() }, nil // and with it the lock
}
