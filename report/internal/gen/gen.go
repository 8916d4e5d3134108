// Package gen invents registers of any size, for tests and benchmarks: the same n and seed give the same bytes.
//
// A register is that of an invented messenger company in Korea. Its records are about as long as careful people write them
// (about 5 KB in Korean and English, three pages on paper), are spread over twelve years before [AsOf], and keep every rule:
// they are sound, complete, and what repeats is decided upon.
//
//  1. The stories (story*.go) say, per cause, what can happen and in which words.
//  2. The register (register.go) names features, sites and causes.
//  3. A record (incident.go) is a story with a time, a feature, a site and figures drawn for it, written as TOML (block.go).
package gen

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"testing/fstest"
	"time"
)

// AsOf is the day from which the registers look back: no incident is later.
var AsOf = time.Date(2026, 1, 1, 0, 0, 0, 0, seoul)

// seoul does not come from the zone database, so that the package needs none.
var seoul = time.FixedZone("KST", 9*60*60)

// years is how far back the records go.
const years = 12

// Register returns n records, in a folder for each year, and their register.toml.
func Register(n int, seed uint64) fs.FS {
	out := fstest.MapFS{"register.toml": file(registerText)}
	last := map[string]*incident{}
	step := years * 365 * 24 * time.Hour / time.Duration(max(n, 1))
	for i := range n {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		in := draw(r, i+1, AsOf.Add(-years*365*24*time.Hour+time.Duration(i)*step), step)
		for _, key := range in.likeness() {
			if other := last[key]; other != nil && !slices.Contains(in.before, other) {
				in.before = append(in.before, other)
			}
			last[key] = in
		}
		out[fmt.Sprintf("%d/%s.toml", in.start.Year(), in.id)] = file(in.toml(r))
	}
	return out
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
