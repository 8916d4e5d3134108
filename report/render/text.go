package render

import (
	"io"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/markdown"
)

// Text is for a terminal: wrapped to Env.Width columns, with the widths that letters have there (Hangul takes two), tables drawn, and of
// figures their captions: what they show stands in the tables. It has no colours and no control characters.
var Text = &Format{Name: "text", Ext: "txt", Render: renderText}

// terminalWidth is the width in columns where nobody says.
const terminalWidth = 80

func renderText(w io.Writer, d *Doc, e *Env) error {
	width := e.Width
	if width <= 0 {
		width = terminalWidth
	}
	p := &textWriter{d: d}
	_, err := io.WriteString(w, strings.Join(p.blocks(d.Root, width), "\n")+"\n")
	return err
}

// A textWriter turns blocks into lines. What a block stands in is put before its lines afterwards, so every block knows only how wide
// it may be.
type textWriter struct{ d *Doc }

// blocks are the lines of all children, a blank line between two blocks. The lines of an item directly below its words are not parted.
func (p *textWriter) blocks(parent ast.Node, width int) []string {
	var out []string
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		lines := p.block(n, width)
		if len(lines) == 0 {
			continue
		}
		if len(out) > 0 && n.PreviousSibling().Kind() != ast.KindTextBlock {
			out = append(out, "")
		}
		out = append(out, lines...)
	}
	return out
}

func (p *textWriter) block(n ast.Node, width int) []string {
	switch n := n.(type) {
	case *ast.Heading:
		return p.heading(n, width)
	case *ast.Paragraph, *ast.TextBlock:
		return wrap(p.inlines(n), width)
	case *ast.ThematicBreak:
		return []string{strings.Repeat("─", min(width, 40))}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return before("    ", "    ", strings.Split(strings.TrimRight(clean(markdown.Code(n, p.d.Source)), "\n"), "\n"))
	case *ast.Blockquote:
		return before("│ ", "│ ", p.blocks(n, width-2))
	case *ast.List:
		return p.list(n, width)
	case *east.Table:
		return p.table(n, width)
	case *east.FootnoteList:
		return p.footnotes(n, width)
	}
	if n.Type() == ast.TypeBlock {
		return p.blocks(n, width)
	}
	return nil
}

// heading underlines the title and the sections; what is below them has a mark before it.
func (p *textWriter) heading(h *ast.Heading, width int) []string {
	lines := wrap(p.inlines(h), width)
	if h.Level > 2 {
		return before("── ", "   ", wrap(p.inlines(h), width-3))
	}
	longest := 0
	for _, l := range lines {
		longest = max(longest, uniseg.StringWidth(l))
	}
	return append(lines, strings.Repeat([]string{"═", "─"}[h.Level-1], longest))
}

// list hangs the lines of an item below its first word.
func (p *textWriter) list(n *ast.List, width int) []string {
	var out []string
	for i, item := n.Start, n.FirstChild(); item != nil; i, item = i+1, item.NextSibling() {
		mark := "• "
		if n.IsOrdered() {
			mark = strconv.Itoa(i) + ". "
		}
		hang := strings.Repeat(" ", uniseg.StringWidth(mark))
		lines := before(mark, hang, p.blocks(item, width-len(hang)))
		if len(lines) == 0 {
			lines = []string{strings.TrimSpace(mark)}
		}
		if len(out) > 0 && !n.IsTight {
			out = append(out, "")
		}
		out = append(out, lines...)
	}
	return out
}

func (p *textWriter) footnotes(n *east.FootnoteList, width int) []string {
	var out []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if note, ok := c.(*east.Footnote); ok {
			mark := "[" + strconv.Itoa(note.Index) + "] "
			out = append(out, before(mark, strings.Repeat(" ", len(mark)), p.blocks(note, width-len(mark)))...)
		}
	}
	return out
}

// before puts one mark before the first line, another before the rest.
func before(first, rest string, lines []string) []string {
	for i, l := range lines {
		mark := rest
		if i == 0 {
			mark = first
		}
		lines[i] = strings.TrimRight(mark+l, " ")
	}
	return lines
}
