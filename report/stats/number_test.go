package stats

import (
	"encoding/json"
	"math"
	"testing"
)

func TestNumberJSON(t *testing.T) {
	for x, want := range map[Number]string{
		0: "0", 31: "31", 1234567890123: "1234567890123", 0.24400627798257268: "0.244006278", 10.241588675403696: "10.2415887",
		9.999999999999998: "10", 5.13213700122665e-06: "0.00000513213700", -2.5: "-2.5", Number(math.Inf(-1)): `"-Inf"`, notANumber: `"NA"`,
	} {
		got, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		var back, wanted Number
		if json.Unmarshal(got, &back) != nil || json.Unmarshal([]byte(want), &wanted) != nil || back != wanted && back.OK() {
			t.Errorf("%v becomes %s, want %s", float64(x), got, want)
		}
	}
}

// TestSteady: the figures that an arm64 and an amd64 made of the same records are written alike.
func TestSteady(t *testing.T) {
	for _, x := range [][2]float64{
		{0.021117137029722576, 0.02111713702972246}, {0.021897941668880753, 0.02189794166888106}, {5.385280812260883, 5.385280812260938},
		{2.2993928590503586e-07, 2.299392859050228e-07}, {9.999999999999998, 10},
	} {
		if a, b := Steady(x[0]), Steady(x[1]); a != b || math.Abs(a-x[0]) > 1e-8*x[0] {
			t.Errorf("%v and %v become %v and %v", x[0], x[1], a, b)
		}
	}
}
