package render

import (
	"fmt"
	"io"
	"strings"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/pdf"
)

// PDF is a document on paper, laid out by package pdf.
var PDF = &Format{Name: "pdf", Ext: "pdf", MediaType: "application/pdf", Render: renderPDF}

func renderPDF(w io.Writer, d *Doc, e *Env) error {
	list, err := e.paper(d)
	if err != nil {
		return err
	}
	return list.Write(w)
}

// paper lays a document out.
func (e *Env) paper(d *Doc) (*pdf.List, error) {
	p := d.Page
	list, warnings, err := pdf.Layout(e.Theme.Fonts, &pdf.Doc{
		Root: d.Root, Source: d.Source, Title: p.Title.Plain(), Subject: p.Description, Author: e.header(d), Lang: p.Lang,
		Header: e.header(d), Classification: p.Class.Plain(), Footer: e.Theme.Footer[p.Lang], Draft: p.Draft.Plain(),
		Created: p.Created, Producer: "postmortem", Paper: e.Paper, Theme: pdf.Theme(e.Theme.Light),
		Figure: func(dest string, width float64) *chart.Figure { return d.Figure(dest, width, e.Theme.Fonts.Measure) },
		Link: func(dest string) string {
			if id, ok := strings.CutPrefix(dest, "incident:"); ok {
				return e.href(id)
			}
			return ""
		},
	})
	if e.Warn != nil {
		for _, warning := range warnings {
			e.Warn(fmt.Sprint(warning))
		}
	}
	return list, err
}

// header is the words at the head of every page: the theme's, else the register's name.
func (e *Env) header(d *Doc) string {
	if words := e.Theme.Header[d.Page.Lang]; words != "" {
		return words
	}
	return d.Page.Header.Plain()
}
