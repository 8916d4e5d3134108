package stats

import "fmt"

// Minimum is the least a method needs of something before its result may stand
// in an appendix and in a sentence.
type Minimum struct {
	Method   string
	Of       string // what is counted
	Appendix int
	Sentence int
}

// Minimums lists every lower limit. A method that is not listed needs nothing:
// its interval alone says how little is known. The limits are judgements from
// measured power: at 5 events a doubling of the rate is seen in one case of
// four, at 8 in 39 %; a 95 % interval of a median does not exist below 6 values,
// nor two groups of 3 with p < .05.
func Minimums() []Minimum {
	return []Minimum{
		{"trend.tests", "events", 5, 8},
		{"trend.tests_multi", "events", 5, 8},
		{"nhpp.power_law", "events", 5, 8},
		{"nhpp.power_law_multi", "events", 5, 8},
		{"mcf", "units", 5, 5},
		{"mcf", "events", 8, 8},
		{"dispersion.index", "periods", 8, 8},
		{"dispersion.index", "events", 8, 8},
		{"rate.quasi_compare", "periods", 8, 8},
		{"changepoint.poisson", "events", 15, 15},
		{"changepoint.poisson", "periods", 8, 8},
		{"median.order_ci", "values", 6, 6},
		{"quantile.upper", "values", 1, 1},
		{"bootstrap.bca", "values", 10, 10},
		{"lognormal.mle", "values", 8, 8},
		{"weibull.mle", "values", 8, 8},
		{"turnbull", "values", 5, 5},
		{"turnbull.median_ci", "values", 10, 10},
		{"duration.compare", "values in the smaller group", 4, 4},
		{"wilcoxon.exact", "values in the smaller group", 4, 4},
		{"km", "spells", 5, 5},
		{"km", "events", 1, 1},
		{"logrank", "events", 5, 5},
		{"logrank.perm_exact", "events", 5, 5},
		{"downtime.predict", "durations", 5, 5},
	}
}

// newBasis judges what there is against the minimums of the method, in the order
// of the table. The first count is the n of the result.
func newBasis(method string, have ...int) Basis {
	b := Basis{Method: method, Bears: Sentence}
	if len(have) > 0 {
		b.N = have[0]
	}
	i := 0
	for _, m := range Minimums() {
		if m.Method != method || i >= len(have) {
			continue
		}
		b.judge(m, have[i])
		i++
	}
	return b
}

func (b *Basis) judge(m Minimum, have int) {
	switch {
	case have < m.Appendix:
		b.Bears = Refused
		b.Warnings = append(b.Warnings, Warning{TooFew, m.Of, have, m.Appendix,
			fmt.Sprintf("too few %s (%d): at least %d are needed", m.Of, have, m.Appendix)})
	case have < m.Sentence:
		b.limit(Appendix)
		b.Warnings = append(b.Warnings, Warning{AppendixOnly, m.Of, have, m.Sentence,
			fmt.Sprintf("%d %s are too few for a statement: at least %d are needed", have, m.Of, m.Sentence)})
	}
}
