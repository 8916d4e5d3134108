package site

import (
	"path"
	"slices"
	"sync"

	"example.com/postmortem/report"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/view"
)

// NewQuarter lays out a reliability report: a document in every language and format, its tables as CSV, and analysis.json, which holds
// every number of it. has tells which pages stand beside it ("ko/KAKAO-2022-10-15.html"): the report leads to those.
func NewQuarter(q *report.Quarter, o Options, has func(file string) bool) (*Site, error) {
	s := newSite(q.Book, o)
	s.has, s.about = has, q.About()
	s.knowPostmortems()
	if err := s.knowFamilies(); err != nil {
		return nil, err
	}
	q.Linked = !slices.ContainsFunc(q.Book.Langs, func(l *lang.Lang) bool {
		return slices.ContainsFunc(o.Formats, func(f *render.Format) bool { return !has(path.Join(l.Tag(), view.RecurrenceName+"."+f.Ext)) })
	})
	s.pages = append(s.pages, &Page{site: s, name: AnalysisFile, data: q.JSON})
	sources := sync.OnceValues(q.Sources)
	for _, l := range q.Book.Langs {
		d, err := q.Doc(l)
		if err != nil {
			return nil, err
		}
		s.pages = append(s.pages, &Page{
			site: s, lang: l, dir: l.Tag(), name: d.Page.Name, sources: sources, make: func(*lang.Lang) (*render.Doc, error) { return d, nil },
		})
		for _, t := range d.Page.Body.(*view.Quarter).Tables() {
			name := path.Join(l.Tag(), "tables", d.Page.Name+"-"+t.Name+".csv")
			s.pages = append(s.pages, &Page{site: s, name: name, data: func() ([]byte, error) { return t.CSV(), nil }})
		}
	}
	return s, nil
}
