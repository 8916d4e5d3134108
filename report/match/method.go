package match

import "slices"

// A Method is what a register's suggestions rest on: to be printed with them.
type Method struct {
	Documents   int
	Exact       bool         // every term of every text was looked up; else the heaviest of each
	Fields      []Field      // M corrected by declared recurrences
	Learned     int          // declared recurrences that corrected it; 0: too few
	Rho         float64      // assumed share of documents that repeat an earlier one
	Borrowed    bool         // the scale of similarity is that of public bug trackers: too few documents for an own one
	Pairs       int          // counted for the chance of a similarity
	Sampled     bool         // these were drawn; else they are all there are
	Judged      int          // pairs that people decided on
	Confirmed   int          // of these, as recurrences
	Calibration *Calibration // nil: fewer than EnoughJudged were judged, or all alike
}

// Method tells how the register was compared.
func (r *Register) Method() Method {
	m := Method{
		Documents: len(r.docs), Exact: r.index.exact(), Rho: r.rho, Borrowed: r.scale.borrowed, Pairs: int(r.chance.pairs),
		Sampled: len(r.docs) > allPairsTexts,
	}
	for _, c := range r.columns {
		m.Fields = append(m.Fields, c.Field)
	}
	if n := recurrences(r.decisions); n >= enoughLinks {
		m.Learned = n
	}
	for _, d := range r.judgements() {
		m.Judged++
		if d.kind == Recurrence {
			m.Confirmed++
		}
	}
	if r.fit != nil {
		fit := *r.fit
		fit.Table = slices.Clone(fit.Table)
		m.Calibration = &fit
	}
	return m
}
