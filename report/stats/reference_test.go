package stats

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Other answers in the same format: go test ./report/stats -run TestReference -args -cases FILE
var casesFile = flag.String("cases", "", "reference answers to test against, instead of those in testdata")

// suiteFiles are the reference cases, in the order of ReferenceSuite.
var suiteFiles = []string{"cases.json", "more_cases.json"}

// referenceCase is one question with the answer of R and, mostly, of a book.
type referenceCase struct {
	ID, Method, Title string
	Input, Expected   map[string]any
	Tolerance         struct{ Rel, Abs float64 }
}

// TestReference compares every figure that a case expects. "NA" must be refused,
// "Inf" must be unbounded; an expected figure that the adapter does not give, or a
// method that it does not know, is a failure.
func TestReference(t *testing.T) {
	files := []string{*casesFile}
	if *casesFile == "" {
		files = nil
		for _, name := range suiteFiles {
			files = append(files, filepath.Join("testdata", name))
		}
	}
	var cases []referenceCase
	for _, f := range files {
		cases = append(cases, readCases(t, f)...)
	}
	for _, c := range cases {
		t.Run(c.ID, func(t *testing.T) {
			adapter := adapters[c.Method]
			if adapter == nil {
				t.Fatalf("unknown method %q; known are %q", c.Method, slices.Sorted(maps.Keys(adapters)))
			}
			if at, ok := c.Expected["surv_at"]; ok { // asks where in what it expects
				c.Input["surv_at"] = at
			}
			got, err := ask(adapter, c.Input)
			if err != nil {
				t.Fatalf("%s: %v", c.Method, err)
			}
			if len(c.Expected) == 0 {
				t.Fatal("the case expects nothing")
			}
			for _, key := range slices.Sorted(maps.Keys(c.Expected)) {
				g, ok := got[key]
				if !ok {
					t.Errorf("%s: %s gives no such figure", key, c.Method)
					continue
				}
				if diff := difference(plain(t, g), c.Expected[key], c.Tolerance.Rel, c.Tolerance.Abs); diff != "" {
					t.Errorf("%s: %s", key, diff)
				}
			}
		})
	}
}

// ask turns what an adapter finds wrong with its input into an error.
func ask(adapter func(input) map[string]any, in input) (got map[string]any, err error) {
	defer func() {
		if e := recover(); e != nil {
			bad, ok := e.(badInput)
			if !ok {
				panic(e)
			}
			err = bad.error
		}
	}()
	return adapter(in), nil
}

func readCases(t *testing.T, name string) []referenceCase {
	t.Helper()
	b, err := os.ReadFile(name)
	if os.IsNotExist(err) && !filepath.IsAbs(name) { // given from the top of the module
		b, err = os.ReadFile(filepath.Join("..", "..", name))
	}
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Cases []referenceCase }
	if err := json.Unmarshal(b, &file); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if len(file.Cases) == 0 {
		t.Fatalf("%s has no cases", name)
	}
	return file.Cases
}

// plain is what a result looks like in JSON.
func plain(t *testing.T, v any) any {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// difference compares figures, lists and tables; "" if they agree. A single figure
// equals a list of one, since R does not tell them apart.
func difference(got, want any, rel, abs float64) string {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			return fmt.Sprintf("got %v, want a table", got)
		}
		for _, k := range slices.Sorted(maps.Keys(w)) {
			if d := difference(g[k], w[k], rel, abs); d != "" {
				return k + ": " + d
			}
		}
		return ""
	case []any:
		g, ok := got.([]any)
		if !ok {
			g = []any{got}
		}
		if len(g) != len(w) {
			return fmt.Sprintf("got %d values, want %d: %v against %v", len(g), len(w), g, w)
		}
		for i := range w {
			if d := difference(g[i], w[i], rel, abs); d != "" {
				return fmt.Sprintf("[%d] %s", i, d)
			}
		}
		return ""
	case bool:
		if got != want {
			return fmt.Sprintf("got %v, want %v", got, want)
		}
		return ""
	}
	if g, ok := got.([]any); ok && len(g) == 1 {
		got = g[0]
	}
	g, gok := figure(got)
	w, wok := figure(want)
	switch {
	case !gok || !wok:
		if got != want {
			return fmt.Sprintf("got %v, want %v", got, want)
		}
	case math.IsNaN(w) || math.IsInf(w, 0):
		if !(math.IsNaN(w) && math.IsNaN(g) || w == g) {
			return fmt.Sprintf("got %v, want %v", got, want)
		}
	case !(math.Abs(g-w) <= abs+rel*math.Abs(w)):
		return fmt.Sprintf("got %v, want %v within %g + %g relative", got, want, abs, rel)
	}
	return ""
}

// figure reads a number or one of the words for what is none.
func figure(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case nil:
		return math.NaN(), true
	case string:
		switch v {
		case "NA", "NaN":
			return math.NaN(), true
		case "Inf":
			return math.Inf(1), true
		case "-Inf":
			return math.Inf(-1), true
		}
	}
	return 0, false
}
