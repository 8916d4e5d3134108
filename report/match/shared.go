package match

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// A SharedWord is a word of the later text that makes two texts similar.
type SharedWord struct {
	Word    string
	Concept bool    // the name of a glossary concept that both have, in whatever language
	Share   float64 // of the cosine
}

// shownWords is how many shared words explain a similarity.
const shownWords = 5

// sharedWords are the words of the later text that contribute most to the cosine. A shared piece of a word counts for the words of the
// text that contain it, in equal parts: so 게이트웨이 is shown where one text has 게이트웨이를 and the other 게이트웨이가. Function words and
// numbers count, and are not shown. Words come before concepts, which are all that two languages share.
func (r *Register) sharedWords(later, earlier int) []SharedWord {
	share := r.contributions(later, earlier)
	words, terms := r.wordsOf(later)
	holders := make(map[uint64]int)
	for _, t := range terms {
		for _, h := range t {
			holders[h]++
		}
	}
	total := 0.0
	for _, h := range slices.Sorted(maps.Keys(share)) { // a sum must not depend on the order of a map
		total += share[h]
	}
	seen, function := r.runsOf(later, earlier), functionWords()
	var list []SharedWord
	for w, word := range words {
		if !word.Concept && !showable(word.Word, function) {
			continue
		}
		var sum float64
		shared := 0
		for _, h := range terms[w] {
			if c, ok := share[h]; ok {
				sum += c / float64(holders[h])
				shared++
			}
		}
		if 5*shared >= 3*len(terms[w]) && sum > 0 { // 메시지 does not explain 메일
			word.Share = sum / total
			if !word.Concept {
				word.Word = noun(word.Word, seen)
			}
			list = append(list, word)
		}
	}
	list = mergeForms(list)
	slices.SortFunc(list, func(a, b SharedWord) int {
		return cmp.Or(cmp.Compare(truth(a.Concept), truth(b.Concept)), cmp.Compare(b.Share, a.Share), cmp.Compare(a.Word, b.Word))
	})
	return list[:min(shownWords, len(list))]
}

// runsOf are all words of some texts.
func (r *Register) runsOf(docs ...int) map[string]bool {
	seen := make(map[string]bool)
	for _, d := range docs {
		for _, part := range []string{r.docs[d].Title, head(r.docs[d].Body, bodyRunes)} {
			eachRun(normalise(part), func(_ script, run []rune) { seen[string(run)] = true })
		}
	}
	return seen
}

// mergeForms adds a word with an ending, such as a particle, to the word without.
func mergeForms(list []SharedWord) []SharedWord {
	slices.SortFunc(list, func(a, b SharedWord) int {
		return cmp.Or(cmp.Compare(truth(a.Concept), truth(b.Concept)), cmp.Compare(a.Word, b.Word))
	})
	merged := list[:0]
	for _, w := range list {
		if n := len(merged); n > 0 && !w.Concept && isForm(w.Word, merged[n-1].Word) {
			merged[n-1].Share += w.Share
			continue
		}
		merged = append(merged, w)
	}
	return merged
}

// isForm tells whether a word is another with an ending of at most two syllables or letters.
func isForm(word, stem string) bool {
	ending, ok := strings.CutPrefix(word, stem)
	return ok && utf8.RuneCountInString(stem) >= 2 && utf8.RuneCountInString(ending) <= 2
}

// contributions are the products of the weights of the shared terms, by hash.
func (r *Register) contributions(a, b int) map[uint64]float64 {
	x := r.index
	weight := make(map[uint32]float64)
	for k := x.start[a]; k < x.start[a+1]; k++ {
		weight[x.term[k]] = x.weightAt(a, k)
	}
	product := make(map[uint32]float64)
	for k := x.start[b]; k < x.start[b+1]; k++ {
		if w, ok := weight[x.term[k]]; ok {
			product[x.term[k]] = w * x.weightAt(b, k)
		}
	}
	share := make(map[uint64]float64)
	bag := newReader(r.glossary).read(text{r.docs[a].Title, r.docs[a].Body}, bag{})
	for _, h := range bag.hash {
		if p, ok := product[x.number[h]]; ok {
			share[h] = p
		}
	}
	return share
}

// wordsOf lists the distinct words of a text, concepts last, and the hashes of each one's distinct terms.
func (r *Register) wordsOf(doc int) ([]SharedWord, [][]uint64) {
	var words []SharedWord
	var terms [][]uint64
	t := newTokenizer(r.glossary)
	seen := make(map[string]bool)
	enter := func(word string, concept bool, hashes []uint64) {
		if seen[word] || t.stop[word] {
			return
		}
		seen[word] = true
		slices.Sort(hashes)
		words, terms = append(words, SharedWord{Word: word, Concept: concept}), append(terms, slices.Compact(hashes))
	}
	for _, part := range []string{r.docs[doc].Title, head(r.docs[doc].Body, bodyRunes)} {
		eachRun(normalise(part), func(s script, run []rune) {
			var hashes []uint64
			t.cut(s, run, func(kind byte, term []rune) { hashes = append(hashes, hash(kind, term)) })
			enter(string(run), false, hashes)
		})
		t.terms(part, func(kind byte, term []rune) {
			if kind == kindConcept {
				enter(string(rune(kindConcept))+":"+string(term), true, []uint64{hash(kind, term)})
			}
		})
	}
	for i := range words {
		if words[i].Concept {
			words[i].Word = words[i].Word[2:]
		}
	}
	return words, terms
}
