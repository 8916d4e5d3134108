package pdf

import (
	"math"

	"example.com/postmortem/report/pdf/file"
)

// A tagger makes the structure of a document while its pages are drawn: which marked content belongs to which element, and in which
// order elements stand.
//
// Blocks stand in the order of their nodes: a row taller than a page is painted line by line, but read cell by cell. Elements within
// a line, and blocks of the document itself, stand where they are first drawn: a link is attached between the words before and after
// it, and the table of contents, made last, comes first.
type tagger struct {
	list  *List
	elems []element // by node; behind them the links made around the text of nodes that are none
	kids  []kid
	marks [][]int32 // by page: the element of every marked content
	links []linkBox
	words map[int32][]byte  // the text of links
	boxes map[int32]*extent // of figures
	order []int32           // elements that have content, in order of their numbers
}

type element struct {
	parent      int32
	role        role
	level       uint8
	attached    bool     // is among its parent's kids
	rooted      bool     // and so are all above it
	used        bool     // is written
	wrap        int32    // the link around its text; 0: none
	link        int32    // the link that it is or is in
	first, last int32    // of its kids, index+1
	page        int32    // of its first content; -1: none
	object      file.Ref // its number
}

type kidKind uint8

const (
	kidElement kidKind = iota
	kidContent         // id on page
	kidLink            // annotation id
)

type kid struct {
	kind           kidKind
	page, id, next int32
}

// A linkBox is a place that can be clicked.
type linkBox struct {
	page int32
	elem int32
}

func newTagger(l *List) *tagger {
	t := &tagger{list: l, marks: make([][]int32, len(l.pages)), words: map[int32][]byte{}, boxes: map[int32]*extent{}}
	t.elems = make([]element, len(l.nodes), len(l.nodes)+len(l.nodes)/8+8)
	t.kids = make([]kid, 0, 2*len(l.nodes))
	last := uint8(0)
	for n := range l.nodes {
		e, node := &t.elems[n], &l.nodes[n]
		e.parent, e.role, e.level, e.page = node.parent, node.role, node.level, -1
		if e.role == roleHeading { // levels do not skip
			e.level = min(e.level, last+1)
			last = e.level
		}
	}
	for n := 2; n < len(l.nodes); n++ {
		if e := &t.elems[n]; e.role < roleLink && e.parent > 1 {
			t.attach(int32(n))
		}
	}
	t.wrapLinks()
	return t
}

// wrapLinks puts a link into elements that lead somewhere and are none: numbers of notes, entries of the table of contents.
func (t *tagger) wrapLinks() {
	for i := range t.list.pages {
		for k := range t.list.pages[i].ops {
			o := &t.list.pages[i].ops[k]
			if o.kind != opLink || o.node == 0 || t.elems[o.node].wrap != 0 || t.linkAround(o.node) != 0 {
				continue
			}
			t.elems = append(t.elems, element{parent: o.node, role: roleLink, page: -1})
			t.elems[o.node].wrap = int32(len(t.elems) - 1)
		}
	}
	for n := range t.elems {
		e := &t.elems[n]
		switch {
		case e.role == roleLink:
			e.link = int32(n)
		case e.role > roleLink && e.wrap == 0:
			e.link = t.elems[e.parent].link
		}
	}
}

// linkAround is the link that an element is or stands in, 0 if it is in none.
func (t *tagger) linkAround(n int32) int32 {
	for ; t.elems[n].role >= roleLink; n = t.elems[n].parent {
		if t.elems[n].role == roleLink {
			return n
		}
	}
	return 0
}

// target is the element that text of a node belongs to.
func (t *tagger) target(node int32) int32 {
	if w := t.elems[node].wrap; w != 0 {
		return w
	}
	return node
}

func (t *tagger) add(n int32, k kid) {
	t.kids = append(t.kids, k)
	e, id := &t.elems[n], int32(len(t.kids))
	if e.last == 0 {
		e.first = id
	} else {
		t.kids[e.last-1].next = id
	}
	e.last = id
}

func (t *tagger) attach(n int32) {
	t.elems[n].attached = true
	t.add(t.elems[n].parent, kid{kind: kidElement, id: n})
}

