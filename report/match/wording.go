package match

import "slices"

// A wording is a text taken apart into its words and their terms, so that it can be said which words make another text similar. Whoever
// explains a text does so against several earlier ones: it is kept until another text is asked for. Its buffers are of the index's size:
// one goroutine each.
type wording struct {
	x      *index
	reader *reader
	bag    bag
	doc    int      // whose words these are; -1: nobody's yet
	place  []uint32 // by term of the index: its place in the bag, plus 1; 0: the text does not have it

	words   []SharedWord // distinct, in order of first occurrence, a part's concepts after its words
	show    []bool       // of each word: whether it tells a reader anything
	terms   []uint32     // the distinct terms of each word, one word after another, as places in the bag
	end     []int        // of each word's terms
	holders []int        // by place: how many words have the term
	share   []float64    // by place: the product of the term's weights in both texts; 0: the other does not have it
	seen    map[string]bool
	key     []byte

	function map[string]bool // words that say nothing by themselves
	others   map[string]bool // the words of the other text, as far as somebody asked
}

func newWording(x *index, g *Glossary) *wording {
	return &wording{
		x: x, reader: newReader(g), doc: -1, place: make([]uint32, len(x.df)), seen: make(map[string]bool),
		function: functionWords(), others: make(map[string]bool),
	}
}

// read takes a text of the index apart.
func (w *wording) read(doc int, d *Doc) {
	if w.doc >= 0 {
		for _, term := range w.x.termsOf(w.doc) {
			w.place[term] = 0
		}
	}
	w.doc = doc
	for i, term := range w.x.termsOf(doc) { // in the order in which a bag has them
		w.place[term] = uint32(i) + 1
	}
	clear(w.seen)
	w.words, w.show, w.terms, w.end = w.words[:0], w.show[:0], w.terms[:0], w.end[:0]
	w.bag = w.reader.begin(w.bag)
	for _, part := range []string{d.Title, head(d.Body, bodyRunes)} {
		w.part(part)
	}
	w.holders, w.share = make([]int, len(w.bag.hash)), make([]float64, len(w.bag.hash))
	for _, at := range w.terms {
		w.holders[at]++
	}
}

// part takes the words of a title or a body.
func (w *wording) part(text string) {
	from := len(w.terms)
	w.reader.words(text, func(kind byte, term []rune) {
		w.terms = append(w.terms, w.reader.count(&w.bag, hash(kind, term), 1))
	}, func(word []rune, concept bool) {
		w.word(word, concept, from)
		from = len(w.terms)
	})
}

// word enters a word, whose terms are those from an index on, unless it is a stop word or was there before.
func (w *wording) word(word []rune, concept bool, from int) {
	w.key = w.key[:0]
	if concept {
		w.key = append(w.key, kindConcept, ':')
	}
	name := len(w.key)
	w.key = appendRunes(w.key, word)
	if w.seen[string(w.key)] || w.reader.stop[string(w.key)] {
		w.terms = w.terms[:from]
		return
	}
	key := string(w.key)
	w.seen[key] = true
	slices.Sort(w.terms[from:])
	w.terms = w.terms[:from+len(slices.Compact(w.terms[from:]))]
	w.words, w.end = append(w.words, SharedWord{Word: key[name:], Concept: concept}), append(w.end, len(w.terms))
	w.show = append(w.show, concept || showable(key, w.function))
}

// shared are the words that another text of the index shares at least three fifths of the terms with (메시지 does not explain 메일), and
// their shares of the cosine.
func (w *wording) shared(other int, d *Doc) []SharedWord {
	x := w.x
	clear(w.others)
	clear(w.share)
	for k := x.start[other]; k < x.start[other+1]; k++ {
		if at := w.place[x.term[k]]; at > 0 {
			w.share[at-1] = x.weightAt(w.doc, x.start[w.doc]+int(at-1)) * x.weightAt(other, k)
		}
	}
	total := 0.0
	for _, share := range w.share {
		total += share
	}
	var list []SharedWord
	from := 0
	for i, word := range w.words {
		terms := w.terms[from:w.end[i]]
		from = w.end[i]
		if !w.show[i] {
			continue
		}
		var sum float64
		n := 0
		for _, at := range terms {
			if w.share[at] > 0 {
				sum += w.share[at] / float64(w.holders[at])
				n++
			}
		}
		if 5*n >= 3*len(terms) && sum > 0 {
			word.Share = sum / total
			if !word.Concept {
				word.Word = noun(word.Word, func(word []byte) bool { return w.seen[string(word)] || w.has(d, word) })
			}
			list = append(list, word)
		}
	}
	return list
}

// has reports whether the other text has a word. It is read at the first question.
func (w *wording) has(d *Doc, word []byte) bool {
	if len(w.others) == 0 {
		for _, part := range []string{d.Title, head(d.Body, bodyRunes)} {
			eachRun(normalise(part), func(_ script, run []rune) {
				if !w.others[string(run)] { // a look-up copies no key, an assignment does
					w.others[string(run)] = true
				}
			})
		}
	}
	return w.others[string(word)]
}
