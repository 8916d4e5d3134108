package stats

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

func TestIrwinHall(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("testdata", "irwin_hall.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Points []struct {
			N      int
			S, CDF float64
		}
		Tolerance struct{ Abs float64 }
	}
	if err := json.Unmarshal(b, &file); err != nil || len(file.Points) == 0 {
		t.Fatalf("%d points, %v", len(file.Points), err)
	}
	for _, p := range file.Points {
		if got := irwinHall(p.N, p.S); math.Abs(got-p.CDF) > file.Tolerance.Abs {
			t.Errorf("%d uniforms up to %g: %.12g, want %.12g", p.N, p.S, got, p.CDF)
		}
	}
}

func TestIrwinHallTailsAndLimit(t *testing.T) {
	// One term only: s^m/m!.
	if got, want := irwinHall(30, .9), math.Exp(30*math.Log(.9)-74.65823634883016); math.Abs(got/want-1) > 1e-12 {
		t.Errorf("far tail %g, want %g", got, want)
	}
	for _, m := range []int{100, 1000} {
		for _, z := range []float64{-2.5, -1, 0, 1.7} {
			s := float64(m)/2 + z*math.Sqrt(float64(m)/12)
			if got, want := irwinHall(m, s), normalUpper(-z); math.Abs(got-want) > .05/float64(m) {
				t.Errorf("%d uniforms at z=%g: %g is far from its normal limit %g", m, z, got, want)
			}
		}
	}
	for m := 1; m < 60; m++ {
		if got := irwinHall(m, float64(m)/2); math.Abs(got-.5) > 1e-15 {
			t.Errorf("half of %d uniforms: %g", m, got)
		}
	}
}
