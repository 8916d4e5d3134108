package match

import "math"

// A row is what a document is compared by beside its text.
type row struct {
	doc    *Doc
	values [][]int // by column
}

func (r *Register) makeRows() {
	r.rows = make([]row, len(r.docs))
	for i := range r.docs {
		values := make([][]int, len(r.columns))
		for f, c := range r.columns {
			values[f] = c.values[i]
		}
		r.rows[i] = row{&r.docs[i], values}
	}
}

// compareField weighs one column, minding what it lies within.
func (r *Register) compareField(f int, a, b *row) (Outcome, float64) {
	c := r.columns[f]
	if c.Within != "" {
		for g, around := range r.columns {
			if around.Name != c.Within || around.known == 0 {
				continue
			}
			if outcome, _ := around.compare(a.values[g], b.values[g]); outcome != Agrees {
				return NotCompared, 0
			}
		}
	}
	return c.compare(a.values[f], b.values[f])
}

// fieldBits is the discounted sum of all evidence that is not text, bounded.
func (r *Register) fieldBits(a, b *row) float64 {
	var sum float64
	for f, c := range r.columns {
		_, bits := r.compareField(f, a, b)
		sum += c.Discount * bits
	}
	return min(fieldsBits, sum+gapDiscount*gapBits(days(a.doc, b.doc)))
}

// strength is the evidence that the document repeats an earlier one beyond what is needed among so many, in bits.
func (r *Register) strength(later *row, earlier int, cosine float64, among int) float64 {
	s := textDiscount*r.scale.of(cosine) + r.fieldBits(later, &r.rows[earlier]) - needed(among, r.rho)
	return r.fit.apply(s)
}

// days is the gap between the beginnings of two documents, NaN when one is unknown.
func days(a, b *Doc) float64 {
	if a.Time.IsZero() || b.Time.IsZero() {
		return math.NaN()
	}
	return math.Abs(a.Time.Sub(b.Time).Hours()) / 24
}
