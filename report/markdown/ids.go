package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// setIDs gives every heading an id of its own. One that a page asks for
// ({#impact}) is kept unless it is taken; the others are made from the words.
func setIDs(doc ast.Node, src []byte) {
	var wanted, others []*ast.Heading
	eachHeading(doc, func(h *ast.Heading) {
		if Attr(h, "id") != "" {
			wanted = append(wanted, h)
		} else {
			others = append(others, h)
		}
	})
	ids := uniqueIDs{}
	for _, h := range wanted {
		id := Attr(h, "id")
		if unique := ids.take(id); unique != id {
			h.SetAttributeString("id", []byte(unique))
		}
	}
	for _, h := range others {
		h.SetAttributeString("id", []byte(ids.take(slug(plainInline(h, src)))))
	}
}

func eachHeading(n ast.Node, f func(*ast.Heading)) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if h, ok := c.(*ast.Heading); ok {
			f(h)
		} else if c.Type() == ast.TypeBlock {
			eachHeading(c, f)
		}
	}
}

// slug makes an id of a heading's words, the way GitHub does: lower case,
// spaces as hyphens, letters and digits of every script kept, so that a
// Korean heading has a Korean id.
func slug(words string) string {
	slug := strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '-':
			return '-'
		case r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return -1
	}, words)
	if slug == "" {
		return "section"
	}
	return slug
}

// uniqueIDs are the ids in use, each with the last number that was added to it: a report with a thousand postmortems has as many
// headings of the same words.
type uniqueIDs map[string]int

func (ids uniqueIDs) take(id string) string {
	unique, n := id, ids[id]
	for _, used := ids[unique]; used; _, used = ids[unique] {
		n++
		unique = id + "-" + strconv.Itoa(n)
	}
	if ids[unique] = 0; unique != id {
		ids[id] = n
	}
	return unique
}
