package match

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed functionwords.txt
var functionWordsFile string

// functionWords are Korean words that say nothing by themselves. They stay in the comparison, where idf damps them, and are not shown as
// the reason for it: "것은" explains nothing.
func functionWords() map[string]bool { return wordSet(functionWordsFile) }

// predicates are endings of Korean verbs and adjectives that no noun has.
var predicates = strings.Fields("되지 하지 하고 되고 지고 하는 되는 하며 되며 으며 으나 으면 하여 되어 했다 였다 었다 았다 됐다 이다 한다 된다 했고 됐고 였고 었고 았고 " +
	"는지 는지는 다 면서 지만 어서 라며 하게 되게 적인 적으로 려고 하던 되던 었던 았던 했던")

// certain are the particles in which no noun ends.
var certain = strings.Fields("으로부터 에서는 에서 에게 까지 부터 은 는 를")

// particlesShown are the endings that leave a noun when they go, the longer first.
var particlesShown = strings.Fields("으로부터 에서는 이라고 으로는 으로 에서 에게 까지 부터 라고 라는 하고 이나 은 는 이 가 을 를 의 에 로 과 와 도 만 나")

// showable reports whether a word tells a reader anything: no function word, no predicate, no number, no single syllable.
func showable(word string, function map[string]bool) bool {
	if function[word] || utf8.RuneCountInString(word) < 2 {
		return false
	}
	if strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 {
		return false
	}
	for _, ending := range predicates {
		if strings.HasSuffix(word, ending) && utf8.RuneCountInString(word) > 2 {
			return false
		}
	}
	return true
}

// noun is a Hangul word without its particle, where one of the texts has the rest with another particle or with none; else the word:
// without that, 전문가 would become 전문. What seen is given is valid during the call only.
func noun(word string, seen func(word []byte) bool) string {
	var room [64]byte
	for _, p := range particlesShown {
		stem, ok := strings.CutSuffix(word, p)
		if !ok || utf8.RuneCountInString(stem) < 2 {
			continue
		}
		form := append(room[:0], stem...)
		if slices.Contains(certain, p) || seen(form) {
			return stem
		}
		for _, other := range particlesShown {
			if other != p && seen(append(form, other...)) {
				return stem
			}
		}
	}
	return word
}
