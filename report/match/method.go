package match

import "slices"

// A Method is what a register's suggestions rest on: to be printed with them.
type Method struct {
	Documents   int
	Exact       bool         // every term of every text was looked up; else the heaviest of each
	Fields      []Field      // M corrected by declared recurrences
	Rho         float64      // assumed share of documents that repeat an earlier one
	Borrowed    bool         // the scale of similarity is that of public bug trackers: too few documents for an own one
	Pairs       int          // counted for the chance of a similarity
	Calibration *Calibration // nil: too few judged pairs
}

// Method tells how the register was compared.
func (r *Register) Method() Method {
	m := Method{
		Documents: len(r.docs), Exact: r.index.exact(), Rho: r.rho, Borrowed: r.scale.borrowed, Pairs: int(r.chance.pairs),
	}
	for _, c := range r.columns {
		m.Fields = append(m.Fields, c.Field)
	}
	if r.fit != nil {
		fit := *r.fit
		fit.Table = slices.Clone(fit.Table)
		m.Calibration = &fit
	}
	return m
}
