package match

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"
)

// Kinds of terms. Terms of different kinds never meet.
const (
	kindWord    = 'w' // a whole Latin word that is no stop word
	kindGram    = '#' // four characters of a Latin word, its ends marked by ^ and $
	kindSyllabs = 's' // two characters of a Hangul, Han or Kana run, the start of a Hangul run marked by ^
	kindConcept = 'g' // a concept of the glossary
)

//go:embed stopwords.txt
var stopwordsFile string

// stopWords are the English words that are never words of their own; their n-grams stay, and idf damps them.
func stopWords() map[string]bool { return wordSet(stopwordsFile) }

func wordSet(file string) map[string]bool {
	words := make(map[string]bool)
	for word := range strings.FieldsSeq(file) {
		words[word] = true
	}
	return words
}

// A tokenizer turns texts into terms. It keeps buffers: one goroutine each.
type tokenizer struct {
	stop     map[string]bool
	glossary *Glossary
	marked   []rune
	key      []byte
	concepts []int
}

func newTokenizer(g *Glossary) *tokenizer { return &tokenizer{stop: stopWords(), glossary: g} }

// terms calls yield with every term of a text, in order and with repetitions, and at the end with each concept of the glossary that is
// present, once. The runes are valid during the call only.
func (t *tokenizer) terms(text string, yield func(kind byte, term []rune)) {
	t.words(text, yield, func([]rune, bool) {})
}

// words is terms, and calls done with every word or concept after its terms.
func (t *tokenizer) words(text string, yield func(kind byte, term []rune), done func(word []rune, concept bool)) {
	t.concepts = t.concepts[:0]
	f := finder{g: t.glossary}
	found := func(concept int) { t.concepts = append(t.concepts, concept) }
	eachRun(normalise(text), func(s script, run []rune) {
		t.cut(s, run, yield)
		f.see(s, run, found)
		done(run, false)
	})
	slices.Sort(t.concepts)
	for _, concept := range slices.Compact(t.concepts) {
		name := []rune(t.glossary.concepts[concept])
		yield(kindConcept, name)
		done(name, true)
	}
}

// cut makes the terms of one run.
func (t *tokenizer) cut(s script, run []rune, yield func(kind byte, term []rune)) {
	switch s {
	case latin:
		t.key = appendRunes(t.key[:0], run)
		if len(run) >= 2 && !t.stop[string(t.key)] {
			yield(kindWord, run)
		}
		t.marked = append(append(append(t.marked[:0], '^'), run...), '$')
		windows(t.marked, 4, kindGram, yield)
	case hangul:
		t.marked = append(append(t.marked[:0], '^'), run...)
		windows(t.marked, 2, kindSyllabs, yield)
	case han:
		windows(run, 2, kindSyllabs, yield)
	}
}

// windows yields every stretch of n runes, or the whole when it is shorter.
func windows(run []rune, n int, kind byte, yield func(byte, []rune)) {
	if len(run) <= n {
		yield(kind, run)
		return
	}
	for i := 0; i+n <= len(run); i++ {
		yield(kind, run[i:i+n])
	}
}

func appendRunes(b []byte, run []rune) []byte {
	for _, r := range run {
		b = utf8.AppendRune(b, r)
	}
	return b
}
