package render

import (
	"fmt"
	"io"
	"strings"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/view"
)

// PDF is a document on paper, laid out by package pdf.
var PDF = &Format{Name: "pdf", Ext: "pdf", Render: renderPDF}

func renderPDF(w io.Writer, d *Doc, e *Env) error {
	var attached []*pdf.Attachment
	if e.Attach != nil && e.Standard == pdf.A3A {
		var err error
		if attached, err = e.Attach(); err != nil {
			return err
		}
	}
	list, err := e.paper(d, attached)
	if err != nil {
		return err
	}
	return list.Write(w)
}

// paper lays a document out.
func (e *Env) paper(d *Doc, attached []*pdf.Attachment) (*pdf.List, error) {
	p := d.Page
	list, warnings, err := pdf.Layout(e.Theme.Fonts, &pdf.Doc{
		Root: d.Root, Source: d.Source, Title: p.Title.Plain(), Subject: p.Description, Author: e.header(d), Lang: p.Lang,
		Header: e.header(d), Classification: p.Class.Plain(), Footer: e.Theme.Footer[p.Lang], Draft: p.Draft.Plain(),
		Created: p.Created, Producer: "postmortem", Paper: e.Paper, Theme: pdf.Theme(e.Theme.Light),
		Cover: cover(p), TOC: d.contents(), Starts: d.Starts,
		Standard: e.Standard, Attach: attached, About: e.About,
		Figure: func(dest string, width float64) *chart.Figure { return d.Figure(dest, width, e.Theme.Fonts.Measure) },
		Link: func(dest string) string {
			switch scheme, _, _ := strings.Cut(dest, ":"); scheme {
			case "incident", "page":
				return e.href(dest)
			case "source":
				return "#sources"
			}
			return ""
		},
	})
	e.warn(warnings)
	return list, err
}

// warn tells of what could not be set as written: the characters that no font has in one line, anything else in a line each.
func (e *Env) warn(warnings []pdf.Warning) {
	if e.Warn == nil {
		return
	}
	var missing []string
	for _, w := range warnings {
		if w.Rune == 0 {
			e.Warn(fmt.Sprintf("%s, near %q", w.What, w.Where))
			continue
		}
		missing = append(missing, fmt.Sprintf("%q (%U)", w.Rune, w.Rune))
	}
	if missing != nil {
		e.Warn("set as □, since no font has them: " + strings.Join(missing, ", "))
	}
}

// header is the words at the head of every page: the theme's, else the register's name.
func (e *Env) header(d *Doc) string {
	if words := e.Theme.Header[d.Page.Lang]; words != "" {
		return words
	}
	return d.Page.Header.Plain()
}

// Paper is the PDF's display list as text: what stands where on which page. It is for review and tests, not in Formats.
var Paper = &Format{Name: "paper", Ext: "paper.txt", Render: func(w io.Writer, d *Doc, e *Env) error {
	list, err := e.paper(d, nil)
	if err != nil {
		return err
	}
	return list.Text(w)
}}

// PaperWords are the words of the document as the PDF has them, in the order of reading, for comparing them with those of others.
func (d *Doc) PaperWords(e *Env) (string, error) {
	list, err := e.paper(d, nil)
	if err != nil {
		return "", err
	}
	return list.Plain(), nil
}

// cover is the title page of a document that has one.
func cover(p *view.Page) *pdf.Cover {
	if p.Cover == nil {
		return nil
	}
	c := &pdf.Cover{}
	for _, line := range p.Cover {
		c.Lines = append(c.Lines, line.Plain())
	}
	return c
}

// contents is the title of the table of contents of a document that has a title page.
func (d *Doc) contents() string {
	if d.Page.Cover == nil {
		return ""
	}
	return d.Lang.T("page.contents")
}
