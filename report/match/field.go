package match

// A Shape says how the values of a field compare.
type Shape int

const (
	Plain Shape = iota // one shared value is agreement; the rarest shared one counts
	Tree               // as Plain; values are paths such as "network/dns", and a shared parent is partial agreement
	Tags               // every shared value counts, the best two of them; sharing none is no evidence
)

// A Field is something known of documents beside their text, and what is assumed of it.
type Field struct {
	Name     string
	Shape    Shape
	M        float64 // share of recurrences that agree on it
	Discount float64 // how much of its evidence counts: fields depend on each other
	Within   string  // compared only where this field agrees, or is known of no document at all
	Values   int     // how many values there can be; 0: as many as occur
}

// CauseField is the name of the field whose agreement turns "similar" into "probable recurrence", ComponentField of the one that a
// suggested continuation shares.
const (
	CauseField     = "cause"
	ComponentField = "component"
)

// DefaultFields are the fields of an incident. The figures for service and component were measured on duplicate bug reports, all others
// are judgements, to be printed with any result.
func DefaultFields() []Field {
	return []Field{
		{Name: CauseField, Shape: Tree, M: .70, Discount: .75},
		{Name: "service", M: .74, Discount: .5},
		{Name: ComponentField, M: .58, Discount: .5, Within: "service"},
		{Name: "site", M: .60, Discount: .5},
		{Name: "provider", M: .60, Discount: .5},
		{Name: "trigger", M: .60, Discount: .5},
		{Name: "factor", Shape: Tags, M: .40, Discount: .5},
	}
}

// Bounds and discounts of the evidence that is not in the table of fields.
const (
	mostBits     = 6.0  // an agreement
	leastBits    = -2.0 // a disagreement
	tagsBits     = 3.0  // shared tags together
	parentM      = .15  // share of recurrences that agree on the parent of a cause only
	fieldsBits   = 8.0  // all that is not text, discounted
	textDiscount = .9
	gapDiscount  = .75
	fewKnown     = 20 // below, chance rates shrink toward equal ones with as many pseudo-documents
)

// gapBits is the evidence of the days between two documents.
func gapBits(days float64) float64 {
	switch {
	case days <= 30:
		return 2
	case days <= 180:
		return 1
	case days <= 365:
		return 0
	case days <= 730:
		return -.5
	case days > 730:
		return -1
	}
	return 0 // unknown
}
