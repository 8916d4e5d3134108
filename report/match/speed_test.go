package match

import (
	"fmt"
	"testing"
)

func BenchmarkRegister(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := documents(n)
			for b.Loop() {
				r, err := New(docs, Options{})
				if err != nil {
					b.Fatal(err)
				}
				r.all()
			}
		})
	}
}

func BenchmarkNearest(b *testing.B) {
	docs := documents(100_001)
	r, err := New(docs[:100_000], Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r.Nearest(docs[100_000])
	}
}

func BenchmarkFamilies(b *testing.B) {
	docs := documents(100_000)
	r, err := New(docs, Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r.SuggestedFamilies()
	}
}

func BenchmarkTokens(b *testing.B) {
	docs := documents(100)
	r := newReader(nil)
	bytes := 0
	for _, d := range docs {
		bytes += len(d.Title) + len(d.Body)
	}
	b.SetBytes(int64(bytes))
	var old bag
	for b.Loop() {
		for _, d := range docs {
			old = r.read(text{d.Title, d.Body}, old)
		}
	}
}
