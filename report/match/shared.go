package match

import (
	"cmp"
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
	w, _ := r.wordings.Get().(*wording)
	if w == nil {
		w = newWording(r.index, r.glossary)
	}
	defer r.wordings.Put(w)
	if w.doc != later {
		w.read(later, &r.docs[later])
	}
	list := mergeForms(w.shared(earlier, &r.docs[earlier]))
	slices.SortFunc(list, func(a, b SharedWord) int {
		return cmp.Or(cmp.Compare(truth(a.Concept), truth(b.Concept)), cmp.Compare(b.Share, a.Share), cmp.Compare(a.Word, b.Word))
	})
	return list[:min(shownWords, len(list))]
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
