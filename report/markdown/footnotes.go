package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// settleFootnotes numbers the footnotes in the order in which a reader meets
// them, the text first and then the notes themselves, and drops those that
// nothing refers to any more. goldmark numbers by where the notes are
// defined, which changes when a page is written down.
func settleFootnotes(doc *ast.Document) {
	list, ok := doc.LastChild().(*east.FootnoteList)
	if !ok {
		return
	}
	notes := map[int]*east.Footnote{}
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		notes[c.(*east.Footnote).Index] = c.(*east.Footnote)
	}
	doc.RemoveChild(doc, list)
	list.RemoveChildren(list)
	f := &footnotes{notes: notes, number: map[int]int{}, links: map[int][]*east.FootnoteLink{}}
	f.visit(doc)
	for i := 0; i < len(f.order); i++ { // visiting a note can add to the order
		f.visit(f.order[i])
	}
	if list.Count = len(f.order); list.Count == 0 {
		return
	}
	for i, n := range f.order {
		f.settle(n, i+1)
		list.AppendChild(list, n)
	}
	doc.AppendChild(doc, list)
}

type footnotes struct {
	notes  map[int]*east.Footnote // by goldmark's number
	number map[int]int            // goldmark's number to ours
	order  []*east.Footnote
	links  map[int][]*east.FootnoteLink // by our number
}

func (f *footnotes) visit(n ast.Node) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		switch link := c.(type) {
		case *east.FootnoteBacklink:
			n.RemoveChild(n, c)
		case *east.FootnoteLink:
			if f.number[link.Index] == 0 {
				f.order = append(f.order, f.notes[link.Index])
				f.number[link.Index] = len(f.order)
			}
			link.Index = f.number[link.Index]
			f.links[link.Index] = append(f.links[link.Index], link)
		default:
			f.visit(c)
		}
		c = next
	}
}

// settle gives a note its number and one way back for each reference to it.
func (f *footnotes) settle(n *east.Footnote, number int) {
	n.Index = number
	var end ast.Node = n
	if last := n.LastChild(); last != nil && last.Kind() == ast.KindParagraph {
		end = last
	}
	for i, link := range f.links[number] {
		link.RefIndex, link.RefCount = i, len(f.links[number])
		back := east.NewFootnoteBacklink(number)
		back.RefIndex, back.RefCount = i, link.RefCount
		end.AppendChild(end, back)
	}
}
