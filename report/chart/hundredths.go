package chart

import (
	"math"
	"strconv"
)

// Hundredths is a length in hundredths of a point, as figures and pages are written. A length that lies by no more than the last bits of
// its computation below the middle of two is taken for the middle: those bits are the machine's (Go lets processors that can do it multiply
// and add in one step), and files are to be the same everywhere.
func Hundredths(v float64) int { return int(math.Floor(v*100 + (.5 + 1e-6))) }

// AppendHundredths writes hundredths as a number with no more decimals than it needs: "12", "12.5", "-0.25".
func AppendHundredths(b []byte, n int) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, int64(n/100), 10)
	if n %= 100; n != 0 {
		b = append(b, '.', byte('0'+n/10))
		if n%10 != 0 {
			b = append(b, byte('0'+n%10))
		}
	}
	return b
}
