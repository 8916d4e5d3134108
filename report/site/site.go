// Package site is a book as a web site in memory: LANG/NAME.EXT for every page, language and format, LANG/figures/*.svg for the formats
// that have their figures beside them, LANG/index.EXT, and index.html above all. A whole register also has the pages of what recurs:
// LANG/recurrence.EXT and LANG/family-ID.EXT.
//
// The site is an fs.FS, and lazy: names are known at once, a file is rendered when it is opened. Whoever wants all of it asks page
// by page (Pages, Page.Render), since the formats of a page share the work.
package site

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"example.com/postmortem/report"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/record"
	"example.com/postmortem/report/render"
	"example.com/postmortem/report/view"
)

// AnalysisFile holds every number of a report, beside the folders of the languages.
const AnalysisFile = "analysis.json"

// Options say what of a book is in the site.
type Options struct {
	Formats       []*render.Format
	Paper         pdf.Paper
	Standard      pdf.Standard               // of PDFs
	HeadingOffset int                        // of fragments' headings
	Warn          func(file, message string) // told what could not be shown as written; nil: nobody
}

// A Site is a book in some formats.
type Site struct {
	book  *report.Book
	o     Options
	known map[string]string      // what links lead to ("incident:ID", "page:NAME"), to the name of its files
	has   func(file string) bool // whether a file that others made is there; nil: everything known is made here
	about map[string]string      // what PDFs say of their making besides what the book says
	pages []*Page

	scratch sync.Pool // buffers not in use
}

func newSite(b *report.Book, o Options) *Site {
	s := &Site{book: b, o: o, known: map[string]string{}}
	if b.Linked() {
		s.about = map[string]string{"made": "register"}
	}
	return s
}

// New lays out a site. Nothing is rendered yet. The first page about the whole register computes what all of them tell, on one core and
// for as long as hundreds of postmortems take: it comes early and the others last, so that none waits while there are postmortems to make.
// Beside the only postmortem of a site its indexes are made.
func New(b *report.Book, o Options) (*Site, error) {
	s := newSite(b, o)
	s.knowPostmortems()
	var whole, postmortems []*Page
	both := sync.OnceValues(func() (*render.Doc, error) { return b.Index(b.Langs[0]) }) // for two pages
	index := func(l *lang.Lang) (*render.Doc, error) {
		if l == b.Langs[0] {
			return both()
		}
		return b.Index(l)
	}
	indexes := []*Page{{site: s, lang: b.Langs[0], name: view.IndexName, top: true, make: index}}
	for _, l := range b.Langs {
		indexes = append(indexes, &Page{site: s, lang: l, dir: l.Tag(), name: view.IndexName, make: index, sources: b.IndexSources})
		if !b.Linked() {
			continue
		}
		pages, err := s.recurrence(l)
		if err != nil {
			return nil, err
		}
		whole = append(whole, pages...)
	}
	for _, in := range b.Incidents() { // its languages together: they carry the same files
		for _, l := range b.Langs {
			postmortems = append(postmortems, &Page{site: s, lang: l, dir: l.Tag(), name: FileName(in), incident: in})
		}
	}
	early, first := min(1, len(whole)), min(1, len(postmortems))
	s.pages = slices.Concat(whole[:early], postmortems[:first], indexes, postmortems[first:], whole[early:])
	return s, nil
}

// knowPostmortems lets links lead to the index and the postmortems.
func (s *Site) knowPostmortems() {
	s.know(view.IndexName)
	for _, in := range s.book.Incidents() {
		s.known["incident:"+in.ID] = FileName(in)
	}
}

// Pages are all pages, in the order in which they are best made.
func (s *Site) Pages() []*Page { return s.pages }

// A Page is a document of the site in one language and all formats.
type Page struct {
	site     *Site
	lang     *lang.Lang
	dir      string // "ko"; empty for the index above all
	name     string
	top      bool
	incident *record.Incident // nil: what make makes
	make     func(*lang.Lang) (*render.Doc, error)
	sources  func() ([]*pdf.Attachment, error) // the files inside its PDF; nil: those of the incident
	data     func() ([]byte, error)            // of a file that is no page; name is its whole name
}

