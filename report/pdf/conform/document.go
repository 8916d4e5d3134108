package conform

import (
	"example.com/postmortem/report/pdf/file"
)

// A document is a file taken apart.
type document struct {
	raw     []byte
	f       *file.File
	catalog *file.Dict
	info    *file.Dict
	pages   []*page
	byRef   map[file.Ref]*page
	elems   []*element
	byElem  map[file.Ref]*element
	root    *file.Dict // of the structure
	xmp     []byte
	meta    *metadata // nil: the metadata are no XML
	objects []object
	lexed   *lexer // nil: not yet
}

type object struct {
	n   file.Ref
	o   *file.Object
	err error
}

// An element is one of the structure tree.
type element struct {
	ref      file.Ref
	d        *file.Dict
	kind     string // after the role map
	written  string // before it
	parent   *element
	kids     []*element
	contents []content
	objects  []file.Ref // annotations
}

// content is a piece of marked content that an element has.
type content struct {
	page file.Ref
	id   int
}

func read(b []byte, f *file.File) *document {
	d := &document{raw: b, f: f, catalog: f.Catalog(), info: f.Dict(f.Trailer.Get("Info")), byRef: map[file.Ref]*page{}, byElem: map[file.Ref]*element{}}
	for n := 1; n < f.Size(); n++ {
		o, err := f.Object(file.Ref(n))
		d.objects = append(d.objects, object{file.Ref(n), o, err})
	}
	for _, ref := range f.Pages() {
		p := readPage(f, ref)
		d.pages = append(d.pages, p)
		d.byRef[ref] = p
	}
	d.root = f.Dict(d.catalog.Get("StructTreeRoot"))
	for _, kid := range kidsOf(f, d.root) {
		d.element(kid, nil, nil, 0)
	}
	if o := d.object(d.catalog.Get("Metadata")); o != nil {
		d.xmp = o.Stream
		d.meta = readMetadata(d.xmp)
	}
	return d
}

func (d *document) object(v any) *file.Object {
	ref, ok := v.(file.Ref)
	if !ok {
		return nil
	}
	o, err := d.f.Object(ref)
	if err != nil {
		return nil
	}
	return o
}

// data is what a stream holds, nil if there is none.
func (d *document) data(v any) []byte {
	o := d.object(v)
	if o == nil || !o.IsStream {
		return nil
	}
	data, err := d.f.Data(o, 64<<20)
	if err != nil {
		return nil
	}
	return data
}

func kidsOf(f *file.File, d *file.Dict) file.Array {
	switch k := d.Get("K").(type) {
	case file.Array:
		return k
	case nil:
		return nil
	default:
		return file.Array{k}
	}
}

// element reads an element and what is below it. One that is met again, or too deep, is not read.
func (d *document) element(v any, parent *element, pg any, depth int) {
	ref, ok := v.(file.Ref)
	if !ok || d.byElem[ref] != nil || depth > 500 {
		return
	}
	dict := d.f.Dict(ref)
	e := &element{ref: ref, d: dict, parent: parent}
	kind, _ := dict.Get("S").(file.Name)
	e.written, e.kind = string(kind), string(kind)
	if mapped, ok := d.f.Dict(d.root.Get("RoleMap")).Get(kind).(file.Name); ok {
		e.kind = string(mapped)
	}
	d.byElem[ref] = e
	d.elems = append(d.elems, e)
	if parent != nil {
		parent.kids = append(parent.kids, e)
	}
	if own := dict.Get("Pg"); own != nil {
		pg = own
	}
	for _, kid := range kidsOf(d.f, dict) {
		switch k := kid.(type) {
		case int:
			p, _ := pg.(file.Ref)
			e.contents = append(e.contents, content{p, k})
		case *file.Dict:
			e.kid(k, pg)
		default:
			d.element(kid, e, pg, depth+1)
		}
	}
}

// kid reads a kid that is no element.
func (e *element) kid(k *file.Dict, pg any) {
	if own := k.Get("Pg"); own != nil {
		pg = own
	}
	p, _ := pg.(file.Ref)
	if id, ok := k.Get("MCID").(int); ok {
		e.contents = append(e.contents, content{p, id})
	} else if ref, ok := k.Get("Obj").(file.Ref); ok {
		e.objects = append(e.objects, ref)
	}
}

// parentTree are the entries of the way back from content to elements.
func (d *document) parentTree() map[int]any {
	all := map[int]any{}
	nums := d.f.Array(d.f.Dict(d.root.Get("ParentTree")).Get("Nums"))
	for i := 0; i+1 < len(nums); i += 2 {
		if key, ok := nums[i].(int); ok {
			all[key] = nums[i+1]
		}
	}
	return all
}

// attribute finds an attribute of an element.
func (d *document) attribute(e *element, key file.Name) any {
	switch a := d.f.Resolve(e.d.Get("A")).(type) {
	case *file.Dict:
		return a.Get(key)
	case file.Array:
		for _, x := range a {
			if v := d.f.Dict(x).Get(key); v != nil {
				return v
			}
		}
	}
	return nil
}

// annotations are the annotations of a page.
func (d *document) annotations(p *page) (refs []file.Ref) {
	for _, a := range d.f.Array(p.d.Get("Annots")) {
		if ref, ok := a.(file.Ref); ok {
			refs = append(refs, ref)
		}
	}
	return refs
}
