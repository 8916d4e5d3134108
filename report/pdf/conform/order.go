package conform

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"example.com/postmortem/report/pdf/file"
)

// Order is what a program reads aloud of a file, and in which order: a line for every element of the structure tree with its type,
// language and alternative text, and one for every piece of its text, deeper elements further to the right. Artifacts are not in it.
//
// pdfinfo -struct-text says the same, but looks through a page again for every piece of content on it, which takes seconds a page.
func Order(b []byte) (string, error) {
	f, err := file.Open(b)
	if err != nil {
		return "", err
	}
	r := &orderReader{d: read(b, f), maps: map[file.Ref]map[int]string{}, seen: map[file.Ref]bool{}}
	for _, kid := range kidsOf(f, r.d.root) {
		r.kid(kid, nil, 0)
	}
	return r.out.String(), nil
}

// An orderReader walks over the structure tree.
type orderReader struct {
	d    *document
	out  strings.Builder
	maps map[file.Ref]map[int]string // by font: what its glyphs stand for
	seen map[file.Ref]bool           // elements
}

func (r *orderReader) line(depth int, format string, args ...any) {
	r.out.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&r.out, format, args...)
	r.out.WriteByte('\n')
}

// kid reads what an element has: a piece of content, or another element. What belongs to no page is on that of the element, pg.
func (r *orderReader) kid(v, pg any, depth int) {
	switch k := v.(type) {
	case int:
		r.piece(pg, k, depth)
	case *file.Dict:
		if own := k.Get("Pg"); own != nil {
			pg = own
		}
		if id, ok := k.Get("MCID").(int); ok {
			r.piece(pg, id, depth)
		}
	case file.Ref:
		if e := r.d.byElem[k]; e != nil && !r.seen[k] {
			r.seen[k] = true
			r.element(e, pg, depth)
		}
	}
}

func (r *orderReader) element(e *element, pg any, depth int) {
	says := e.kind
	if scope, ok := r.d.attribute(e, "Scope").(file.Name); ok {
		says += " of a " + strings.ToLower(string(scope))
	}
	if lang := r.d.f.Text(e.d.Get("Lang")); lang != "" {
		says += " in " + lang
	}
	if alt := r.d.f.Text(e.d.Get("Alt")); alt != "" {
		says += fmt.Sprintf(": %q", alt)
	}
	r.line(depth, "%s", says)
	if own := e.d.Get("Pg"); own != nil {
		pg = own
	}
	for _, kid := range kidsOf(r.d.f, e.d) {
		r.kid(kid, pg, depth+1)
	}
}

// piece says the text of marked content, if there is any: lines and marks have none.
func (r *orderReader) piece(pg any, id, depth int) {
	ref, _ := pg.(file.Ref)
	p := r.d.byRef[ref]
	if p == nil {
		return
	}
	fonts := r.d.f.Dict(r.d.f.Dict(p.d.Get("Resources")).Get("Font"))
	var text strings.Builder
	for _, said := range p.said[id] {
		characters := r.characters(fonts.Get(said.font))
		for _, g := range said.glyphs {
			text.WriteString(characters[g])
		}
	}
	if text.Len() > 0 {
		r.line(depth, "\"%s\"", text.String())
	}
}

// characters are what the glyphs of a font stand for.
func (r *orderReader) characters(v any) map[int]string {
	ref, _ := v.(file.Ref)
	all := r.maps[ref]
	if all == nil {
		all = map[int]string{}
		for g, units := range r.d.characters(&font{d: r.d.f.Dict(ref)}) {
			all[g] = string(utf16.Decode(units))
		}
		r.maps[ref] = all
	}
	return all
}
