package check

import (
	"testing"

	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/record"
)

// A register of the size of a large company's: 10,000 records of 5 KB, read and checked. The wanted time is 5 s on two
// processors, the wanted memory 1 GB.
func BenchmarkCheck(b *testing.B) {
	fsys := gen.Register(10_000, 1)
	for b.Loop() {
		c, found, err := record.Load(fsys, record.Options{})
		if err != nil || len(c.Incidents) != 10_000 {
			b.Fatal(len(c.Incidents), err)
		}
		Run(c, found, Options{AsOf: gen.AsOf})
	}
}

// A careful register has no findings: no rule nags.
func TestCareful(t *testing.T) {
	c, found, err := record.Load(gen.Register(500, 3), record.Options{})
	if err != nil || len(c.Incidents) != 500 {
		t.Fatal(len(c.Incidents), err)
	}
	for _, d := range Run(c, found, Options{AsOf: gen.AsOf}) {
		t.Errorf("%s: %s [%s]", d.At, d.Message, d.Rule)
	}
}
