package match

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Glossary knows words of several languages for the same thing. It is the only bridge between Korean and English: without it the
// similarity of two texts in different languages is zero. The nil glossary knows nothing.
//
// A Korean alias of two syllables or more is found anywhere in a word, the longest first (인증서 is a certificate, not 인증), so
// that compounds and particles do not hide it; of one syllable only as a word of its own or before a particle. A Latin alias is
// a whole word, an s at its end allowed. An alias may be several words.
type Glossary struct {
	concepts []string
	names    []map[string]string // by concept and language
	number   map[string]int
	whole    map[string][]alias // by the first run, which must be the whole run
	inside   map[rune][]alias   // Hangul of two syllables or more by the first one, longest first
}

type alias struct {
	runs      []string
	syllables []rune // of the first run
	concept   int
}

// ParseGlossary reads lines of tab-separated columns: a concept, then its words in a language a column, separated by commas. The first
// line may say the languages: "concept", then their tags. Empty lines and lines that begin with # are passed over. The name is for error
// messages.
func ParseGlossary(name string, src []byte) (*Glossary, error) {
	g := &Glossary{}
	var langs []string
	line := 0
	for text := range bytes.Lines(src) {
		line++
		row := strings.TrimRight(string(text), "\r\n")
		if strings.TrimSpace(row) == "" || strings.HasPrefix(row, "#") {
			continue
		}
		columns := strings.Split(row, "\t")
		concept := strings.TrimSpace(columns[0])
		switch {
		case concept == "":
			return nil, fmt.Errorf("%s:%d: no concept in the first column", name, line)
		case len(columns) < 2:
			return nil, fmt.Errorf("%s:%d: concept %q without words, wanted columns separated by tabs", name, line, concept)
		case concept == "concept" && len(g.concepts) == 0:
			langs = columns[1:]
			continue
		}
		for i, words := range columns[1:] {
			list := strings.Split(words, ",")
			g.Add(concept, list...)
			if i < len(langs) {
				g.call(concept, strings.TrimSpace(langs[i]), strings.TrimSpace(list[0]))
			}
		}
	}
	return g, nil
}

// call gives a concept the name that it has in a language: the first of its words.
func (g *Glossary) call(concept, lang, name string) {
	if names := g.names[g.number[concept]]; names[lang] == "" {
		names[lang] = name
	}
}

// Name is what a concept is called in a language, "" where the glossary does not say.
func (g *Glossary) Name(concept, lang string) string {
	if g == nil {
		return ""
	}
	n, known := g.number[concept]
	if !known {
		return ""
	}
	return g.names[n][lang]
}

// Add teaches the glossary more words for a concept, such as the aliases of a service. It is not for a glossary in use.
func (g *Glossary) Add(concept string, aliases ...string) {
	if g.number == nil {
		g.number, g.whole, g.inside = make(map[string]int), make(map[string][]alias), make(map[rune][]alias)
	}
	n, known := g.number[concept]
	if !known {
		n = len(g.concepts)
		g.number[concept], g.concepts, g.names = n, append(g.concepts, concept), append(g.names, map[string]string{})
	}
	for _, words := range aliases {
		g.add(n, words)
	}
}

func (g *Glossary) add(concept int, words string) {
	a := alias{concept: concept}
	var first script
	eachRun(normalise(words), func(s script, run []rune) {
		if len(a.runs) == 0 {
			first = s
		}
		a.runs = append(a.runs, string(run))
	})
	if len(a.runs) == 0 {
		return
	}
	a.syllables = []rune(a.runs[0])
	if len(a.runs) > 1 || first != hangul || len(a.syllables) == 1 {
		g.whole[a.runs[0]] = append(g.whole[a.runs[0]], a)
		return
	}
	list := append(g.inside[a.syllables[0]], a)
	slices.SortStableFunc(list, func(a, b alias) int { return cmp.Compare(len(b.syllables), len(a.syllables)) })
	g.inside[a.syllables[0]] = list
}
