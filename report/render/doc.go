// Package render turns a page into every format.
//
//  1. Theme.Compose arranges a view.Page by its template into Markdown, and reads that into a tree.
//  2. Every Format walks the tree. Private schemes keep it neutral: "chart:NAME" is a figure of the page, "incident:ID" the page of an
//     incident and "page:NAME" any other, "source:3" a line of the list of sources; each format resolves them its own way. "lang:ko"
//     marks words in another language.
//
// Nothing converts one format into another: HTML is never parsed, Markdown output is written from the tree as well.
package render

import (
	"io"
	"strings"

	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/lang"
	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/pdf"
	"example.com/postmortem/report/view"
)

// A Format is a kind of output.
type Format struct {
	Name    string // as in --format
	Ext     string
	Figures bool // needs the page's figures as files beside it
	Render  func(w io.Writer, d *Doc, e *Env) error
}

// Formats are all formats. The list is the index: a new one is a file of its own and a line here.
var Formats = []*Format{Markdown, HTML, Fragment, PDF, Text}

// FormatNamed finds a format.
func FormatNamed(name string) (*Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return nil, false
}

// A Doc is a page as a tree.
type Doc struct {
	Page   *view.Page
	Lang   *lang.Lang
	Root   ast.Node
	Source []byte
	Starts []string // ids of headings that begin a page on paper
}

// An Env is what surrounds a document: looks, and where its neighbours are.
type Env struct {
	Theme         *Theme
	Paper         pdf.Paper
	Standard      pdf.Standard                      // of a PDF
	Attach        func() ([]*pdf.Attachment, error) // the files inside a PDF; nil: none
	About         map[string]string                 // how a PDF was made, for those who make it again; nil: it cannot be
	HeadingOffset int                               // of a Fragment's headings
	Width         int                               // of Text, in columns; 0: 80
	Href          func(dest string) string          // what "incident:ID" and "page:NAME" are in this format, relative to this page; "" where there is no such page
	Others        []Other                           // the same page in other languages and formats
	Warn          func(message string)              // told what could not be shown as written; nil: nobody
}

// An Other is the same page in another language or format.
type Other struct {
	Label string
	Lang  string // of what the link leads to
	Href  string
}

// href is where another page is; "" where it is not.
func (e *Env) href(dest string) string {
	if e.Href == nil {
		return ""
	}
	return e.Href(dest)
}

// Figure lays out the figure that a destination names; nil where the page has none of that name.
func (d *Doc) Figure(dest string, width float64, measure chart.Measure) *chart.Figure {
	c, ok := d.Page.Charts[strings.TrimPrefix(dest, "chart:")]
	if !ok {
		return nil
	}
	return c.Figure(width, measure)
}

// Plain is the text of the document, as every format shows it.
func (d *Doc) Plain() string { return markdown.Plain(d.Root, d.Source) }

// FigureFile is the name of a figure's file beside the page.
func (d *Doc) FigureFile(dest string) string {
	return "figures/" + d.Page.Name + "-" + strings.TrimPrefix(dest, "chart:") + ".svg"
}

// The widths of figures, in points: of a file or a page on a desk, and of a telephone. They are so small that the least letters of a figure,
// of 7.5 points, come to 11 pixels and more on a screen: a column of style.css is 720 pixels wide or more, that of a telephone 354.
const (
	wideFigure   = 490
	narrowFigure = 240
)
