package match

import "math"

// A bag is the terms of one text by hash, in order of first occurrence, and how often they occur, the title's counted titleWeight times.
type bag struct {
	hash []uint64
	tf   []uint16
}

// A reader makes bags. It keeps buffers: one goroutine each.
type reader struct {
	*tokenizer
	slots []slot // open addressing; a power of two of them
	round uint32
}

// A slot is free unless its round is the reader's: so it never has to be cleared.
type slot struct {
	hash  uint64
	round uint32
	at    uint32 // in the bag
}

func newReader(g *Glossary) *reader {
	return &reader{tokenizer: newTokenizer(g), slots: make([]slot, 1<<12)}
}

// read makes the bag of a text in the memory of an old one.
func (r *reader) read(t text, old bag) bag {
	b := r.begin(old)
	r.terms(t.title, func(kind byte, term []rune) { r.count(&b, hash(kind, term), titleWeight) })
	r.terms(head(t.body, bodyRunes), func(kind byte, term []rune) { r.count(&b, hash(kind, term), 1) })
	return b
}

// begin is an empty bag in the memory of an old one. The bag before it is finished.
func (r *reader) begin(old bag) bag {
	r.round++
	return bag{old.hash[:0], old.tf[:0]}
}

// count adds a term to a bag, and says where in the bag it is.
func (r *reader) count(b *bag, h uint64, times uint16) (at uint32) {
	if 2*len(b.hash) >= len(r.slots) {
		r.grow(b)
	}
	s := r.find(h)
	if s.round != r.round {
		*s = slot{h, r.round, uint32(len(b.hash))}
		b.hash, b.tf = append(b.hash, h), append(b.tf, 0)
	}
	if b.tf[s.at] <= math.MaxUint16-times {
		b.tf[s.at] += times
	}
	return s.at
}

// find is the slot of a hash, or the free one where it belongs.
func (r *reader) find(h uint64) *slot {
	mask := uint64(len(r.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if s := &r.slots[i]; s.round != r.round || s.hash == h {
			return s
		}
	}
}

func (r *reader) grow(b *bag) {
	r.slots = make([]slot, 2*len(r.slots))
	for at, h := range b.hash {
		*r.find(h) = slot{h, r.round, uint32(at)}
	}
}

// hash mixes the characters of a term. It is fixed, not seeded: the order in which terms are met must not depend on the run.
func hash(kind byte, term []rune) uint64 {
	h := uint64(kind)
	for _, r := range term {
		h = (h ^ uint64(r)) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>32
}
