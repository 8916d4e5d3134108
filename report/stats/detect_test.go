package stats

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

func readTable(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s: %d rows, %v", name, len(rows), err)
	}
	return rows[1:]
}

func TestMinimumDetectable(t *testing.T) {
	for _, row := range readTable(t, "min_detectable_counts.csv") {
		previous, _ := strconv.Atoi(row[0])
		worse, _ := strconv.Atoi(row[1])
		better, err := strconv.Atoi(row[2])
		if err != nil {
			better = -1
		}
		d := must(MinimumDetectable(previous, 1, 1, Level))
		if d.Worse != worse || d.Better != better {
			t.Errorf("against %d: worse from %d, better to %d; want %d and %d", previous, d.Worse, d.Better, worse, better)
		}
	}
	// A quarter of 92 days against the 365 before it.
	for previous, want := range map[int][2]int{4: {5, -1}, 8: {7, -1}, 12: {9, -1}, 16: {10, -1}, 17: {11, 0}, 20: {12, 0}, 40: {19, 3}} {
		d := must(MinimumDetectable(previous, 365, 92, Level))
		if d.Worse != want[0] || d.Better != want[1] {
			t.Errorf("against %d a year: worse from %d, better to %d; want %d and %d", previous, d.Worse, d.Better, want[0], want[1])
		}
	}
	for _, tNow := range []float64{1, 92, 400} { // and the definition itself
		for previous := range 40 {
			d := must(MinimumDetectable(previous, 365, tNow, Level))
			at := func(x int) Number { return must(CompareRates(x, tNow, previous, 365, Level)).P }
			if at(d.Worse) >= .05 || at(d.Worse-1) < .05 {
				t.Errorf("%d in %g against %d: p %v, one fewer %v", d.Worse, tNow, previous, at(d.Worse), at(d.Worse-1))
			}
			if d.Better >= 0 && (at(d.Better) >= .05 || at(d.Better+1) < .05) {
				t.Errorf("%d in %g against %d: p %v, one more %v", d.Better, tNow, previous, at(d.Better), at(d.Better+1))
			}
		}
	}
}

func TestComparePower(t *testing.T) {
	for _, row := range readTable(t, "power_rate_compare.csv") {
		mu, _ := strconv.ParseFloat(row[0], 64)
		ratio, _ := strconv.ParseFloat(row[1], 64)
		want, _ := strconv.ParseFloat(row[2], 64)
		if got := must(ComparePower(mu, ratio, Level)); math.Abs(float64(got)-want) > 1e-8 {
			t.Errorf("mean %g times %g: power %v, want %g", mu, ratio, got, want)
		}
	}
}
