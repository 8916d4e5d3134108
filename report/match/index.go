package match

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

// titleWeight is how often a title counts.
const titleWeight = 3

// A text is what the index reads of a document.
type text struct{ title, body string }

// An index holds the weighted terms of texts and, for every term, the texts that have it.
//
// Terms are numbered through a 64-bit hash of their characters; that two of ten million distinct terms share a hash has a chance of
// 3 in a million, and would make two terms count as one.
type index struct {
	number map[uint64]uint32 // of a term, by hash
	df     []uint32          // texts with the term
	idf    []float64

	start []int    // the terms of text i are those from start[i] to start[i+1]
	term  []uint32 // in order of first occurrence
	tf    []uint16
	norm  []float64

	damped [64]float64 // 1 + ln tf for the small counts, which are nearly all
	postings
}

// newIndex reads the texts in parallel. The numbers given to terms depend on the order of the texts only.
func newIndex(texts []text, g *Glossary, workers int, d depth) *index {
	x := &index{number: make(map[uint64]uint32), start: make([]int, 1, len(texts)+1)}
	const chunk = 2048 // bounds what waits between reading and numbering
	bags := make([]bag, chunk)
	readers := make([]*reader, max(1, workers))
	for i := range readers {
		readers[i] = newReader(g)
	}
	for from := 0; from < len(texts); from += chunk {
		part := texts[from:min(from+chunk, len(texts))]
		parallel(len(readers), len(part), func(worker, i int) { bags[i] = readers[worker].read(part[i], bags[i]) })
		for i := range part {
			x.add(bags[i])
		}
	}
	x.weigh()
	x.postings = post(x, d)
	return x
}

// add numbers the terms of the next text.
func (x *index) add(b bag) {
	for i, h := range b.hash {
		n, known := x.number[h]
		if !known {
			n = uint32(len(x.df))
			x.number[h] = n
			x.df = append(x.df, 0)
		}
		x.df[n]++
		x.term = append(x.term, n)
		x.tf = append(x.tf, b.tf[i])
	}
	x.start = append(x.start, len(x.term))
}

func (x *index) len() int { return len(x.start) - 1 }

// termsOf are the distinct terms of a text, in order of first occurrence.
func (x *index) termsOf(i int) []uint32 { return x.term[x.start[i]:x.start[i+1]] }

// weigh computes the rarity of the terms and the lengths of the texts: idf = ln((N+1)/(df+1)) + 1, as in scikit-learn's smooth idf.
func (x *index) weigh() {
	n := x.len()
	for tf := range x.damped {
		x.damped[tf] = 1 + math.Log(float64(max(tf, 1)))
	}
	x.idf = make([]float64, len(x.df))
	for t, df := range x.df {
		x.idf[t] = math.Log(float64(n+1)/float64(df+1)) + 1
	}
	x.norm = make([]float64, n)
	for i := range n {
		var sum float64
		for k := x.start[i]; k < x.start[i+1]; k++ {
			w := x.damp(x.tf[k]) * x.idf[x.term[k]]
			sum += w * w
		}
		x.norm[i] = math.Sqrt(sum)
	}
}

// damp is 1 + ln tf.
func (x *index) damp(tf uint16) float64 {
	if int(tf) < len(x.damped) {
		return x.damped[tf]
	}
	return 1 + math.Log(float64(tf))
}

// weightAt is the share of the k-th term in the text i: the texts are vectors of length 1.
func (x *index) weightAt(i, k int) float64 { return x.damp(x.tf[k]) * x.idf[x.term[k]] / x.norm[i] }

// parallel calls do for every number below n, shared among workers. What do writes must depend on its number only.
func parallel(workers, n int, do func(worker, i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for worker := range max(1, min(workers, n)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(worker, i)
			}
		})
	}
	group.Wait()
}

// workersOr is the number asked for, or one for every core.
func workersOr(asked int) int {
	if asked > 0 {
		return asked
	}
	return runtime.GOMAXPROCS(0)
}
