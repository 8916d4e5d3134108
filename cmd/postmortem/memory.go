package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// What the collector may leave lying beside what is kept, in bytes. A page makes and forgets a few hundred KB, so that small commands end
// before they collect at all; a register of 100,000 records is kept whole, and must not be doubled.
const (
	fewPages   = 16 << 20 // the first collection; a command that gets this far will need much more
	leastSpare = 160 << 20
	mostSpare  = 400 << 20
	limit      = 1600 << 20 // of the whole, the program's own needs included; more only where more is kept
	reserved   = 384 << 20  // asked of the system in large pieces
)

// paceCollector lets memory grow to what is kept and as much again, within the limits above. A percentage alone would collect twenty
// times while ten thousand records are read, and a limit for the whole would collect without end once more than that is kept.
// Whoever sets GOGC or GOMEMLIMIT has decided otherwise.
func paceCollector(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(100 * fewPages / (4 << 20)) // the first collection is at so many percent of 4 MiB
	afterCollection(func() {
		debug.SetGCPercent(-1)
		ballast := make([]byte, leastSpare) // before room is reserved: what was given back would be cleared, and so touched
		reserve(reserved)
		runtime.GC()
		setPace(ballast)
	})
}

// setPace sets the collector's percentage by what is kept now, and again after every collection. The ballast counts as kept and is never
// touched, so it is no memory at all. It makes a percentage of 100 mean leastSpare and more, even before anybody could set another:
// cleanups run when a processor is free, and by then much may have been made.
func setPace(ballast []byte) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	held := max(live[0].Value.Uint64(), leastSpare+1)
	kept := held - leastSpare // besides the ballast
	debug.SetGCPercent(int(100 * min(max(kept, leastSpare), mostSpare) / held))
	debug.SetMemoryLimit(int64(max(limit, kept+kept/4)) + leastSpare)
	afterCollection(func() { setPace(ballast) })
}

// afterCollection calls f once, some time after the next collection: an object that nobody holds is cleaned up then.
func afterCollection(f func()) {
	runtime.AddCleanup(new(*int), func(f func()) { f() }, f)
}
