package gen_test

import (
	"bytes"
	"io/fs"
	"testing"

	"example.com/postmortem/report/internal/gen"
	"example.com/postmortem/report/record"
)

// Records are sound, as long as people write them, and in order of time.
func TestRegister(t *testing.T) {
	const n = 300
	c, found, err := record.Load(gen.Register(n, 1), record.Options{})
	if err != nil || len(found) > 0 {
		t.Fatalf("findings %.500v, error %v", found, err)
	}
	if len(c.Incidents) != n {
		t.Fatalf("%d incidents", len(c.Incidents))
	}
	size, related := 0, 0
	for i, in := range c.Incidents {
		size += len(in.File.Src)
		related += len(in.Related)
		if i > 0 && in.ID <= c.Incidents[i-1].ID {
			t.Errorf("%s comes after %s", in.ID, c.Incidents[i-1].ID)
		}
		if in.Clock.Resolved.Hi.After(gen.AsOf) {
			t.Errorf("%s ends after %v", in.ID, gen.AsOf)
		}
	}
	if mean := size / n; mean < 4500 || mean > 6500 {
		t.Errorf("a record has %d bytes, wanted about 5000", mean)
	}
	if related < n/2 {
		t.Errorf("%d relations: too few incidents repeat", related)
	}
}

// The same n and seed give the same bytes, another seed gives others.
func TestSame(t *testing.T) {
	a, b, other := gen.Register(20, 7), gen.Register(20, 7), gen.Register(20, 8)
	names, err := fs.Glob(a, "*/*.toml")
	if err != nil || len(names) != 20 {
		t.Fatalf("%d files, error %v", len(names), err)
	}
	for _, name := range names {
		x, _ := fs.ReadFile(a, name)
		y, _ := fs.ReadFile(b, name)
		if !bytes.Equal(x, y) {
			t.Errorf("%s differs", name)
		}
		if z, _ := fs.ReadFile(other, name); bytes.Equal(x, z) {
			t.Errorf("%s does not depend on the seed", name)
		}
	}
}
