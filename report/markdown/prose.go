package markdown

import (
	"bytes"
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// Prose turns an author's Markdown into Markdown that can stand as blocks in
// a page whatever is in it: every fence is closed, links carry their
// destinations, HTML and ::: are text, headings are headingOffset deeper. It
// ends in one newline, or is empty. Prose of its own result, with offset 0,
// is the result.
func Prose(src string, headingOffset int) string {
	if isPlain(src) {
		return strings.Trim(src, "\n") + "\n"
	}
	return prose(src, headingOffset)
}

// prose is Prose of any text.
func prose(src string, headingOffset int) string {
	clean := []byte(clean(src, "\t"))
	root := parseProse(clean)
	o := WriteOptions{HeadingOffset: headingOffset}
	out := write(root, clean, o)
	if bytes.Contains(out, []byte("[^")) {
		// The label of a footnote has to be of this text alone, for a page
		// puts many of them together.
		h := fnv.New32a()
		h.Write(out)
		o.FootnotePrefix = strconv.FormatUint(uint64(h.Sum32()), 36) + "-"
		out = write(root, clean, o)
	}
	return string(out)
}

// Inline turns an author's Markdown into Markdown for one line: a table cell,
// a heading, an item of a list. Blocks become their text, one after another;
// footnotes follow in parentheses. Code with a bar in it is shown as plain
// text, for in a cell and elsewhere it would have to be written differently.
func Inline(src string) string {
	if isPlain(src) {
		return singleSpaced(src)
	}
	return inline(src)
}

// inline is Inline of any text.
func inline(src string) string {
	parts := inlineParts(src)
	line := strings.Join(parts, " ")
	if len(parts) > 1 || strings.Contains(line, "\\") {
		// What needs an escape in a block of its own may not in the line.
		line = strings.Join(inlineParts(line), " ")
	}
	return line
}

// inlineParts returns the text of each block in src.
func inlineParts(src string) []string {
	clean := []byte(clean(src, "\t"))
	p := &printer{src: clean, oneLine: true}
	var parts []string
	p.eachText(parseProse(clean), func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	})
	return parts
}

// eachText calls f with the text of every block, on one line.
func (p *printer) eachText(n ast.Node, f func(string)) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch {
		case inlineParent(c):
			f(p.inline(c, inCell))
		case c.Kind() == ast.KindCodeBlock || c.Kind() == ast.KindFencedCodeBlock:
			for _, l := range strings.Split(Code(c, p.src), "\n") {
				switch l = strings.TrimSpace(l); {
				case strings.Contains(l, "|"):
					f(Escape(l))
				case l != "":
					f(codeSpan(l))
				}
			}
		case c.Kind() == east.KindFootnote:
			p.eachText(c, func(s string) { f("(" + s + ")") })
		case c.Type() == ast.TypeBlock:
			p.eachText(c, f)
		}
	}
}

// footnoteLabels returns the labels of the footnotes that a text refers to.
func footnoteLabels(n ast.Node, prefix string) []string {
	var labels []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if link, ok := c.(*east.FootnoteLink); ok {
			labels = append(labels, prefix+strconv.Itoa(link.Index))
		}
		labels = append(labels, footnoteLabels(c, prefix)...)
	}
	return labels
}
