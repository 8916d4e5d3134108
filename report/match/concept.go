package match

import (
	"slices"
	"strings"
)

// A finder follows the runs of one text and reports the glossary's concepts as their words go by, a concept as often as it occurs.
type finder struct {
	g       *Glossary
	partial []progress // aliases of several words, some of which have gone by
	key     []byte
}

type progress struct {
	alias
	next int
}

// particles are the Korean endings that may follow an alias of one syllable.
const particles = "은는이가을를의에로과와도만"

// see takes the next run of the text.
func (f *finder) see(s script, run []rune, found func(concept int)) {
	if f.g == nil || len(f.g.concepts) == 0 {
		return
	}
	f.key = appendRunes(f.key[:0], run)
	f.advance(found)
	f.start(f.key, found)
	switch {
	case s == latin && len(f.key) > 2 && f.key[len(f.key)-1] == 's':
		f.start(f.key[:len(f.key)-1], found)
	case s == hangul && len(run) == 2 && strings.ContainsRune(particles, run[1]):
		f.start(f.key[:len("가")], found)
	}
	if s == hangul {
		f.within(run, found)
	}
}

// start finds, or begins, the aliases whose first run this is.
func (f *finder) start(run []byte, found func(int)) {
	for _, a := range f.g.whole[string(run)] {
		if len(a.runs) == 1 {
			found(a.concept)
		} else {
			f.partial = append(f.partial, progress{a, 1})
		}
	}
}

// advance moves the aliases under way past the run at hand, or drops them.
func (f *finder) advance(found func(int)) {
	kept := f.partial[:0]
	for _, p := range f.partial {
		rest, ok := strings.CutPrefix(string(f.key), p.runs[p.next])
		last := p.next == len(p.runs)-1
		switch {
		case ok && last && ends(rest):
			found(p.concept)
		case ok && !last && rest == "":
			kept = append(kept, progress{p.alias, p.next + 1})
		}
	}
	f.partial = kept
}

// ends tells whether a word may end so after an alias: not at all, as a plural, or with Korean particles and endings.
func ends(rest string) bool {
	return rest == "" || rest == "s" || rest >= "가" && rest <= "힣"
}

// within finds the aliases inside a Hangul run, from the left and the longest first; what one has taken no other can have.
func (f *finder) within(run []rune, found func(int)) {
	for i := 0; i+1 < len(run); {
		taken := 1
		for _, a := range f.g.inside[run[i]] {
			if len(a.syllables) < taken {
				break
			}
			if n := len(a.syllables); n <= len(run)-i && slices.Equal(run[i:i+n], a.syllables) {
				found(a.concept)
				taken = n
			}
		}
		i += taken
	}
}
