package site

import (
	"bytes"

	"example.com/postmortem/report"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/view"
)

// NewRecurrence lays out the report on recurrence: a page of all families and one for each, in every language, and analysis.json,
// which holds every number of them.
func NewRecurrence(b *report.Book, o Options) (*Site, error) {
	r, err := b.Analysis.Result()
	if err != nil {
		return nil, err
	}
	s := &Site{book: b, o: o, known: map[string]bool{}, about: map[string]string{"made": "recurrence"}}
	for _, f := range r.Families {
		s.known[view.FamilyName(f)] = true
	}
	s.pages = append(s.pages, &Page{site: s, name: "analysis.json", data: func() ([]byte, error) {
		var out bytes.Buffer
		err := r.WriteJSON(&out)
		return out.Bytes(), err
	}})
	for _, l := range b.Langs {
		s.pages = append(s.pages, &Page{site: s, lang: l, dir: l.Tag(), name: "recurrence", make: b.Recurrence, sources: b.RecurrenceSources})
		for _, f := range r.Families {
			page := &Page{site: s, lang: l, dir: l.Tag(), name: view.FileName(view.FamilyName(f))}
			page.make = func(l *lang.Lang) (*render.Doc, error) { return b.Family(f, l) }
			page.sources = func() ([]*pdf.Attachment, error) { return b.FamilySources(f) }
			s.pages = append(s.pages, page)
		}
	}
	return s, nil
}
