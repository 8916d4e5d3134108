package match

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

var cases = flag.String("cases", "testdata/text_cases.json", "reference cases to check")

// A referenceCase is an answer that others computed.
type referenceCase struct {
	ID, Method string
	Input      json.RawMessage
	Expected   json.RawMessage
	Tolerance  struct{ Abs, Rel float64 }
}

// references compute the named numbers of a method, or the tokens.
var references = map[string]func(input json.RawMessage) (any, error){
	"text.tokens":     tokensReference,
	"text.cosine":     cosineReference,
	"cluster.metrics": clusterReference,
	"fs.weight":       weightReference,
}

func TestReference(t *testing.T) {
	src, err := os.ReadFile(*cases)
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Cases []referenceCase }
	if err := json.Unmarshal(src, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Cases) == 0 {
		t.Fatalf("%s: no cases", *cases)
	}
	for _, c := range file.Cases {
		t.Run(c.ID, func(t *testing.T) {
			method := references[c.Method]
			if method == nil {
				t.Fatalf("unknown method %q", c.Method)
			}
			got, err := method(c.Input)
			if err != nil {
				t.Fatal(err)
			}
			var want any
			if err := json.Unmarshal(c.Expected, &want); err != nil {
				t.Fatal(err)
			}
			c.compare(t, c.Method, plain(t, got), want)
		})
	}
}

// plain takes a value through JSON, so that it can be compared with what was read from JSON.
func plain(t *testing.T, v any) any {
	src, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(src, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// compare asks for everything that is wanted; it may be a part of what was got.
func (c *referenceCase) compare(t *testing.T, at string, got, want any) {
	switch want := want.(type) {
	case map[string]any:
		object, _ := got.(map[string]any)
		for key, w := range want {
			c.compare(t, at+"."+key, object[key], w)
		}
	case []any:
		list, _ := got.([]any)
		if len(list) != len(want) {
			t.Fatalf("%s: got %d values, want %d\n%v\n%v", at, len(list), len(want), list, want)
		}
		for i, w := range want {
			c.compare(t, fmt.Sprintf("%s[%d]", at, i), list[i], w)
		}
	case float64:
		g, ok := got.(float64)
		if !ok || math.Abs(g-want) > c.Tolerance.Abs+c.Tolerance.Rel*math.Abs(want) {
			t.Errorf("%s: got %v, want %v", at, got, want)
		}
	default:
		if got != want {
			t.Errorf("%s: got %v, want %v", at, got, want)
		}
	}
}

func tokensReference(input json.RawMessage) (any, error) {
	var in struct{ Text string }
	if err := json.Unmarshal(input, &in); err != nil {
		return nil, err
	}
	return map[string]any{"tokens": slices.Concat([]string{}, Tokens(in.Text, nil))}, nil
}

func cosineReference(input json.RawMessage) (any, error) {
	var in struct {
		Docs        []struct{ Title, Body string }
		TitleWeight int `json:"title_weight"`
	}
	if err := json.Unmarshal(input, &in); err != nil {
		return nil, err
	}
	var texts []text
	for _, d := range in.Docs {
		if in.TitleWeight == titleWeight {
			texts = append(texts, text{d.Title, d.Body})
		} else { // another weight is as many repetitions
			texts = append(texts, text{body: strings.Repeat(d.Title+"\n", in.TitleWeight) + d.Body})
		}
	}
	s := newSearch(newIndex(texts, nil, 1, everything()))
	cosines := make([][]float64, len(texts))
	for i := range texts {
		v := s.vector(i)
		s.load(v)
		for j := range texts {
			cosines[i] = append(cosines[i], s.cosine(j))
		}
		s.unload(v)
	}
	return map[string]any{"cosine": cosines}, nil
}

func clusterReference(input json.RawMessage) (any, error) {
	var in struct{ Labels, Truth []int }
	if err := json.Unmarshal(input, &in); err != nil {
		return nil, err
	}
	c := compareClusters(in.Labels, in.Truth)
	return map[string]any{
		"pair_precision": c.PairPrecision, "pair_recall": c.PairRecall, "b3_precision": c.B3Precision, "b3_recall": c.B3Recall,
		"b3_f1": c.B3, "ari": c.AdjustedRand,
	}, nil
}

func weightReference(input json.RawMessage) (any, error) {
	var in struct {
		Fields []struct {
			M, U  float64
			Agree bool
		}
	}
	if err := json.Unmarshal(input, &in); err != nil {
		return nil, err
	}
	bits, sum := []float64{}, 0.0
	for _, f := range in.Fields {
		b := disagreementBits(f.M, f.U)
		if f.Agree {
			b = agreementBits(f.M, f.U)
		}
		bits, sum = append(bits, b), sum+b
	}
	return map[string]any{"bits": bits, "sum": sum}, nil
}
