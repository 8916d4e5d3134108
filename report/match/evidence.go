package match

import "math"

// A row is what a document is compared by beside its text.
type row struct {
	doc    *Doc
	values [][]int // by column
	script script  // of most of the text
}

func (r *Register) makeRows() {
	r.rows = make([]row, len(r.docs))
	for i := range r.docs {
		values := make([][]int, len(r.columns))
		for f, c := range r.columns {
			values[f] = c.values[i]
		}
		r.rows[i] = row{&r.docs[i], values, mostScript(r.docs[i].Title + " " + head(r.docs[i].Body, scriptRunes))}
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

// compareText weighs the similarity of two texts, discounted. That texts in two languages have little in common says nothing against
// them; what the glossary finds in common still counts.
func (r *Register) compareText(a, b *row, cosine float64) (Outcome, float64) {
	bits := textDiscount * r.scale.of(cosine)
	switch {
	case bits >= 0:
		return Agrees, bits
	case a.script != b.script:
		return NotCompared, 0
	}
	return Differs, bits
}

// strength is the evidence that the document repeats an earlier one beyond what is needed among so many, in bits.
func (r *Register) strength(later *row, earlier int, cosine float64, among int) float64 {
	old := &r.rows[earlier]
	_, text := r.compareText(later, old, cosine)
	return r.fit.Corrected(text + r.fieldBits(later, old) - needed(among, r.rho))
}

// scriptRunes is how much of a body tells its language.
const scriptRunes = 200

// mostScript is the script of most characters of a text, each syllable counting as three letters.
func mostScript(text string) script {
	var count [han + 1]int
	for _, r := range text {
		switch s := scriptOf(r); {
		case s == latin && !('0' <= r && r <= '9'), 'A' <= r && r <= 'Z':
			count[latin]++
		case s > latin:
			count[s] += 3
		}
	}
	most := separator
	for s, n := range count {
		if n > count[most] {
			most = script(s)
		}
	}
	return most
}

// days is the gap between the beginnings of two documents, NaN when one is unknown.
func days(a, b *Doc) float64 {
	if a.Time.IsZero() || b.Time.IsZero() {
		return math.NaN()
	}
	return math.Abs(a.Time.Sub(b.Time).Hours()) / 24
}
