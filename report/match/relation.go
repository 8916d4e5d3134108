package match

import (
	"cmp"
	"slices"
	"time"
)

// A Relation is what one document is to an earlier one. Exactly one holds.
type Relation int

const (
	Unrelated             Relation = iota
	DeclaredRecurrence             // people said so
	DeclaredNotRecurrence          // people said that it is none
	DeclaredPart                   // people said that both are one episode
	Continuation                   // it began before the other was over for three days, on a shared component: perhaps one episode
	Probable                       // probable recurrence, not confirmed: strong enough, and both causes known and equal
	Similar                        // strong enough, but the causes differ or are unknown: no claim of a recurrence
	Possible                       // nearly strong enough
)

// A Strength puts the bits beyond what is needed into a word.
type Strength int

const (
	None     Strength = iota
	Weak              // -3 to 0 bits
	Moderate          // 0 to 3
	Strong            // 3 and more
)

// StrengthOf is the word for a strength in bits. No probability is made of it: it would be right for one register and wrong for the next.
func StrengthOf(bits float64) Strength {
	switch {
	case bits >= 3:
		return Strong
	case bits >= 0:
		return Moderate
	case bits >= -3:
		return Weak
	}
	return None
}

const (
	continuationGap = 72 * time.Hour
	mostPossible    = 3 // for one document
)

// A Match is an earlier document and what it has to do with a later one.
type Match struct {
	Later, Earlier string
	Relation       Relation
	Strength       float64 // bits beyond the needed; 0 is even odds if one document in 1/rho repeats an earlier one
	Cosine         float64 // similarity of the texts, 0 to 1
}

// Matches are the relations of a document to earlier ones, decisions first, then the stronger first. Of merely possible ones there
// are three at most. An unknown identifier has none.
func (r *Register) Matches(id string) []Match {
	i, ok := r.number[id]
	if !ok {
		return nil
	}
	return r.order(&r.rows[i], r.pairsOf(i), r.decided, i)
}

// order words candidates as matches.
func (r *Register) order(later *row, candidates []candidate, decided map[[2]int][]LinkKind, i int) []Match {
	var matches []Match
	for _, c := range candidates {
		relation := r.relate(later, c, decided[[2]int{i, c.earlier}])
		if relation != Unrelated {
			matches = append(matches, Match{later.doc.ID, r.docs[c.earlier].ID, relation, c.strength, c.cosine})
		}
	}
	slices.SortStableFunc(matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(truth(a.Relation > DeclaredPart), truth(b.Relation > DeclaredPart)), cmp.Compare(b.Strength, a.Strength))
	})
	possible := 0
	return slices.DeleteFunc(matches, func(m Match) bool {
		if m.Relation == Possible {
			possible++
		}
		return m.Relation == Possible && possible > mostPossible
	})
}

// relate tells the relation of a candidate. Where people contradict themselves, the recurrence stands; Conflicts names it.
func (r *Register) relate(later *row, c candidate, said []LinkKind) Relation {
	earlier := &r.rows[c.earlier]
	switch {
	case slices.Contains(said, Recurrence):
		return DeclaredRecurrence
	case slices.Contains(said, NotRecurrence):
		return DeclaredNotRecurrence
	case slices.Contains(said, PartOf):
		return DeclaredPart
	case r.continues(later, earlier):
		return Continuation
	case c.strength >= 0 && r.sameCause(later, earlier):
		return Probable
	case c.strength >= 0:
		return Similar
	case c.strength >= -3:
		return Possible
	}
	return Unrelated
}

func (r *Register) continues(later, earlier *row) bool {
	if earlier.doc.End.IsZero() || later.doc.Time.After(earlier.doc.End.Add(continuationGap)) {
		return false
	}
	return slices.ContainsFunc(r.columns, func(c *column) bool {
		return c.Name == ComponentField && c.shares(later.doc, earlier.doc)
	})
}

// shares looks at the values themselves: for a continuation the surroundings of a component do not matter.
func (c *column) shares(a, b *Doc) bool {
	shared := false
	eachShared(c.lookUp(a.Fields[c.Name]), c.lookUp(b.Fields[c.Name]), func(int) { shared = true })
	return shared
}

// sameCause tells whether the causes agree to the leaf, and with bits to show for it or for another field: the text alone must not carry
// a claim about causes, nor a cause that everything has.
func (r *Register) sameCause(later, earlier *row) bool {
	same, bits := false, false
	for f, c := range r.columns {
		outcome, b := r.compareField(f, later, earlier)
		same = same || c.Name == CauseField && outcome == Agrees
		bits = bits || b > 0
	}
	return same && bits
}