// Name is the page's path without an extension.
func (p *Page) Name() string { return path.Join(p.dir, p.name) }

// Incident is what the page is about; nil for an index.
func (p *Page) Incident() *record.Incident { return p.incident }

func (p *Page) doc() (*render.Doc, error) {
	if p.make != nil {
		return p.make(p.lang)
	}
	return p.site.book.Postmortem(p.incident, p.lang)
}

// Render makes the page in all formats, and its figures where a format wants them beside it. It hands every file over by its path; the
// data is valid during the call only.
func (p *Page) Render(emit func(name string, data []byte) error) error {
	if p.data != nil {
		data, err := p.data()
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		return emit(p.name, data)
	}
	d, err := p.doc()
	if err != nil {
		return fmt.Errorf("%s: %w", p.Name(), err)
	}
	out, ok := p.site.scratch.Get().(*bytes.Buffer)
	if !ok {
		out = &bytes.Buffer{}
	}
	defer p.site.scratch.Put(out)
	figures := false
	for _, f := range p.formats() {
		out.Reset()
		if err := f.Render(out, d, p.env(f)); err != nil {
			return fmt.Errorf("%s.%s: %w", p.Name(), f.Ext, err)
		}
		if err := emit(p.Name()+"."+f.Ext, out.Bytes()); err != nil {
			return err
		}
		figures = figures || f.Figures
	}
	if !figures {
		return nil
	}
	for _, name := range d.Figures() {
		out.Reset()
		if err := d.WriteFigure(out, name, p.env(render.Markdown)); err != nil {
			return fmt.Errorf("%s: %w", p.Name(), err)
		}
		if err := emit(path.Join(p.dir, d.FigureFile(name)), out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// formats are those that the page comes in: the index above all is HTML only.
func (p *Page) formats() []*render.Format {
	if p.top {
		return []*render.Format{render.HTML}
	}
	return p.site.o.Formats
}

// env tells a format where the page's neighbours are.
func (p *Page) env(f *render.Format) *render.Env {
	s := p.site
	e := &render.Env{Theme: s.book.Theme, Paper: s.o.Paper, HeadingOffset: s.o.HeadingOffset, Others: p.others(f)}
	if f == render.PDF {
		p.inside(e)
	}
	if s.o.Warn != nil {
		e.Warn = func(message string) { s.o.Warn(p.Name()+"."+f.Ext, message) }
	}
	ext, below := f.Ext, ""
	if p.top {
		ext, below = p.bestFormat().Ext, p.lang.Tag()+"/"
	}
	e.Href = func(dest string) string {
		name, ok := s.known[dest]
		if !ok || s.has != nil && !s.has(path.Join(p.dir, name+"."+ext)) {
			return ""
		}
		return below + url.PathEscape(name) + "." + ext
	}
	return e
}

// bestFormat is what the index above all leads to: HTML where there is any, else the first format.
func (p *Page) bestFormat() *render.Format {
	for _, f := range p.site.o.Formats {
		if f == render.HTML {
			return f
		}
	}
	return p.site.o.Formats[0]
}

// others are the same page in the other languages, in this format, and in the other formats, in this language.
func (p *Page) others(f *render.Format) []render.Other {
	var all []render.Other
	for _, l := range p.site.book.Langs {
		switch {
		case p.top:
			all = append(all, render.Other{Label: l.Name(), Lang: l.Tag(), Href: l.Tag() + "/index." + p.bestFormat().Ext})
		case l != p.lang:
			all = append(all, render.Other{Label: l.Name(), Lang: l.Tag(), Href: "../" + l.Tag() + "/" + url.PathEscape(p.name) + "." + f.Ext})
		}
	}
	if p.top {
		return all
	}
	for _, other := range p.site.o.Formats {
		if other != f && other != render.Fragment {
			all = append(all, render.Other{Label: strings.ToUpper(other.Name), Href: url.PathEscape(p.name) + "." + other.Ext})
		}
	}
	return all
}
