package render

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/markdown"
)

// inlines are the words of a block; "\n" is a line break that somebody asked for.
func (p *textWriter) inlines(parent ast.Node) string {
	var b strings.Builder
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		p.inline(&b, n)
	}
	return b.String()
}

func (p *textWriter) inline(b *strings.Builder, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		b.WriteString(clean(markdown.Text(n, p.d.Source)))
		switch {
		case n.HardLineBreak():
			b.WriteByte('\n')
		case n.SoftLineBreak():
			b.WriteByte(' ')
		}
	case *ast.String:
		b.WriteString(clean(markdown.Text(n, p.d.Source)))
	case *ast.CodeSpan:
		b.WriteString(clean(markdown.Code(n, p.d.Source)))
	case *ast.AutoLink:
		b.WriteString(clean(string(n.Label(p.d.Source))))
	case *ast.Link:
		words := p.inlines(n)
		b.WriteString(words)
		if dest := markdown.Destination(n, p.d.Source); strings.Contains(dest, "://") && dest != words {
			b.WriteString(" <" + clean(dest) + ">")
		}
	case *ast.Image:
		b.WriteString("[" + clean(markdown.Plain(n, p.d.Source)) + "]")
	case *east.TaskCheckBox:
		b.WriteString(map[bool]string{true: "☑ ", false: "☐ "}[n.IsChecked])
	case *east.FootnoteLink:
		b.WriteString("[" + strconv.Itoa(n.Index) + "]")
	case *east.FootnoteBacklink:
	default:
		b.WriteString(p.inlines(n))
	}
}

// clean takes out what a terminal would obey instead of showing it, and what turns the direction of writing.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// wrap breaks words into lines of at most width columns. Lines break at spaces, which keeps Korean words whole, and behind the ~ of a range
// and the · of a list; a word that is wider than a line, as in a language without spaces, breaks between its letters. An address stays
// whole: people copy it.
func wrap(words string, width int) []string { return breakLines(words, width, false) }

// breakLines is wrap; strict breaks addresses, too, since a cell must not reach into the next.
func breakLines(words string, width int, strict bool) []string {
	width = max(width, 2)
	var out []string
	for _, asked := range strings.Split(words, "\n") {
		var line strings.Builder
		used := 0
		for _, word := range pieces(asked) {
			w, gap := uniseg.StringWidth(word.text), 0
			if word.spaced && used > 0 {
				gap = 1
			}
			if used > 0 && used+gap+w > width {
				out, used, gap = append(out, line.String()), 0, 0
				line.Reset()
			}
			line.WriteString(" "[:gap])
			for w > width && (strict || !strings.Contains(word.text, "://")) {
				head, rest := cut(word.text, width)
				out, word.text = append(out, head), rest
				w = uniseg.StringWidth(rest)
			}
			line.WriteString(word.text)
			used += gap + w
		}
		out = append(out, line.String())
	}
	return out
}

// A piece is what stays on one line if it can.
type piece struct {
	text   string
	spaced bool // a space stands before it
}

func pieces(words string) []piece {
	var out []piece
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '\n' }) {
		spaced := true
		for i := strings.IndexAny(word, "~·"); i > 0 && !strings.Contains(word, "://"); i = strings.IndexAny(word, "~·") {
			_, n := utf8.DecodeRuneInString(word[i:])
			if i+n == len(word) {
				break
			}
			out, word, spaced = append(out, piece{word[:i+n], spaced}), word[i+n:], false
		}
		out = append(out, piece{word, spaced})
	}
	return out
}

// cut cuts a word after the last letter that ends within a width, after the first one at least.
func cut(word string, width int) (head, rest string) {
	rest, state, used := word, -1, 0
	for rest != "" {
		var w int
		before := rest
		_, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used += w; used > width && len(before) < len(word) {
			return word[:len(word)-len(before)], before
		}
	}
	return word, ""
}
