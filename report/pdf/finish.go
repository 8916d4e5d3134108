package pdf

import (
	"fmt"
	"io"

	"example.com/postmortem/report/pdf/file"
)

// Write writes the list as a PDF file. The same list gives the same bytes.
func (l *List) Write(w io.Writer) error {
	b, err := l.bytes()
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func (l *List) bytes() ([]byte, error) {
	var glyphs [faces]*glyphSet
	for id := range glyphs {
		if l.uses(faceID(id)) {
			font, err := l.fonts.face(faceID(id))
			if err != nil {
				return nil, err
			}
			glyphs[id] = newGlyphSet(font)
			defer glyphs[id].release()
		}
	}
	c := &content{list: l, glyphs: &glyphs}
	if l.info.standard == A3A {
		c.tags = newTagger(l)
	}
	drawn, err := l.draw()
	if err != nil {
		return nil, fmt.Errorf("draw pages: %w", err)
	}
	f, err := file.Open(drawn)
	if err != nil {
		return nil, fmt.Errorf("fpdf wrote a file of an unknown form: %w", err)
	}
	if err := c.addTo(f); err != nil {
		return nil, err
	}
	if err := l.finish(f, &glyphs, c.tags); err != nil {
		return nil, err
	}
	return f.Write()
}

func (l *List) uses(id faceID) bool {
	for i := range l.pages {
		for k := range l.pages[i].ops {
			if o := &l.pages[i].ops[k]; o.kind == opText && o.face == id {
				return true
			}
		}
	}
	return false
}

// finish adds what fpdf cannot: fonts, links, tags, what the file says about itself, what it is made of.
func (l *List) finish(f *file.File, glyphs *[faces]*glyphSet, t *tagger) error {
	f.Version = l.info.standard.version()
	fonts := file.NewDict()
	for id, g := range glyphs {
		if g != nil {
			fonts.Set(file.Name(fmt.Sprintf("F%d", id)), embed(f, faceID(id), g, l.info.standard != Plain))
		}
	}
	pages := f.Pages()
	resources, err := f.Object(2) // fpdf's, of all pages
	if err != nil {
		return err
	}
	resources.Value = file.NewDict(file.Entry{Key: "Font", Value: fonts})
	old := f.Catalog()
	catalog := file.NewDict(file.Entry{Key: "Type", Value: file.Name("Catalog")}, file.Entry{Key: "Pages", Value: old.Get("Pages")},
		file.Entry{Key: "ViewerPreferences", Value: file.Raw("<</DisplayDocTitle true>>")})
	if l.info.lang != "" {
		catalog.Set("Lang", file.TextString(l.info.lang))
	}
	if outlines := old.Get("Outlines"); outlines != nil {
		countOutline(f, outlines)
		catalog.Set("Outlines", outlines)
		catalog.Set("PageMode", file.Name("UseOutlines"))
	}
	annots := l.annotate(f, pages, t)
	if t != nil {
		for i, p := range pages {
			f.Dict(p).Set("StructParents", i)
			f.Dict(p).Set("Tabs", file.Name("S"))
		}
		catalog.Set("MarkInfo", file.Raw("<</Marked true>>"))
		catalog.Set("StructTreeRoot", t.write(f, pages, annots))
	}
	info, err := f.Object(f.Trailer.Get("Info").(file.Ref))
	if err != nil {
		return err
	}
	info.Value = l.info.dict()
	if l.info.standard != Plain {
		l.archive(f, catalog)
	}
	if l.info.standard == A3A {
		if err := l.attach(f, catalog); err != nil {
			return err
		}
	}
	root, err := f.Object(f.Trailer.Get("Root").(file.Ref))
	if err != nil {
		return err
	}
	root.Value = catalog
	return nil
}

// countOutline writes how many entries each entry of the outline holds, which fpdf leaves at zero: the first level is open, deeper
// ones are closed.
func countOutline(f *file.File, root any) {
	visible := 0
	for entry := f.Dict(root).Get("First"); entry != nil; {
		d := f.Dict(entry)
		visible += 1 + countEntry(f, d, true)
		entry = d.Get("Next")
	}
	f.Dict(root).Set("Count", visible)
}

// countEntry counts the entries of an entry and returns how many there are.
func countEntry(f *file.File, d *file.Dict, open bool) (n int) {
	d.Delete("Count")
	for kid := d.Get("First"); kid != nil; {
		k := f.Dict(kid)
		countEntry(f, k, false)
		n++
		kid = k.Get("Next")
	}
	switch {
	case n > 0 && open:
		d.Set("Count", n)
	case n > 0:
		d.Set("Count", -n)
	}
	return n
}
