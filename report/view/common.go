package view

import "slices"

// common is what all pages of a language say alike: it is worded once.
type common struct {
	header, class Text
	accounting    []Text
	severityRule  *Prose
	weights       Text
}

// common words it at the first page. Whoever does so at the same time says the same.
func (w *writer) common() *common {
	if known, ok := w.Book.common.Load(w.lang); ok {
		return known.(*common)
	}
	c := &common{
		header: slices.Clip(w.text(w.Register.Name)), class: slices.Clip(w.text(w.Register.Classification)),
		accounting: slices.Clip(w.accounting()), severityRule: w.prose(w.Register.SeverityRule, 2), weights: w.weights(),
	}
	w.Book.common.Store(w.lang, c)
	return c
}
