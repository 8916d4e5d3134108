package render

import (
	"io"
	"strings"

	"example.com/postmortem/report/markdown"
)

// Markdown is CommonMark with GFM's tables, readable raw; its figures are SVG files beside it.
var Markdown = &Format{Name: "md", Ext: "md", Figures: true, Render: renderMarkdown}

func renderMarkdown(w io.Writer, d *Doc, e *Env) error {
	return markdown.Write(w, d.Root, d.Source, markdown.WriteOptions{Link: func(dest string) (string, bool) {
		switch scheme, _, _ := strings.Cut(dest, ":"); scheme {
		case "chart":
			return d.FigureFile(dest), true
		case "incident", "page":
			href := e.href(dest)
			return href, href != ""
		}
		return "", false
	}})
}
