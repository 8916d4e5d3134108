package conform

import (
	"slices"
	"strings"

	"example.com/postmortem/report/pdf/file"
)

var structureRules = []Rule{
	{"marked", "A 6.7.2", "the file says that it is tagged, and that nobody doubts it", checkMarked},
	{"tree", "A 6.7.3", "it has a structure tree", checkTree},
	{"parents", "PDF 14.7.2", "in which every element knows the one above", checkParents},
	{"types", "A 6.7.3.4", "of types that the standard knows", checkTypes},
	{"content-tagged", "UA 7.1", "everything painted is content or an artifact", checkTagged},
	{"content-nesting", "UA 7.1", "and nothing is both", checkNesting},
	{"content-numbers", "PDF 14.7.4", "pieces of content have numbers of their own", checkNumbersOfContent},
	{"content-owned", "PDF 14.7.4", "each belongs to the element that the page says", checkOwned},
	{"content-found", "PDF 14.7.4", "and every element has what it says", checkFound},
	{"content-types", "PDF 14.7.4", "content is marked with the type of its element", checkContentTypes},
	{"page-parents", "PDF 14.7.4.4", "pages have their entries in the parent tree", checkPageParents},
	{"ids", "PDF 14.7.2", "elements with names can be found by them", checkIDs},
}

func checkMarked(d *document) (b broken) {
	m := d.f.Dict(d.catalog.Get("MarkInfo"))
	b.must(m.Get("Marked") == true && m.Get("Suspects") != true, "the file does not say that it is tagged")
	return b
}

func checkTree(d *document) (b broken) {
	b.must(d.root != nil && len(d.elems) > 0, "the file has no structure tree")
	b.must(d.f.Dict(d.root.Get("ParentTree")) != nil, "the structure has no parent tree")
	b.must(len(d.elems) == 0 || d.elems[0].kind == "Document", "the structure does not begin with a document")
	return b
}

func checkParents(d *document) (b broken) {
	root := d.catalog.Get("StructTreeRoot")
	for _, e := range d.elems {
		want := root
		if e.parent != nil {
			want = e.parent.ref
		}
		b.must(e.d.Get("P") == want, "element %d (%s) has the parent %v, but stands below %v", e.ref, e.kind, e.d.Get("P"), want)
	}
	return b
}

var standardTypes = strings.Fields("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu RB RT RP WT WP Figure Formula Form")

func checkTypes(d *document) (b broken) {
	for _, e := range d.elems {
		b.must(slices.Contains(standardTypes, e.kind), "element %d is a %q", e.ref, e.written)
	}
	for _, e := range d.f.Dict(d.root.Get("RoleMap")).Entries() {
		b.must(!slices.Contains(standardTypes, string(e.Key)), "the standard type %s is mapped to another", e.Key)
	}
	return b
}

func checkTagged(d *document) (b broken) {
	for i, p := range d.pages {
		b.must(p.unmarked == 0, "page %d paints %d things that are neither content nor artifacts", i+1, p.unmarked)
	}
	return b
}

func checkNesting(d *document) (b broken) {
	for i, p := range d.pages {
		b.must(p.nested == 0, "page %d has content in artifacts, or in other content, or artifacts in it", i+1)
	}
	return b
}

func checkNumbersOfContent(d *document) (b broken) {
	for i, p := range d.pages {
		seen := map[int]bool{}
		for _, m := range p.marks {
			b.must(!seen[m.id], "page %d has the content %d twice", i+1, m.id)
			seen[m.id] = true
		}
	}
	return b
}

// owner is the element that a page's content belongs to, by the parent tree.
func (d *document) owner(p *page, tree map[int]any, id int) *element {
	key, ok := p.d.Get("StructParents").(int)
	list := d.f.Array(tree[key])
	if !ok || id < 0 || id >= len(list) {
		return nil
	}
	ref, _ := list[id].(file.Ref)
	return d.byElem[ref]
}

func checkOwned(d *document) (b broken) {
	tree := d.parentTree()
	for i, p := range d.pages {
		for _, m := range p.marks {
			e := d.owner(p, tree, m.id)
			b.must(e != nil && slices.Contains(e.contents, content{p.ref, m.id}), "content %d of page %d belongs to no element", m.id, i+1)
		}
	}
	return b
}

func checkFound(d *document) (b broken) {
	painted := map[content]bool{}
	for _, p := range d.pages {
		for _, m := range p.marks {
			painted[content{p.ref, m.id}] = true
		}
	}
	owned := map[content]bool{}
	for _, e := range d.elems {
		for _, c := range e.contents {
			b.must(painted[c], "element %d (%s) has the content %d of page object %d, which is not there", e.ref, e.kind, c.id, c.page)
			b.must(!owned[c], "content %d of page object %d belongs to two elements", c.id, c.page)
			owned[c] = true
		}
	}
	return b
}

func checkContentTypes(d *document) (b broken) {
	tree := d.parentTree()
	for i, p := range d.pages {
		for _, m := range p.marks {
			if e := d.owner(p, tree, m.id); e != nil {
				b.must(e.written == string(m.tag), "content %d of page %d is marked %s and belongs to %s", m.id, i+1, m.tag, e.written)
			}
		}
	}
	return b
}

func checkPageParents(d *document) (b broken) {
	tree := d.parentTree()
	next, _ := d.root.Get("ParentTreeNextKey").(int)
	for key := range tree {
		b.must(key < next, "the parent tree has the key %d, and says that %d is free", key, next)
	}
	used := map[int]bool{}
	for i, p := range d.pages {
		key, ok := p.d.Get("StructParents").(int)
		b.must(ok && tree[key] != nil && !used[key], "page %d has no entry in the parent tree", i+1)
		b.must(len(d.f.Array(tree[key])) == len(p.marks), "page %d has %d pieces of content, and the parent tree %d", i+1, len(p.marks), len(d.f.Array(tree[key])))
		used[key] = true
	}
	return b
}

func checkIDs(d *document) (b broken) {
	found := map[string]any{}
	names := d.f.Array(d.f.Dict(d.root.Get("IDTree")).Get("Names"))
	last := ""
	for i := 0; i+1 < len(names); i += 2 {
		id, _ := names[i].(file.String)
		b.must(string(id) > last, "the names of elements are not in order")
		last = string(id)
		found[last] = names[i+1]
	}
	for _, e := range d.elems {
		if id, ok := e.d.Get("ID").(file.String); ok {
			b.must(found[string(id)] == e.ref, "element %d is called %q and cannot be found by that", e.ref, id)
		}
	}
	return b
}
