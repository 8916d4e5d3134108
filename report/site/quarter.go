package site

import (
	"path"
	"sync"

	"example.com/postmortem/report"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/view"
)

// NewQuarter lays out a reliability report: a document in every language and format, its tables as CSV, and analysis.json, which holds
// every number of it. has tells which postmortems stand beside it, by path without an extension ("ko/KAKAO-2022-10-15").
func NewQuarter(q *report.Quarter, o Options, has func(name string) bool) (*Site, error) {
	s := &Site{book: q.Book, o: o, known: map[string]bool{}, about: q.About()}
	for _, in := range q.Book.Incidents() {
		if has(path.Join(q.Book.Langs[0].Tag(), FileName(in))) {
			s.known[in.ID] = true
		}
	}
	s.pages = append(s.pages, &Page{site: s, name: "analysis.json", data: q.JSON})
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
