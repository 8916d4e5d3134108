package render

import (
	"strconv"

	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/markdown"
)

// figure writes a figure of the page with its caption, then its data; false where the page has none of that name.
func (p *htmlWriter) figure(img *ast.Image) bool {
	dest := markdown.Destination(img, p.d.Source)
	wide := p.d.Figure(dest, wideFigure, chart.Approximate)
	if wide == nil {
		return false
	}
	caption := markdown.Plain(img, p.d.Source)
	p.text("<figure>\n")
	if p.fragment {
		p.tag("img", "src", p.d.FigureFile(dest), "alt", wide.Desc)
		p.text("\n")
	} else {
		id := p.svg(wide, "wide", "")
		p.svg(p.d.Figure(dest, narrowFigure, chart.Approximate), "narrow", id)
	}
	p.text("<figcaption>")
	p.escaped(caption)
	p.text("</figcaption>\n</figure>\n")
	p.data(wide.Data)
	return true
}

// svg writes one of the two drawings of a figure, the second one named by the first; the style sheet shows the one that fits the screen.
func (p *htmlWriter) svg(f *chart.Figure, class, namedBy string) (id string) {
	p.figures++
	id = "figure-" + strconv.Itoa(p.figures)
	p.tag("div", "class", class)
	p.w.Write(f.AppendSVG(p.w.AvailableBuffer(), chart.SVGOptions{ID: id, Lang: p.d.Page.Lang, NamedBy: namedBy, Styled: &p.styled}))
	p.text("</div>\n")
	return id
}

// data writes a figure's data as a table, folded away on a page.
func (p *htmlWriter) data(t chart.Table) {
	if len(t.Rows) == 0 {
		return
	}
	name := p.d.Lang.T("figure.data")
	if !p.fragment {
		p.text("<details>\n<summary>")
		p.escaped(name)
		p.text("</summary>\n")
	}
	shape := phoneTable
	if !p.fragment {
		shape = dataOnPhone(t)
	}
	p.openTable(false, shape, func() string { return name })
	p.text("<table>\n<thead>\n<tr>")
	for _, h := range t.Head {
		if h == "" { // a head that a reader of screens would announce as nothing
			p.text("<td></td>")
			continue
		}
		p.tag("th", "scope", "col")
		p.escaped(h)
		p.text("</th>")
	}
	p.text("</tr>\n</thead>\n<tbody>\n")
	var labels []string
	if shape == phoneList {
		labels = listLabels(t.Head)
	}
	for _, row := range t.Rows {
		p.dataRow(row, labels)
	}
	p.text("</tbody>\n</table>\n")
	p.closeTable()
	if !p.fragment {
		p.text("</details>\n")
	}
}

func (p *htmlWriter) dataRow(row, labels []string) {
	p.text("<tr>")
	for i, cell := range row {
		label := ""
		if i < len(labels) {
			label = labels[i]
		}
		p.tag("td", "data-label", label)
		p.prose([]byte(cell))
		p.text("</td>")
	}
	p.text("</tr>\n")
}
