package render

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"example.com/postmortem/report/markdown"
)

func (p *htmlWriter) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*ast.Text); ok {
			n = p.run(t)
			continue
		}
		p.inline(n)
	}
}

// run writes a text and those that go on where it ends, as one: the parser parts them where a link might have begun. It returns the last.
func (p *htmlWriter) run(first *ast.Text) *ast.Text {
	last, whole := first, *first
	for !last.SoftLineBreak() && !last.HardLineBreak() {
		next, ok := last.NextSibling().(*ast.Text)
		if !ok || next.Segment.Start != last.Segment.Stop || next.IsRaw() != first.IsRaw() || next.Segment.Padding > 0 {
			break
		}
		last = next
		whole.Segment.Stop = next.Segment.Stop
	}
	p.prose(markdown.TextBytes(&whole, p.d.Source))
	switch {
	case last.HardLineBreak():
		p.text("<br>\n")
	case last.SoftLineBreak():
		p.text("\n")
	}
	return last
}

func (p *htmlWriter) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.String:
		p.prose(markdown.TextBytes(n, p.d.Source))
	case *ast.CodeSpan:
		p.text("<code>")
		p.escaped(markdown.Code(n, p.d.Source))
		p.text("</code>")
	case *ast.Emphasis:
		p.around([]string{"em", "strong"}[min(n.Level, 2)-1], n)
	case *east.Strikethrough:
		p.around("del", n)
	case *ast.Link:
		p.link(n)
	case *ast.AutoLink:
		p.anchor(markdown.Destination(n, p.d.Source), "")
		p.words(n.Label(p.d.Source))
		p.text("</a>")
	case *ast.Image:
		p.escaped(markdown.Plain(n, p.d.Source))
	case *east.TaskCheckBox:
		box := map[bool]string{true: "☑ ", false: "☐ "}[n.IsChecked]
		p.text(box)
	case *east.FootnoteLink:
		p.footnoteLink(n)
	case *east.FootnoteBacklink:
		p.tag("a", "href", "#noteref-"+strconv.Itoa(n.Index), "role", "doc-backlink")
		p.text("↩</a>")
	default:
		p.inlines(n)
	}
}

func (p *htmlWriter) around(name string, n ast.Node) {
	p.text("<" + name + ">")
	p.inlines(n)
	p.text("</" + name + ">")
}

func (p *htmlWriter) anchor(dest, class string) {
	rel := ""
	if strings.HasPrefix(dest, "http") {
		rel = "noopener noreferrer"
	}
	p.tag("a", "href", string(util.URLEscape([]byte(dest), false)), "class", class, "rel", rel)
}

// link resolves the private schemes; a link that leads nowhere is its words.
func (p *htmlWriter) link(n *ast.Link) {
	dest := markdown.Destination(n, p.d.Source)
	scheme, rest, _ := strings.Cut(dest, ":")
	class := ""
	switch scheme {
	case "lang":
		p.tag("span", "lang", rest)
		p.inlines(n)
		p.text("</span>")
		return
	case "source":
		dest = "#source-" + rest
	case "incident", "page":
		if dest = p.e.href(dest); dest == "" {
			p.inlines(n)
			return
		}
		if !p.fragment && !p.whole && markdown.Plain(n, p.d.Source) == rest && len(rest) <= longestOne {
			class = "one"
		}
	}
	p.anchor(dest, class)
	p.unbroken(n, class != "")
	p.text("</a>")
}

// footnoteLink is the number of a footnote; the note leads back to its first reference.
func (p *htmlWriter) footnoteLink(n *east.FootnoteLink) {
	number, id := strconv.Itoa(n.Index), ""
	if !p.notes[n.Index] {
		if p.notes == nil {
			p.notes = map[int]bool{}
		}
		p.notes[n.Index] = true
		id = "noteref-" + number
	}
	p.tag("sup", "id", id)
	p.tag("a", "href", "#note-"+number, "role", "doc-noteref")
	p.text(number + "</a></sup>")
}
