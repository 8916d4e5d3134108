package match

// How far a search goes, by the number of texts. Up to exactTexts every term of a text is looked up, so that nothing is missed; above,
// the heaviest terms only, and none that more than a limit of texts have: the work per text stays bounded, and the whole grows linearly.
const (
	exactTexts  = 10_000
	prunedTexts = 100_000
	prunedTerms = 128
	hugeTerms   = 64
	hugeLimit   = 2_000
)

// A depth is how many terms of a text are looked up, and how many texts a term may have to be worth it.
type depth struct{ terms, limit int }

// everything is the depth that misses nothing.
func everything() depth { return depth{1 << 30, 1 << 30} }

func depthFor(texts int) depth {
	switch {
	case texts <= exactTexts:
		return everything()
	case texts <= prunedTexts:
		return depth{terms: prunedTerms, limit: max(500, texts/50)}
	}
	return depth{terms: hugeTerms, limit: hugeLimit}
}

func (d depth) exact() bool { return d == everything() }

// postings hold, for every term that is not too common, the texts with it in ascending order and its weight in each.
type postings struct {
	depth
	from   []int // those of term t are from[t] to from[t+1]
	doc    []uint32
	weight []float32
}

func post(x *index, d depth) postings {
	p := postings{depth: d, from: make([]int, len(x.df)+1)}
	for t, df := range x.df {
		n := int(df)
		if n > p.limit {
			n = 0
		}
		p.from[t+1] = p.from[t] + n
	}
	p.doc, p.weight = make([]uint32, p.from[len(x.df)]), make([]float32, p.from[len(x.df)])
	next := make([]int, len(x.df))
	copy(next, p.from)
	for i := range x.len() {
		for k := x.start[i]; k < x.start[i+1]; k++ {
			t := x.term[k]
			if int(x.df[t]) > p.limit {
				continue
			}
			p.doc[next[t]], p.weight[next[t]] = uint32(i), float32(x.weightAt(i, k))
			next[t]++
		}
	}
	return p
}
