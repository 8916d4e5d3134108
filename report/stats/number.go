package stats

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
)

// Number is a figure that may not exist. NaN is "NA": not a zero and not to be
// printed; infinity is "unbounded". Both survive JSON as the words "NA", "Inf"
// and "-Inf", which plain floats do not.
type Number float64

var notANumber = Number(math.NaN())

// OK reports whether there is a figure (it may still be unbounded).
func (x Number) OK() bool { return !math.IsNaN(float64(x)) }

// Finite reports whether there is a figure and it is bounded.
func (x Number) Finite() bool { return x.OK() && !math.IsInf(float64(x), 0) }

func (x Number) String() string {
	switch {
	case !x.OK():
		return "NA"
	case math.IsInf(float64(x), 1):
		return "Inf"
	case math.IsInf(float64(x), -1):
		return "-Inf"
	}
	return strconv.FormatFloat(Steady(float64(x)), 'g', -1, 64)
}

// Steady is x to nine significant digits, for whatever is written down. The last digits of a figure are those of the machine: Go lets
// processors that can do it multiply and add in one step, and files are to be the same everywhere. What machines disagree on lies at
// the fourteenth digit and behind.
func Steady(x float64) float64 {
	if math.IsInf(x, 0) || x == math.Trunc(x) && math.Abs(x) < 1<<53 {
		return x
	}
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'e', 8, 64), 64)
	return x
}

// MarshalJSON writes a number, steadily, or one of "NA", "Inf", "-Inf".
func (x Number) MarshalJSON() ([]byte, error) {
	if x.Finite() {
		return json.Marshal(Steady(float64(x)))
	}
	return json.Marshal(x.String())
}

// UnmarshalJSON reads what MarshalJSON writes; null is NA.
func (x *Number) UnmarshalJSON(b []byte) error {
	switch string(b) {
	case `"NA"`, `"NaN"`, `null`:
		*x = notANumber
	case `"Inf"`:
		*x = Number(math.Inf(1))
	case `"-Inf"`:
		*x = Number(math.Inf(-1))
	default:
		v, err := strconv.ParseFloat(string(b), 64)
		if err != nil {
			return fmt.Errorf("%q is not a number, NA or Inf", b)
		}
		*x = Number(v)
	}
	return nil
}

// Interval is what a figure could be at a level of confidence. Level is the one
// reached, which for lattice data differs from the one asked for.
type Interval struct {
	Lo    Number  `json:"lo"`
	Hi    Number  `json:"hi"`
	Level float64 `json:"level"`
}

// OK reports whether there is an interval.
func (i Interval) OK() bool { return i.Lo.OK() && i.Hi.OK() }

// Contains reports whether x lies inside; never for an interval that does not exist.
func (i Interval) Contains(x float64) bool { return float64(i.Lo) <= x && x <= float64(i.Hi) }

func noInterval(level float64) Interval { return Interval{notANumber, notANumber, level} }

func between(lo, hi, level float64) Interval { return Interval{Number(lo), Number(hi), level} }
