package stats

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"strconv"
)

// seeded returns a generator that depends on the method and the values only.
// Callers pass values in canonical form, so that the same data in another order
// or another unit draw the same numbers.
func seeded(method string, values ...[]float64) *rand.Rand {
	h := sha256.New()
	h.Write([]byte(method))
	for _, v := range values {
		h.Write([]byte{0})
		for _, x := range v {
			h.Write(strconv.AppendFloat([]byte{' '}, x, 'g', 10, 64))
		}
	}
	d := h.Sum(nil)
	return rand.New(rand.NewPCG(binary.BigEndian.Uint64(d), binary.BigEndian.Uint64(d[8:])))
}

// canonical sorts and divides by the largest magnitude: ninety minutes and one
// and a half hours look alike.
func canonical(x []float64) []float64 {
	y := sorted(x)
	if len(y) == 0 {
		return y
	}
	scale := math.Max(math.Abs(y[0]), math.Abs(y[len(y)-1]))
	if scale == 0 || math.IsInf(scale, 0) {
		return y
	}
	for i := range y {
		y[i] /= scale
	}
	return y
}

func floats(x []int) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = float64(v)
	}
	return y
}
