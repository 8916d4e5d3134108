package render

import (
	"bytes"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/markdown"
	"example.com/postmortem/report/view"
)

// ComposeWith arranges a page and, under a heading of its own, other pages after it, as one document: their headings stand two levels
// deeper, their links and figures stay their own, and links to an incident whose page is among them lead there.
func (t *Theme) ComposeWith(p *view.Page, heading view.Text, parts []Part) (*Doc, error) {
	l, err := t.Lang(p.Lang)
	if err != nil {
		return nil, err
	}
	whole := *p
	whole.Charts = maps.Clone(p.Charts)
	var src bytes.Buffer
	pages := []*view.Page{p}
	for _, part := range parts {
		pages = append(pages, part.Page)
	}
	for i, page := range pages {
		tmpl, err := t.page(page.Kind, l)
		if err != nil {
			return nil, err
		}
		if i == 1 {
			fmt.Fprintf(&src, "\n\n## %s {#postmortems}\n", heading)
		}
		src.WriteString("\n\n")
		if err := tmpl.Execute(&src, page.Body); err != nil {
			return nil, err
		}
		if i > 0 {
			for name, c := range page.Charts {
				whole.Charts[partChart(i, name)] = c
			}
		}
	}
	root := markdown.Parse(src.Bytes())
	a := &appendix{parts: parts, ids: []map[string]string{{}}}
	a.headings(root)
	a.links(root)
	levelHeadings(root)
	return &Doc{Page: &whole, Lang: l, Root: root, Source: src.Bytes(), Starts: a.starts()}, nil
}

// A Part is a page that is appended to another, and the incident that it is about.
type Part struct {
	Incident string
	Page     *view.Page
}

// partChart names a figure of a part; ids of XML begin with a letter.
func partChart(part int, name string) string { return "part" + strconv.Itoa(part) + "-" + name }

// An appendix finds its way among the parts of one tree: each begins with a heading of the first level.
type appendix struct {
	parts []Part
	ids   []map[string]string // by part: the id that its template gave a heading, to the one that is unique among all
}

// headings moves the headings of the parts down and notes their ids.
func (a *appendix) headings(root ast.Node) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 && n.PreviousSibling() != nil {
			a.ids = append(a.ids, map[string]string{})
		}
		part := len(a.ids) - 1
		_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			h, ok := n.(*ast.Heading)
			if !ok || !entering {
				return ast.WalkContinue, nil
			}
			id := markdown.Attr(h, "id")
			a.ids[part][withoutNumber(id)] = id
			if part > 0 {
				h.Level = min(h.Level+2, 6)
			}
			return ast.WalkSkipChildren, nil
		})
	}
}

// withoutNumber is the id that was asked for, where several asked for the same: "sources-2" was "sources".
func withoutNumber(id string) string {
	base, number, ok := cutLast(id)
	if _, err := strconv.Atoi(number); ok && err == nil {
		return base
	}
	return id
}

func cutLast(id string) (base, last string, ok bool) {
	i := strings.LastIndexByte(id, '-')
	if i < 0 {
		return id, "", false
	}
	return id[:i], id[i+1:], true
}

// starts are the headings that begin a page on paper: that of all parts, under which the first one follows, and those of the others.
func (a *appendix) starts() []string {
	ids := []string{"postmortems"}
	for part := 2; part < len(a.ids); part++ {
		ids = append(ids, a.ids[part]["top"])
	}
	return ids
}

// links leads the links and figures of each part to what is theirs.
func (a *appendix) links(root ast.Node) {
	part := 0
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 3 && part+1 < len(a.ids) && markdown.Attr(h, "id") == a.ids[part+1]["top"] {
			part++
		}
		_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			switch n := n.(type) {
			case *ast.Link:
				n.Destination = []byte(a.dest(part, string(n.Destination)))
			case *ast.Image:
				if name, ok := strings.CutPrefix(string(n.Destination), "chart:"); ok && part > 0 {
					n.Destination = []byte("chart:" + partChart(part, name))
				}
			}
			return ast.WalkContinue, nil
		})
	}
}

// dest is where a link of a part leads.
func (a *appendix) dest(part int, dest string) string {
	if place, ok := strings.CutPrefix(dest, "#"); ok {
		if id, known := a.ids[part][place]; known {
			return "#" + id
		}
		return dest
	}
	if strings.HasPrefix(dest, "source:") && part > 0 {
		return "#" + a.ids[part]["sources"]
	}
	if incident, ok := strings.CutPrefix(dest, "incident:"); ok {
		for i, p := range a.parts {
			if p.Incident == incident && i+1 < len(a.ids) {
				return "#" + a.ids[i+1]["top"]
			}
		}
	}
	return dest
}
