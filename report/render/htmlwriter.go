package render

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/markdown"
)

// An htmlWriter writes a tree as an article. goldmark's own renderer was left aside: two of three kinds of node here would override it
// (row headers, scrolling tables, figures, private schemes, spans of language, ids of sources), and what is left is a line each.
type htmlWriter struct {
	w        *bytes.Buffer
	d        *Doc
	e        *Env
	fragment bool
	whole    bool // what is written is not broken into lines
	sources  bool // below the heading "sources": its list's items have ids
	figures  int
	styled   chart.Styled // what the page's figures have rules for
	notes    map[int]bool // footnotes whose first reference was written
}

func (p *htmlWriter) text(raw string) { p.w.WriteString(raw) }

// escaped writes words as text of HTML.
func (p *htmlWriter) escaped(words string) { escape(p.w, words) }

// words is escaped for bytes.
func (p *htmlWriter) words(words []byte) { escape(p.w, words) }

func escape[T string | []byte](w *bytes.Buffer, words T) {
	from := 0
	for i := range len(words) {
		var entity string
		switch words[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&quot;"
		default:
			continue
		}
		w.Write([]byte(words[from:i]))
		w.WriteString(entity)
		from = i + 1
	}
	w.Write([]byte(words[from:]))
}

// tag opens an element; attributes are name, value pairs, of which empty ones are left out.
func (p *htmlWriter) tag(name string, attrs ...string) {
	p.text("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			p.text(" " + attrs[i] + `="`)
			p.escaped(attrs[i+1])
			p.text(`"`)
		}
	}
	p.text(">")
}

func (p *htmlWriter) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		p.block(n)
	}
}

func (p *htmlWriter) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		p.heading(n)
	case *ast.Paragraph:
		p.paragraph(n)
	case *ast.TextBlock:
		p.inlines(n)
		if n.NextSibling() != nil {
			p.text("\n")
		}
	case *ast.ThematicBreak:
		p.text("<hr>\n")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		p.text(`<pre tabindex="0"><code>`)
		p.escaped(markdown.Code(n, p.d.Source))
		p.text("</code></pre>\n")
	case *ast.Blockquote:
		p.wrap("blockquote", n)
	case *ast.List:
		p.list(n)
	case *east.Table:
		p.table(n)
	case *east.FootnoteList:
		p.footnotes(n)
	case *markdown.Div:
		p.tag("div", "class", markdown.Attr(n, "class"), "lang", markdown.Attr(n, "lang"))
		p.text("\n")
		p.blocks(n)
		p.text("</div>\n")
	default:
		p.blocks(n)
	}
}

func (p *htmlWriter) wrap(name string, n ast.Node) {
	p.text("<" + name + ">\n")
	p.blocks(n)
	p.text("</" + name + ">\n")
}

func (p *htmlWriter) heading(h *ast.Heading) {
	level := h.Level
	if p.fragment {
		level = min(6, level+p.e.HeadingOffset)
	}
	id := markdown.Attr(h, "id")
	p.sources = id == "sources"
	name := "h" + strconv.Itoa(level)
	p.tag(name, "id", id)
	if p.anchors(h) {
		p.tag("a", "href", "#"+id, "tabindex", "-1") // to copy the address; whoever has no mouse has the contents
		p.inlines(h)
		p.text("</a>")
	} else {
		p.inlines(h)
	}
	p.text("</" + name + ">\n")
}

// anchors reports whether a heading of a page is a link to itself: below the title, where its words hold no other link.
func (p *htmlWriter) anchors(h *ast.Heading) bool {
	if p.fragment || h.Level == 1 || h.Level > 3 || markdown.Attr(h, "id") == "" {
		return false
	}
	for n := h.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindText && n.Kind() != ast.KindString {
			return false
		}
	}
	return true
}

// paragraph writes a paragraph; one that is nothing but a figure becomes a <figure>.
func (p *htmlWriter) paragraph(n *ast.Paragraph) {
	if img, ok := n.FirstChild().(*ast.Image); ok && img.NextSibling() == nil && p.figure(img) {
		return
	}
	p.text("<p>")
	p.inlines(n)
	p.text("</p>\n")
}

func (p *htmlWriter) list(n *ast.List) {
	name := "ul"
	start := ""
	if n.IsOrdered() {
		name = "ol"
		if n.Start != 1 {
			start = strconv.Itoa(n.Start)
		}
	}
	class := ""
	if p.sources && !p.fragment {
		class = "sources"
	}
	p.tag(name, "class", class, "start", start)
	p.text("\n")
	for i, item := n.Start, n.FirstChild(); item != nil; i, item = i+1, item.NextSibling() {
		id := ""
		if p.sources && n.Parent().Kind() == ast.KindDocument {
			id = "source-" + strconv.Itoa(i)
		}
		p.tag("li", "id", id)
		p.blocks(item)
		p.text("</li>\n")
	}
	p.text("</" + name + ">\n")
}

// footnotes end the article.
func (p *htmlWriter) footnotes(n *east.FootnoteList) {
	p.text(`<section class="footnotes" role="doc-endnotes">` + "\n<ol>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note, ok := c.(*east.Footnote)
		if !ok {
			continue
		}
		p.tag("li", "id", "note-"+strconv.Itoa(note.Index))
		p.blocks(note)
		p.text("</li>\n")
	}
	p.text("</ol>\n</section>\n")
}
