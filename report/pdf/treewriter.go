package pdf

import (
	"bytes"
	"fmt"
	"strconv"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/pdf/file"
)

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
		w.b = append(appendRect(append(w.b, "/A<</O/Layout/Placement/Block/BBox["...), b.x0, h-b.y1, b.x1, h-b.y0), "]>>"...)
	}
}

// appendRect writes the corners of a rectangle, each with a space behind it.
func appendRect(b []byte, corners ...float64) []byte {
	for _, v := range corners {
		b = append(chart.AppendHundredths(b, chart.Hundredths(v)), ' ')
	}
	return b
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
