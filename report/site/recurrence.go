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
// which holds every number of them. Of a linked book the pages are those of New.
func NewRecurrence(b *report.Book, o Options) (*Site, error) {
	s := newSite(b, o)
	if b.Linked() {
		s.knowPostmortems()
	} else {
		s.about = map[string]string{"made": "recurrence"}
	}
	s.pages = append(s.pages, &Page{site: s, name: AnalysisFile, data: func() ([]byte, error) {
		r, err := b.Analysis.Result()
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		err = r.WriteJSON(&out)
		return out.Bytes(), err
	}})
	for _, l := range b.Langs {
		pages, err := s.recurrence(l)
		if err != nil {
			return nil, err
		}
		s.pages = append(s.pages, pages...)
	}
	return s, nil
}

// recurrence are the page of all families and one for each in a language. The families are known at once; texts are compared when
// the first of these pages is rendered.
func (s *Site) recurrence(l *lang.Lang) ([]*Page, error) {
	families, err := s.book.Families()
	if err != nil {
		return nil, err
	}
	var pages []*Page
	add := func(name string, page *Page) {
		s.know(name)
		page.site, page.lang, page.dir, page.name = s, l, l.Tag(), view.PageFile(name)
		pages = append(pages, page)
	}
	add(view.RecurrenceName, &Page{make: s.book.Recurrence, sources: s.book.RecurrenceSources})
	for _, id := range families {
		add(view.FamilyName(id), &Page{
			make:    func(l *lang.Lang) (*render.Doc, error) { return s.book.Family(id, l) },
			sources: func() ([]*pdf.Attachment, error) { return s.book.FamilySources(id) },
		})
	}
	return pages, nil
}

// know lets links lead to a page that is about no single incident.
func (s *Site) know(name string) { s.known["page:"+name] = view.PageFile(name) }

// knowFamilies lets links lead to the pages of what recurs.
func (s *Site) knowFamilies() error {
	families, err := s.book.Families()
	for _, id := range families {
		s.know(view.FamilyName(id))
	}
	s.know(view.RecurrenceName)
	return err
}
