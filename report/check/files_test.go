package check

import (
	"slices"
	"testing"

	"example.com/postmortem/report/record"
)

// TestFiles: what is said of a file does not depend on which other files are asked about, nor does what is said of the register.
func TestFiles(t *testing.T) {
	about := 0
	for _, name := range caseNames(t) {
		_, fires, _ := readCase(t, name)
		c, found, err := record.Load(fires, record.Options{})
		if err != nil {
			t.Fatal(err)
		}
		all := Run(c, found, Options{AsOf: asOf, Part: true})
		for _, f := range c.Files {
			other := func(d record.Diagnostic) bool {
				return d.At.File != f.Path && (c.Register.File == nil || d.At.File != c.Register.File.Path)
			}
			want := slices.DeleteFunc(slices.Clone(all), other)
			one := Run(c, found, Options{AsOf: asOf, Part: true, Files: map[string]bool{f.Path: true}})
			if got := slices.DeleteFunc(one, other); !slices.Equal(got, want) {
				t.Errorf("%s: of %s alone: %v\nwant %v", name, f.Path, got, want)
			}
			about += len(want)
		}
	}
	if about < len(Rules)-len(untold) {
		t.Errorf("only %d findings: the test sees too little", about)
	}
}
