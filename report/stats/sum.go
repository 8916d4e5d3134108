package stats

import (
	"fmt"
	"math"
	"slices"
)

// sum adds with Neumaier's correction, so that 100,000 small gaps beside one
// large one are not lost.
func sum(x []float64) float64 {
	var s, c float64
	for _, v := range x {
		t := s + v
		if math.Abs(s) >= math.Abs(v) {
			c += (s - t) + v
		} else {
			c += (v - t) + s
		}
		s = t
	}
	if math.IsInf(s, 0) {
		return s
	}
	return s + c
}

func sumOf(x []float64, f func(float64) float64) float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = f(v)
	}
	return sum(y)
}

func mean(x []float64) float64 { return sum(x) / float64(len(x)) }

// variance is the unbiased one, with n-1; NaN below two values.
func variance(x []float64) float64 {
	if len(x) < 2 {
		return math.NaN()
	}
	m := mean(x)
	return sumOf(x, func(v float64) float64 { return (v - m) * (v - m) }) / float64(len(x)-1)
}

// sorted returns a sorted copy. Sorting first is what makes results independent
// of the order of the input to the last bit.
func sorted(x []float64) []float64 {
	y := slices.Clone(x)
	slices.Sort(y)
	return y
}

func logs(x []float64) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = math.Log(v)
	}
	return y
}

func total(counts []int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func checkPositive(name string, x float64) error {
	if !(x > 0) || !finite(x) {
		return fmt.Errorf("%s %g: want a positive number", name, x)
	}
	return nil
}

func checkCount(name string, n int) error {
	if n < 0 {
		return fmt.Errorf("%s %d: want no less than 0", name, n)
	}
	return nil
}

func checkLevel(level float64) error {
	if !(level > 0 && level < 1) {
		return fmt.Errorf("level %g: want a number between 0 and 1", level)
	}
	return nil
}

// checkValues refuses what is not finite or below the least allowed value.
func checkValues(name string, x []float64, ok func(float64) bool, want string) error {
	for _, v := range x {
		if !finite(v) || !ok(v) {
			return fmt.Errorf("%s %g: want %s", name, v, want)
		}
	}
	return nil
}

func positive(v float64) bool { return v > 0 }

func anyValue(float64) bool { return true }
