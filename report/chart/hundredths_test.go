package chart

import (
	"math"
	"testing"
)

func TestHundredths(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 12: "12", 12.5: "12.5", 12.34: "12.34", -0.25: "-0.25", 1.005: "1.01", 1.0049: "1", -3: "-3", 100.999: "101"} {
		if got := string(AppendHundredths(nil, Hundredths(v))); got != want {
			t.Errorf("%g is written %s, want %s", v, got, want)
		}
	}
}

// TestHundredthsOfAllMachines: the last bits of a length do not matter, in the middle of two hundredths either.
func TestHundredthsOfAllMachines(t *testing.T) {
	for k := -200_000; k <= 200_000; k += 7 {
		v := float64(k) / 200
		up, down := v, v
		for range 20 {
			up, down = math.Nextafter(up, math.Inf(1)), math.Nextafter(down, math.Inf(-1))
		}
		if a, b, c := Hundredths(down), Hundredths(v), Hundredths(up); a != b || b != c {
			t.Fatalf("%v is %d, %d or %d hundredths", v, a, b, c)
		}
	}
}
