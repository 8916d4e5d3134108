package match

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// TextEvidence and GapEvidence name the two pieces of evidence that are no field.
const (
	TextEvidence = "text"
	GapEvidence  = "gap"
)

// An Evidence is what one field says about a pair.
type Evidence struct {
	Field          string // the name of a Field, TextEvidence or GapEvidence
	Outcome        Outcome
	Later, Earlier []string // the values on either side; empty: unknown
	Shared         []string
	Count, Known   int     // documents with the rarest shared value, of those where the field is known
	Bits           float64 // for a recurrence when positive, against it when negative; discounted
}

// An Explanation is a match with its reasons.
type Explanation struct {
	Match
	Among    int     // earlier documents
	Needed   float64 // bits that this many demand
	Computed float64 // strength before the correction by what people judged; the same as Strength where there is none
	Judged   int     // pairs that this correction rests on; 0: there is none
	Evidence []Evidence
	Capped   bool // all but the text would be worth more, but counts as 8 bits
	Days     float64

	OneIn    float64 // one in so many pairs of the register is as similar or more; +Inf: none is
	Pairs    int     // that were counted
	Borrowed bool    // the scale of similarity is that of public bug trackers: the register is too small for its own
	Shared   []SharedWord
}

// Explain gives the reasons for comparing two documents, in the order text, for, not compared, against; the stronger first.
func (r *Register) Explain(later, earlier string) (*Explanation, error) {
	i, okI := r.number[later]
	j, okJ := r.number[earlier]
	switch {
	case !okI:
		return nil, fmt.Errorf("there is no document %q", later)
	case !okJ:
		return nil, fmt.Errorf("there is no document %q", earlier)
	case j >= i:
		return nil, fmt.Errorf("document %q is not earlier than %q", earlier, later)
	}
	c, ok := r.candidate(i, j)
	if !ok {
		c = r.compareNow(i, j)
	}
	e := &Explanation{Among: i, Needed: needed(i, r.rho), Days: days(&r.docs[i], &r.docs[j]), Borrowed: r.scale.borrowed}
	e.Match = Match{later, earlier, r.relate(&r.rows[i], c, r.decided[[2]int{i, j}]), c.strength, c.cosine}
	if e.Computed = r.fit.Uncorrected(c.strength); r.fit != nil {
		e.Judged = r.fit.Pairs
	}
	e.Pairs, e.OneIn = int(r.chance.pairs), math.Inf(1)
	if n := r.chance.atLeast(c.cosine); n > 0 {
		e.OneIn = float64(r.chance.pairs) / float64(n)
	}
	e.Shared = r.sharedWords(i, j)
	r.weighAll(e, &r.rows[i], &r.rows[j])
	return e, nil
}

// compareNow compares a pair that was nobody's candidate.
func (r *Register) compareNow(i, j int) candidate {
	s := r.borrow()
	defer r.pool.Put(s)
	v := s.vector(i)
	s.load(v)
	c := candidate{earlier: j, cosine: s.cosine(j)}
	s.unload(v)
	c.strength = r.strength(&r.rows[i], j, c.cosine, i)
	return c
}

// weighAll lists the evidence.
func (r *Register) weighAll(e *Explanation, later, earlier *row) {
	gap := Evidence{Field: GapEvidence, Outcome: Agrees, Bits: gapDiscount * gapBits(e.Days)}
	switch {
	case math.IsNaN(e.Days):
		gap.Outcome = NotCompared
	case gap.Bits < 0:
		gap.Outcome = Differs
	}
	sum := gap.Bits
	for f, c := range r.columns {
		outcome, bits := r.compareField(f, later, earlier)
		list := Evidence{Field: c.Name, Outcome: outcome, Later: later.doc.Fields[c.Name], Earlier: earlier.doc.Fields[c.Name], Bits: c.Discount * bits}
		list.Known = c.known
		eachShared(later.values[f], earlier.values[f], func(v int) {
			list.Shared = append(list.Shared, c.name[v])
			if len(list.Shared) == 1 || c.count[v] < list.Count {
				list.Count = c.count[v]
			}
		})
		sum += list.Bits
		e.Evidence = append(e.Evidence, list)
	}
	e.Evidence = append(e.Evidence, gap)
	e.Capped = sum > fieldsBits
	rank := func(e Evidence) int {
		switch {
		case e.Bits > 0:
			return 0
		case e.Bits == 0:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(e.Evidence, func(a, b Evidence) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(math.Abs(b.Bits), math.Abs(a.Bits)))
	})
	outcome, bits := r.compareText(later, earlier, e.Cosine)
	e.Evidence = slices.Insert(e.Evidence, 0, Evidence{Field: TextEvidence, Outcome: outcome, Bits: bits})
}
