package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strconv"

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
	op   *op
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

// An extent is a rectangle, y downwards.
type extent struct{ x0, y0, x1, y1 float64 }

func (b *extent) include(x, y float64) {
	b.x0, b.x1 = min(b.x0, x), max(b.x1, x)
	b.y0, b.y1 = min(b.y0, y), max(b.y1, y)
}

// grow includes an op.
func (l *List) grow(b *extent, o *op) {
	switch o.kind {
	case opText:
		if o.style&upright != 0 {
			b.include(o.x-o.size, o.y-o.w)
			b.include(o.x+o.size*0.25, o.y)
			return
		}
		b.include(o.x, o.y-o.size)
		b.include(o.x+o.w, o.y+o.size*0.25)
	case opRect:
		b.include(o.x, o.y)
		b.include(o.x+o.w, o.y+o.h)
	case opLine:
		b.include(o.x, o.y)
		b.include(o.w, o.h)
	case opCircle:
		b.include(o.x-o.w, o.y-o.w)
		b.include(o.x+o.w, o.y+o.w)
	case opPath, opArea:
		for _, p := range l.points[o.from:o.to] {
			b.include(p.x, p.y)
		}
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
	w := &treeWriter{t: t, pages: pages, annots: annots}
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

// A treeWriter writes elements as objects.
type treeWriter struct {
	t      *tagger
	pages  []file.Ref
	annots []file.Ref
	b      []byte
	notes  []file.Ref
}

func (w *treeWriter) str(s string) { w.b = append(w.b, s...) }

func (w *treeWriter) int(n int) { w.b = strconv.AppendInt(w.b, int64(n), 10) }

func (w *treeWriter) ref(r file.Ref) {
	w.int(int(r))
	w.str(" 0 R")
}

func (w *treeWriter) element(n int32, root file.Ref) {
	e := &w.t.elems[n]
	w.str("<</S/")
	w.str(w.t.typeName(n))
	w.str("/P ")
	if n == 1 {
		w.ref(root)
	} else {
		w.ref(w.t.elems[e.parent].object)
	}
	w.attributes(n)
	if e.page >= 0 {
		w.str("/Pg ")
		w.ref(w.pages[e.page])
	}
	w.str("/K[")
	for k := e.first; k != 0; k = w.t.kids[k-1].next {
		w.kid(e, &w.t.kids[k-1])
	}
	w.str("]>>")
}

func (w *treeWriter) kid(e *element, k *kid) {
	switch k.kind {
	case kidElement:
		if c := &w.t.elems[k.id]; c.used {
			w.ref(c.object)
		}
	case kidContent:
		if k.page != e.page {
			w.str("<</Type/MCR/Pg ")
			w.ref(w.pages[k.page])
			w.str("/MCID ")
			w.int(int(k.id))
			w.str(">>")
		} else {
			w.int(int(k.id))
		}
	case kidLink:
		w.str("<</Type/OBJR/Pg ")
		w.ref(w.pages[k.page])
		w.str("/Obj ")
		w.ref(w.annots[k.id])
		w.str(">>")
	}
	w.str(" ")
}

// attributes writes what an element says besides its kind.
func (w *treeWriter) attributes(n int32) {
	e := &w.t.elems[n]
	switch {
	case e.role == roleHeadCell:
		w.str([2]string{"/A<</O/Table/Scope/Column>>", "/A<</O/Table/Scope/Row>>"}[min(e.level, 1)])
	case e.role == roleList:
		w.str([2]string{"/A<</O/List/ListNumbering/Disc>>", "/A<</O/List/ListNumbering/Decimal>>"}[min(e.level, 1)])
	case e.role == roleCodeBlock:
		w.str("/A<</O/Layout/Placement/Block>>")
	case e.role == roleNote:
		w.notes = append(w.notes, e.object)
		w.b = fmt.Appendf(w.b, "/ID(note%06d)", len(w.notes))
	case e.role == roleFigure:
		w.figure(n)
	}
	if int(n) < len(w.t.list.nodes) {
		node := &w.t.list.nodes[n]
		if node.lang != "" && node.lang != w.t.list.langAround(node.parent) {
			w.str("/Lang")
			w.b = file.AppendText(w.b, node.lang)
		}
	}
}

func (w *treeWriter) figure(n int32) {
	alt := clean(w.t.list.nodes[n].alt)
	if alt == "" {
		alt = "—"
	}
	w.str("/Alt")
	w.b = file.AppendText(w.b, shorten(alt))
	e := &w.t.elems[n]
	if b := w.t.boxes[n]; b != nil && e.page >= 0 {
		h := w.t.list.pages[e.page].h
		w.b = fmt.Appendf(w.b, "/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>", b.x0, h-b.y1, b.x1, h-b.y0)
	}
}

// langAround is the language that a node inherits.
func (l *List) langAround(n int32) string {
	for ; n > 0; n = l.nodes[n].parent {
		if l.nodes[n].lang != "" {
			return l.nodes[n].lang
		}
	}
	return ""
}

// root writes the root of the tree, with the way back from content to elements: by page the elements of its pieces, then those of
// links.
func (w *treeWriter) root(document file.Ref) []byte {
	b := fmt.Appendf(nil, "<</Type/StructTreeRoot/K[%d 0 R]/RoleMap<</Strong/Span/Em/Span>>/ParentTreeNextKey %d/ParentTree<</Nums[", document, len(w.pages)+len(w.annots))
	for i, marks := range w.t.marks {
		b = append(strconv.AppendInt(b, int64(i), 10), '[')
		for _, n := range marks {
			b = append(strconv.AppendInt(b, int64(w.t.elems[n].object), 10), " 0 R "...)
		}
		b = append(bytes.TrimSuffix(b, []byte(" ")), ']')
	}
	for i, l := range w.t.links {
		if w.annots[i] != 0 {
			b = append(strconv.AppendInt(b, int64(len(w.pages)+i), 10), ' ')
			b = append(strconv.AppendInt(b, int64(w.t.elems[l.elem].object), 10), " 0 R "...)
		}
	}
	b = append(b, "]>>"...)
	if len(w.notes) > 0 {
		b = append(b, "/IDTree<</Names["...)
		for i, ref := range w.notes {
			b = fmt.Appendf(b, "(note%06d)%d 0 R ", i+1, ref)
		}
		b = append(b, "]>>"...)
	}
	return append(b, ">>"...)
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