// use attaches an element and all above it.
func (t *tagger) use(n int32) {
	e := &t.elems[n]
	if n <= 1 || e.rooted {
		return
	}
	t.use(e.parent)
	if !e.attached {
		t.attach(n)
	}
	e.rooted = true
}

// content numbers a new piece of a page's content, of an element.
func (t *tagger) content(page int, n int32) int {
	t.use(n)
	id := len(t.marks[page])
	t.marks[page] = append(t.marks[page], n)
	if t.elems[n].page < 0 {
		t.elems[n].page = int32(page)
	}
	t.add(n, kid{kind: kidContent, page: int32(page), id: int32(id)})
	return id
}

// drawn notes what an op says and where: links are described by their words, figures have a box.
func (t *tagger) drawn(n int32, o *op) {
	e := &t.elems[n]
	if e.link != 0 && o.kind == opText {
		t.words[e.link] = append(t.words[e.link], t.list.text(o)...)
	}
	if e.role == roleFigure {
		b := t.boxes[n]
		if b == nil {
			b = &extent{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
			t.boxes[n] = b
		}
		t.list.grow(b, o)
	}
}

// number gives every element with content its object, the tree's root before them.
func (t *tagger) number(f *file.File) (root file.Ref) {
	for n := len(t.elems) - 1; n > 0; n-- {
		t.settle(int32(n))
	}
	root = file.Ref(f.Size())
	for n := 1; n < len(t.elems); n++ {
		if t.elems[n].used {
			t.order = append(t.order, int32(n))
			t.elems[n].object = root + file.Ref(len(t.order))
		}
	}
	return root
}

// settle decides whether an element is written: if it has content, is above something that has, or is a cell, without which its row
// would be shorter than others. Links made around text come behind all nodes, so that parents are settled last.
func (t *tagger) settle(n int32) {
	e := &t.elems[n]
	for k := e.first; k != 0 && !e.used; k = t.kids[k-1].next {
		e.used = t.kids[k-1].kind != kidElement || t.elems[t.kids[k-1].id].used
	}
	e.used = e.used || n == 1 || e.role == roleCell || e.role == roleHeadCell
}

// write adds the structure to the file. annots are the annotations, in the order of t.links.
func (t *tagger) write(f *file.File, pages, annots []file.Ref) file.Ref {
	for i, l := range t.links {
		if annots[i] != 0 {
			t.use(l.elem)
			t.add(l.elem, kid{kind: kidLink, page: l.page, id: int32(i)})
		}
	}
	root := t.number(f)
	objects := make([]file.Object, len(t.order)+1)
	w := &treeWriter{t: t, pages: pages, annots: annots, b: make([]byte, 0, 96*len(t.order))}
	f.Add(&objects[0])
	for i, n := range t.order {
		from := len(w.b)
		w.element(n, root)
		objects[i+1] = file.Object{Value: file.Raw(w.b[from:len(w.b):len(w.b)]), Packed: true}
		f.Add(&objects[i+1])
	}
	objects[0] = file.Object{Value: file.Raw(w.root(t.elems[1].object)), Packed: true}
	return root
}

// structureTypes are PDF's names of the roles. Code that is a block of its own says so by an attribute.
var structureTypes = [...]string{
	roleArtifact: "Artifact", roleDocument: "Document", roleParagraph: "P", roleList: "L", roleItem: "LI", roleLabel: "Lbl", roleItemBody: "LBody",
	roleQuote: "BlockQuote", roleCodeBlock: "Code", roleTable: "Table", roleTableRow: "TR", roleHeadCell: "TH", roleCell: "TD", roleFigure: "Figure",
	roleCaption: "Caption", roleNote: "Note", roleDivision: "Div", roleContents: "TOC", roleContentsItem: "TOCI", roleLink: "Link", roleCode: "Code",
	roleEmphasis: "Em", roleStrong: "Strong", roleSpan: "Span", roleReference: "Reference",
}

var headingTypes = [...]string{"H1", "H1", "H2", "H3", "H4", "H5", "H6"}

func (t *tagger) typeName(n int32) string {
	e := &t.elems[n]
	switch {
	case e.role == roleHeading:
		return headingTypes[e.level]
	case e.role == roleParagraph && t.elems[e.parent].role == roleContents:
		return "Caption"
	}
	return structureTypes[e.role]
}
