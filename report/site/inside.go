package site

import (
	"maps"

	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/render"
)

// inside tells what goes into the page's PDF besides its pages: the files that it is made of, and how to make it again.
func (p *Page) inside(e *render.Env) {
	e.Standard = p.site.o.Standard
	e.Attach = p.sources
	if e.Attach == nil {
		e.Attach = func() ([]*pdf.Attachment, error) { return p.site.book.Sources(p.incident) }
	}
	e.About = p.site.book.About()
	maps.Copy(e.About, p.site.about)
	e.About["page"] = p.Name()
}
