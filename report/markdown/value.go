package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// Text returns the characters that a text or string node stands for: escapes
// and entities resolved. Line breaks are flags of the node and not in it.
func Text(n ast.Node, src []byte) string { return string(TextBytes(n, src)) }

// TextBytes is Text in bytes that may be those of src or of the node, which
// must not change.
func TextBytes(n ast.Node, src []byte) []byte {
	switch n := n.(type) {
	case *ast.Text:
		if v := n.Segment.Value(src); n.IsRaw() {
			return v
		} else {
			return unescape(v)
		}
	case *ast.String:
		return n.Value
	}
	return nil
}

// Destination returns where a link, picture or bare link leads.
func Destination(n ast.Node, src []byte) string {
	switch n := n.(type) {
	case *ast.Link:
		return string(unescape(n.Destination))
	case *ast.Image:
		return string(unescape(n.Destination))
	case *ast.AutoLink:
		url := string(n.URL(src))
		if n.AutoLinkType == ast.AutoLinkEmail && scheme(url) != "mailto" {
			return "mailto:" + url
		}
		return url
	}
	return ""
}

// titleOf returns the title of a link or picture.
func titleOf(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Link:
		return string(unescape(n.Title))
	case *ast.Image:
		return string(unescape(n.Title))
	}
	return ""
}

// Code returns the text of a code block or code span.
func Code(n ast.Node, src []byte) string {
	var b strings.Builder
	if n.Kind() == ast.KindCodeSpan {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			b.WriteString(strings.ReplaceAll(Text(c, src), "\n", " "))
		}
		return b.String()
	}
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(src))
	}
	return b.String()
}

// unescape resolves backslashes and entities in one pass, so that an escaped
// ampersand never starts an entity. Where there are none it returns v itself.
func unescape(v []byte) []byte {
	if bytes.IndexByte(v, '\\') < 0 && bytes.IndexByte(v, '&') < 0 {
		return v
	}
	b := make([]byte, 0, len(v))
	for i := 0; i < len(v); i++ {
		switch c := v[i]; {
		case c == '\\' && i+1 < len(v) && isPunct(v[i+1]):
			i++
			b = append(b, v[i])
		case c == '&':
			n := entityLen(v[i:])
			if n == 0 {
				b = append(b, c)
				continue
			}
			e := util.ResolveEntityNames(util.ResolveNumericReferences(v[i : i+n]))
			b = append(b, strings.Map(dropUnseen, string(e))...)
			i += n - 1
		default:
			b = append(b, c)
		}
	}
	return b
}

// dropUnseen keeps an entity from bringing in what Clean has taken out.
func dropUnseen(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return ' '
	case isUnseen(r):
		return -1
	}
	return r
}

// entityLen returns the length of the entity that v begins with, 0 if none.
func entityLen(v []byte) int {
	end := bytes.IndexByte(v[:min(len(v), 40)], ';')
	if end < 2 {
		return 0
	}
	name := v[1:end]
	if name[0] != '#' {
		if _, ok := util.LookUpHTML5EntityByName(string(name)); !ok {
			return 0
		}
		return end + 1
	}
	digits, limit, valid := name[1:], 7, util.IsNumeric
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, limit, valid = digits[1:], 6, util.IsHexDecimal
	}
	if len(digits) == 0 || len(digits) > limit {
		return 0
	}
	for _, d := range digits {
		if !valid(d) {
			return 0
		}
	}
	return end + 1
}

// IsBold reports whether all that a cell or paragraph holds is bold.
func IsBold(n ast.Node) bool {
	e, ok := n.FirstChild().(*ast.Emphasis)
	return ok && e.Level == 2 && e.NextSibling() == nil
}
