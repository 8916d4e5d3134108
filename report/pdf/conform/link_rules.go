package conform

import (
	"strings"

	"example.com/postmortem/report/pdf/file"
)

var linkRules = []Rule{
	{"annotation-kind", "A 6.3.1", "annotations are links, or the fields of signatures", checkAnnotationKind},
	{"annotation-flags", "A 6.3.2", "they are printed and not hidden", checkAnnotationFlags},
	{"annotation-place", "PDF 12.5.2", "they have a place on the page", checkAnnotationPlace},
	{"actions", "A 6.5.1", "nothing runs a program", checkActions},
	{"programs", "A 6.5.1", "not even after something else", checkPrograms},
	{"triggers", "A 6.5.2", "nothing happens by itself", checkTriggers},
	{"forms", "A 6.4", "no form needs a program to be seen", checkForms},
	{"destinations", "PDF 12.3.2", "links within the file lead to its pages", checkDestinations},
	{"addresses", "PDF 12.6.4.7", "links out of it are ASCII", checkAddresses},
	{"outline", "PDF 12.3.3", "the outline is a tree that counts right and leads to pages", checkOutline},
}

// eachAnnotation calls check for the annotations of all pages; n is the page, from 1.
func eachAnnotation(d *document, check func(b *broken, n int, ref file.Ref, a *file.Dict)) (b broken) {
	for i, p := range d.pages {
		for _, ref := range d.annotations(p) {
			check(&b, i+1, ref, d.f.Dict(ref))
		}
	}
	return b
}

func checkAnnotationKind(d *document) (b broken) {
	b = eachAnnotation(d, func(b *broken, n int, _ file.Ref, a *file.Dict) {
		s := a.Get("Subtype")
		b.must(s == file.Name("Link") || s == file.Name("Widget"), "page %d has an annotation of the kind %v", n, s)
	})
	for i, p := range d.pages {
		b.must(len(d.annotations(p)) == len(d.f.Array(p.d.Get("Annots"))), "page %d has an annotation that is no object of its own", i+1)
	}
	return b
}

func checkAnnotationFlags(d *document) broken {
	return eachAnnotation(d, func(b *broken, n int, _ file.Ref, a *file.Dict) {
		f, ok := a.Get("F").(int)
		b.must(ok && f&4 != 0 && f&(1|2|32|256) == 0, "page %d has an annotation with the flags %v", n, a.Get("F"))
	})
}

func checkAnnotationPlace(d *document) broken {
	return eachAnnotation(d, func(b *broken, n int, _ file.Ref, a *file.Dict) {
		r := d.f.Array(a.Get("Rect"))
		b.must(len(r) == 4 && number(r[0]) <= number(r[2]) && number(r[1]) <= number(r[3]), "page %d has an annotation without a place", n)
	})
}

func checkActions(d *document) (b broken) {
	d.each(func(n file.Ref, v any) {
		dict, ok := v.(*file.Dict)
		if !ok {
			return
		}
		a := d.f.Dict(dict.Get("A"))
		if a == nil || a.Get("S") == nil {
			return
		}
		s := a.Get("S")
		b.must(s == file.Name("URI") || s == file.Name("GoTo"), "object %d has the action %v", n, s)
	})
	return b
}

// programs are actions that the standard forbids, wherever they stand.
var programs = map[file.Name]bool{
	"Launch": true, "Sound": true, "Movie": true, "ResetForm": true, "ImportData": true, "JavaScript": true, "Hide": true, "SetOCGState": true,
	"Rendition": true, "Trans": true, "GoTo3DView": true, "SubmitForm": true,
}

func checkPrograms(d *document) (b broken) {
	d.each(func(n file.Ref, v any) {
		dict, _ := v.(*file.Dict)
		kind, _ := dict.Get("S").(file.Name)
		b.must(!programs[kind], "object %d has the action %q", n, kind)
		b.must(dict.Get("JS") == nil, "object %d has a program", n)
	})
	return b
}

func checkTriggers(d *document) (b broken) {
	b.must(d.catalog.Get("AA") == nil && d.catalog.Get("OpenAction") == nil, "the file does something when it is opened")
	b.must(d.f.Dict(d.catalog.Get("Names")).Get("JavaScript") == nil, "the file has programs")
	for i, p := range d.pages {
		b.must(p.d.Get("AA") == nil, "page %d does something when it is opened", i+1)
	}
	return b
}

func checkForms(d *document) (b broken) {
	form := d.f.Dict(d.catalog.Get("AcroForm"))
	b.must(form.Get("NeedAppearances") != true && form.Get("XFA") == nil && d.catalog.Get("NeedsRendering") != true, "a form needs a program")
	return b
}

func (d *document) leads(v any) bool {
	dest := d.f.Array(v)
	if len(dest) < 2 {
		return false
	}
	ref, _ := dest[0].(file.Ref)
	return d.byRef[ref] != nil
}

func checkDestinations(d *document) broken {
	return eachAnnotation(d, func(b *broken, n int, _ file.Ref, a *file.Dict) {
		if dest := a.Get("Dest"); dest != nil {
			b.must(d.leads(dest), "a link on page %d leads to no page", n)
		} else if a.Get("Subtype") == file.Name("Link") {
			b.must(d.f.Dict(a.Get("A")) != nil, "a link on page %d leads nowhere", n)
		}
	})
}

func checkAddresses(d *document) broken {
	return eachAnnotation(d, func(b *broken, n int, _ file.Ref, a *file.Dict) {
		uri, ok := d.f.Dict(a.Get("A")).Get("URI").(file.String)
		b.must(!ok || strings.IndexFunc(string(uri), func(r rune) bool { return r <= ' ' || r > '~' }) < 0, "a link on page %d leads to %.60q", n, uri)
	})
}

func checkOutline(d *document) (b broken) {
	root := d.catalog.Get("Outlines")
	if root == nil {
		return nil
	}
	seen := map[file.Ref]bool{}
	visible := d.outline(&b, root, seen, 0)
	b.must(d.f.Dict(root).Get("Count") == visible || visible == 0, "the outline says %v entries and shows %d", d.f.Dict(root).Get("Count"), visible)
	return b
}

// outline checks the entries below one, and returns how many are seen.
func (d *document) outline(b *broken, parent any, seen map[file.Ref]bool, depth int) (visible int) {
	var last any
	for next := d.f.Dict(parent).Get("First"); next != nil; {
		ref, _ := next.(file.Ref)
		if seen[ref] || depth > 20 {
			b.add("the outline is no tree")
			return visible
		}
		seen[ref] = true
		e := d.f.Dict(ref)
		b.must(e.Get("Parent") == parent && e.Get("Prev") == last, "an entry of the outline is not linked to those around it")
		b.must(d.f.Text(e.Get("Title")) != "", "an entry of the outline has no title")
		b.must(d.leads(e.Get("Dest")), "the entry %.40q of the outline leads to no page", d.f.Text(e.Get("Title")))
		below := d.outline(b, ref, seen, depth+1)
		count, _ := e.Get("Count").(int)
		b.must(count == below || count == -below, "the entry %.40q of the outline says %d entries and has %d", d.f.Text(e.Get("Title")), count, below)
		visible++
		if count > 0 {
			visible += below
		}
		last, next = ref, e.Get("Next")
	}
	b.must(d.f.Dict(parent).Get("Last") == last, "the outline does not end where it says")
	return visible
}
