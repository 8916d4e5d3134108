package match

import (
	"fmt"
	"math"
	"testing"
	"time"
)

// TestLearn declares 12 recurrences that agree on the service and never on the site.
func TestLearn(t *testing.T) {
	var docs []Doc
	var links []Link
	for i := range 24 {
		docs = append(docs, Doc{ID: fmt.Sprint(i), Time: time.Unix(int64(i)*86400, 0), Title: fmt.Sprint("title ", i), Fields: map[string][]string{
			"service": {fmt.Sprint(i / 2)}, "site": {fmt.Sprint(i % 2)},
		}})
		if i%2 == 1 {
			links = append(links, Link{fmt.Sprint(i), fmt.Sprint(i - 1), Recurrence})
		}
	}
	r, err := New(docs, Options{Links: links})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.columns {
		want := map[string]float64{"service": (7.4 + 12) / 22, "site": 6.0 / 22, CauseField: .7}[c.Name]
		if want > 0 && math.Abs(c.M-want) > 1e-12 {
			t.Errorf("%s: m is %.4f, want %.4f", c.Name, c.M, want)
		}
	}
}

// TestFit judges strengths whose odds are known: confirmed with probability 1/(1+2^-(1 + S/2)), by quota and not by chance.
func TestFit(t *testing.T) {
	var pairs []judged
	for s := -8; s <= 8; s++ {
		q := 1 / (1 + math.Exp2(-(1 + float64(s)/2)))
		for k := range 100 {
			pairs = append(pairs, judged{float64(s), (float64(k) + .5) < 100*q})
		}
	}
	c := fit(pairs)
	if c == nil || c.Flat || math.Abs(c.A-1) > .05 || math.Abs(c.B-.5) > .03 {
		t.Fatalf("fit %+v, want A near 1 and B near 0.5", c)
	}
	rows, confirmed := 0, -1
	for _, row := range c.Table {
		rows += row.Pairs
		if row.Confirmed < confirmed || row.Low > row.High {
			t.Errorf("table %+v", c.Table)
		}
		confirmed = row.Confirmed
	}
	if rows != len(pairs) {
		t.Errorf("the table has %d of %d pairs", rows, len(pairs))
	}
	if fit(pairs[:49]) != nil {
		t.Error("49 judged pairs are too few")
	}
	for i := range pairs {
		pairs[i].confirmed = pairs[i].strength < 0
	}
	if c := fit(pairs); c.B != leastSlope || !c.Flat {
		t.Errorf("people disagree with every strength: slope %g, want the least", c.B)
	}
}

func TestScale(t *testing.T) {
	borrowed := newScale(&chance{}, 10)
	for i, want := range []float64{-4.553, -4.553, -2.331, .706, 2.641, 4.060, 4.631, 4.946, 5.308, 6.434, 7.676, 8.667, 12.106} {
		if math.Abs(borrowed.bits[i]-want) > .0006 {
			t.Errorf("bin %d: %.4f bits, published %.3f", i, borrowed.bits[i], want)
		}
	}
	own := &chance{}
	for i := range 50_000 {
		own.add(float64(i%100) / 400)
	}
	for _, s := range []*scale{borrowed, newScale(own, 500)} {
		for c, last := 0.0, math.Inf(-1); c <= 1; c += .001 {
			if bits := s.of(c); bits < last || bits > textCap {
				t.Fatalf("%.3f is worth %g after %g", c, bits, last)
			} else {
				last = bits
			}
		}
	}
	if got, want := own.atLeast(.2), uint64(10_000); got != want {
		t.Errorf("%d pairs are at least .2, want %d", got, want)
	}
}

func TestLinkErrors(t *testing.T) {
	docs := documents(2)
	for want, links := range map[string][]Link{
		`link from "INC-000000" to "x": there is no document "x"`: {{"INC-000000", "x", Recurrence}},
		`link from "INC-000001" to itself`:                        {{"INC-000001", "INC-000001", PartOf}},
	} {
		if _, err := New(docs, Options{Links: links}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := New(append(docs, docs[0]), Options{}); err == nil {
		t.Error("two documents of one id are accepted")
	}
}

// TestNearest asks for a document as if it were not yet in the register.
func TestNearest(t *testing.T) {
	docs := documents(500)
	r, err := New(docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	again := docs[123]
	again.ID, again.Time = "again", docs[499].Time.Add(time.Hour)
	got := r.Nearest(again)
	if len(got) == 0 || got[0].Earlier != docs[123].ID || got[0].Cosine < .999 || got[0].Later != "again" {
		t.Errorf("got %+v", got)
	}
	again.Time = docs[123].Time
	for _, m := range r.Nearest(again) {
		if m.Earlier >= docs[123].ID {
			t.Errorf("%s is not earlier", m.Earlier)
		}
	}
	if got := r.Nearest(Doc{ID: "empty"}); len(got) != 0 {
		t.Errorf("an empty document matches %+v", got)
	}
	if r, err = New(nil, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := r.Nearest(again); len(got) != 0 {
		t.Errorf("the empty register matches %+v", got)
	}
}
