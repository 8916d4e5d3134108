package markdown

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// WriteOptions say how a tree is written down. The zero value writes
// CommonMark and GFM that any other program reads.
type WriteOptions struct {
	// Link says what a destination in a private scheme ("chart:durations",
	// "incident:ID", "lang:ko") becomes; false leaves the text only. Without
	// Link such destinations are kept.
	Link func(dest string) (string, bool)

	// Dialect also writes what only Parse understands: heading ids as
	// {#id}, containers as :::. Without it a container of class note, tip,
	// important, warning or caution is a GFM alert and any other is just
	// its blocks, and a link to a heading's id leads to the anchor that
	// GitHub gives that heading.
	Dialect bool

	HeadingOffset  int    // added to the level of each heading, at most 6
	FootnotePrefix string // before the number in a footnote's label
}

// Write writes a tree as Markdown that reads well as it is: blank lines
// between blocks, no wrapping, tables in columns, and an escape only where
// the text would be read differently without. src is what root was parsed
// from.
func Write(w io.Writer, root ast.Node, src []byte, o WriteOptions) error {
	_, err := w.Write(write(root, src, o))
	return err
}

func write(root ast.Node, src []byte, o WriteOptions) []byte {
	p := &printer{src: src, o: o}
	if !o.Dialect {
		p.anchors = anchors(root, src)
	}
	p.blocks(root, false)
	return p.out.Bytes()
}

// printer writes blocks. Every line begins with the prefix of the quotes and
// lists around it.
type printer struct {
	out     bytes.Buffer
	src     []byte
	o       WriteOptions
	prefix  string
	lead    string            // what replaces the prefix on the next line: an item's marker
	inList  bool              // a thematic break of hyphens could be read with the marker
	oneLine bool              // for Inline: a line that is right in a cell and anywhere else
	anchors map[string]string // a heading's id to the anchor that GitHub makes
}

// line writes one line with the prefix around it.
func (p *printer) line(s string) {
	prefix := p.prefix
	if p.lead != "" {
		prefix, p.lead = p.lead, ""
	}
	if s == "" {
		prefix = strings.TrimRight(prefix, " ")
	}
	p.out.WriteString(prefix)
	p.out.WriteString(s)
	p.out.WriteByte('\n')
}

// blocks writes the blocks in parent; tight leaves no blank lines between.
func (p *printer) blocks(parent ast.Node, tight bool) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() != ast.TypeBlock {
			continue // the way back of a footnote
		}
		if c.PreviousSibling() != nil && !tight {
			p.line("")
		}
		p.block(c)
	}
	if p.lead != "" {
		p.line("")
	}
}

func (p *printer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		p.paragraph(n)
	case *ast.Heading:
		p.heading(n)
	case *ast.ThematicBreak:
		if p.inList {
			p.line("___")
		} else {
			p.line("---")
		}
	case *ast.CodeBlock:
		p.code("", Code(n, p.src))
	case *ast.FencedCodeBlock:
		info := ""
		if n.Info != nil {
			info = strings.Join(words(string(unescape(n.Info.Segment.Value(p.src)))), " ")
		}
		p.code(info, Code(n, p.src))
	case *ast.Blockquote:
		p.nested("> ", "> ", func() { p.blocks(n, false) })
	case *ast.List:
		p.list(n)
	case *east.Table:
		p.table(n)
	case *Div:
		p.div(n)
	case *east.FootnoteList:
		p.footnotes(n)
	default:
		p.blocks(n, false)
	}
}

// nested writes what is inside a container: first stands before its first
// line, rest before all others.
func (p *printer) nested(first, rest string, body func()) {
	outer := p.prefix
	lead := p.lead
	if lead == "" {
		lead = outer
	}
	p.lead, p.prefix = lead+first, outer+rest
	body()
	if p.lead != "" {
		p.line("")
	}
	p.prefix = outer
}

func (p *printer) paragraph(n ast.Node) {
	for _, l := range strings.Split(p.inline(n, inParagraph), "\n") {
		p.line(l)
	}
}

func (p *printer) heading(n *ast.Heading) {
	s := strings.Repeat("#", max(1, min(6, n.Level+p.o.HeadingOffset)))
	if text := p.inline(n, inHeading); text != "" {
		s += " " + text
	}
	if p.o.Dialect {
		words := slug(plainInline(n, p.src))
		s += attributes(n, func(name, value string) bool { return name == "id" && value == words })
	}
	p.line(s)
}

func (p *printer) list(n *ast.List) {
	number := n.Start
	outer := p.inList
	p.inList = true
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if item != n.FirstChild() && !n.IsTight {
			p.line("")
		}
		marker := bullet(n)
		if n.IsOrdered() {
			marker = strconv.Itoa(number) + bullet(n)
			number = min(number+1, 999_999_999)
		}
		p.nested(marker+" ", strings.Repeat(" ", len(marker)+1), func() { p.blocks(item, n.IsTight) })
	}
	p.inList = outer
}

// bullet returns the mark of a list, a different one from that of a list of
// the same kind just before it: otherwise they would be one.
func bullet(n *ast.List) string {
	marks := []string{"-", "*"}
	if n.IsOrdered() {
		marks = []string{".", ")"}
	}
	turn := 0
	for prev := n.PreviousSibling(); prev != nil; prev = prev.PreviousSibling() {
		if l, ok := prev.(*ast.List); !ok || l.IsOrdered() != n.IsOrdered() {
			break
		}
		turn++
	}
	return marks[turn%2]
}

func (p *printer) footnotes(n *east.FootnoteList) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c != n.FirstChild() {
			p.line("")
		}
		note := c.(*east.Footnote)
		label := "[^" + p.o.FootnotePrefix + strconv.Itoa(note.Index) + "]: "
		if first := note.FirstChild(); first != nil && first.Kind() != ast.KindParagraph && first.Type() == ast.TypeBlock {
			p.line(label[:len(label)-1]) // code beside the label would lose a space of its indent
			label = "    "
		}
		p.nested(label, "    ", func() { p.blocks(note, false) })
	}
}

// anchors maps the id of each heading to the anchor that GitHub gives it.
func anchors(root ast.Node, src []byte) map[string]string {
	m := map[string]string{}
	ids := uniqueIDs{}
	eachHeading(root, func(h *ast.Heading) {
		if id := Attr(h, "id"); id != "" {
			m[id] = ids.take(slug(plainInline(h, src)))
		}
	})
	return m
}
