package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// canon writes the text of a block in a form in which two that mean the same are
// the same: how emphasis or a link was written makes no difference, and neither do
// runs of spaces. (The tests write whole trees so.)
type canon struct {
	strings.Builder
	printer *printer
	pending bool // a space that only counts if something follows
	started bool
}

// inlines writes the text of a block.
func (c *canon) inlines(n ast.Node) {
	c.started, c.pending = false, false
	c.inline(n)
}

func (c *canon) text(s string) {
	for _, r := range s {
		switch {
		case r == ' ' || r == '\n' || r == '\t':
			c.pending = c.started
			continue
		case c.pending:
			c.WriteByte(' ')
		}
		if strings.ContainsRune("{}\\", r) {
			c.WriteByte('\\')
		}
		c.pending, c.started = false, true
		c.WriteRune(r)
	}
}

// mark writes what is not text.
func (c *canon) mark(format string, args ...any) {
	if c.pending {
		c.WriteByte(' ')
	}
	c.pending, c.started = false, true
	fmt.Fprintf(c, format, args...)
}

func (c *canon) inline(parent ast.Node) {
	src := c.printer.src
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			c.text(Text(n, src))
			if n.HardLineBreak() && !c.printer.oneLine {
				c.pending = false
				c.mark("{br}")
				c.started = false
			} else if hasBreak(n) {
				c.text(" ")
			}
		case *ast.String:
			c.text(string(n.Value))
		case *ast.CodeSpan:
			if code := Code(n, src); c.printer.oneLine && strings.Contains(code, "|") {
				c.text(code)
			} else {
				c.mark("{code %q}", code)
			}
		case *ast.AutoLink:
			c.mark("{link %q \"\" ", Destination(n, src))
			c.text(string(n.Label(src)))
			c.mark("}")
		case *ast.Link:
			c.linked(n, "link", Destination(n, src), titleOf(n))
		case *ast.Image:
			c.linked(n, "image", Destination(n, src), titleOf(n))
		case *ast.Emphasis:
			c.mark("{em%d ", n.Level)
			c.inline(n)
			c.mark("}")
		case *east.Strikethrough:
			c.mark("{strike ")
			c.inline(n)
			c.mark("}")
		case *east.TaskCheckBox:
			if !c.printer.oneLine {
				c.mark("{task}")
			}
			c.text(checkBox(n))
		case *east.FootnoteLink:
			if !c.printer.oneLine {
				c.mark("{note}")
			}
		}
	}
}

// linked writes a link or picture with the destination that Link makes of it; only its text where Link leaves only that.
func (c *canon) linked(n ast.Node, kind, dest, title string) {
	if link := c.printer.o.Link; link != nil && isPrivate(dest) {
		var ok bool
		if dest, ok = link(dest); !ok {
			c.inline(n)
			return
		}
	}
	c.mark("{%s %q %q ", kind, dest, title)
	c.inline(n)
	c.mark("}")
}
