package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// What the collector may leave lying beside what is kept, in bytes. A page makes and forgets a few hundred KB, so that most commands end
// before they collect at all; a register of 100,000 records is kept whole, and must not be doubled.
const (
	leastSpare = 160 << 20
	mostSpare  = 400 << 20
	limit      = 1600 << 20 // of the whole, the program's own needs included; more only where more is kept
)

// paceCollector lets memory grow to what is kept and as much again, within the limits above. A percentage alone would collect twenty
// times while ten thousand records are read, and a limit for the whole would collect without end once more than that is kept.
// Whoever sets GOGC or GOMEMLIMIT has decided otherwise.
func paceCollector(getenv func(string) string) {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(100 * leastSpare / (4 << 20)) // the first collection is at so many percent of 4 MiB
	afterCollection()
}

// afterCollection sets the pace again whenever the collector has run: an object that nobody holds is cleaned up then.
func afterCollection() {
	runtime.AddCleanup(new(*int), func(struct{}) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		kept := max(live[0].Value.Uint64(), 1<<20)
		debug.SetGCPercent(int(100 * min(max(kept, leastSpare), mostSpare) / kept))
		debug.SetMemoryLimit(int64(max(limit, kept+kept/4)))
		afterCollection()
	}, struct{}{})
}
