package pdf

import (
	"fmt"
	"testing"

	"example.com/postmortem/report/pdf/conform"
)

// TestConforms holds samples and hostile documents against the rules of PDF/A-3a and PDF/UA-1.
func TestConforms(t *testing.T) {
	conforms := func(t *testing.T, d *Doc) {
		t.Helper()
		found, err := conform.Check(write(t, layout(t, d)))
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range found {
			if i == 5 {
				t.Errorf("and %d more", len(found)-5)
				break
			}
			t.Error(f)
		}
	}
	t.Run("sample", func(t *testing.T) { conforms(t, sampleDoc(sample(t))) })
	t.Run("empty", func(t *testing.T) { conforms(t, &Doc{}) })
	t.Run("report", func(t *testing.T) {
		d := sampleDoc(long(sample(t), 120))
		d.TOC, d.Cover, d.About = "차례", &Cover{Subtitle: "x", Lines: []string{"y"}}, map[string]string{}
		if n := layout(t, d).Pages(); n < 300 {
			t.Errorf("the report has only %d pages", n)
		}
		conforms(t, d)
	})
	for seed := range uint64(60) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			d := sampleDoc(hostile(seed))
			d.TOC = "차례"
			conforms(t, d)
		})
	}
}
