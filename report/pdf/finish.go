package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"
)

// Write writes the list as a PDF file. The same list gives the same bytes.
func (l *List) Write(w io.Writer) error {
	var glyphs [faces]*glyphSet
	for id := range glyphs {
		if l.uses(faceID(id)) {
			font, err := l.fonts.face(faceID(id))
			if err != nil {
				return err
			}
			glyphs[id] = newGlyphSet(font)
			defer glyphs[id].release()
		}
	}
	drawn, err := l.draw(&glyphs)
	if err != nil {
		return fmt.Errorf("draw pages: %w", err)
	}
	f, err := readObjects(drawn)
	if err != nil {
		return err
	}
	l.finish(f, &glyphs)
	_, err = w.Write(f.write())
	return err
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

// finish puts right what fpdf cannot: fonts, flags of links, counts of the outline, what the file says about itself.
func (l *List) finish(f *objectFile, glyphs *[faces]*glyphSet) {
	fonts := []byte("<< /Font <<")
	for id, g := range glyphs {
		if g != nil {
			fonts = fmt.Appendf(fonts, " /F%d %d 0 R", id, f.embed(faceID(id), g))
		}
	}
	f.objects[2].body = append(fonts, " >> >>"...)
	for _, p := range f.pages { // URIs have no spaces, so this finds links and nothing else
		f.objects[p].body = bytes.ReplaceAll(f.objects[p].body, []byte("/Subtype /Link "), []byte("/Subtype /Link /F 4 "))
	}
	catalog := []byte("<< /Type /Catalog /Pages 1 0 R /ViewerPreferences << /DisplayDocTitle true >>")
	if l.info.lang != "" {
		catalog = fmt.Appendf(catalog, " /Lang %s", textString(l.info.lang))
	}
	if n := reference(f.objects[f.root].body, "/Outlines "); n != 0 {
		f.countOutline(n)
		catalog = fmt.Appendf(catalog, " /Outlines %d 0 R /PageMode /UseOutlines", n)
	}
	f.objects[f.root].body = append(catalog, " >>"...)
	f.objects[f.info].body = l.info.dict()
}

// countOutline writes how many entries each entry of the outline holds, which fpdf leaves at zero: the first level is open,
// deeper ones are closed. Entries come right before the root, parents before children.
func (f *objectFile) countOutline(root int) {
	children := map[int]int{}
	first := reference(f.objects[root].body, "/First ")
	for n := first; n < root; n++ {
		children[parent(f.objects[n].body)]++
	}
	visible := children[root]
	for n := first; n < root; n++ {
		count := ""
		if c := children[n]; c > 0 {
			if parent(f.objects[n].body) == root {
				visible += c
			} else {
				c = -c
			}
			count = fmt.Sprintf("/Count %d", c)
		}
		body := bytes.TrimSuffix(f.objects[n].body, []byte("/Count 0>>"))
		f.objects[n].body = append(append(bytes.Clone(body), count...), ">>"...)
	}
	body := bytes.TrimSuffix(f.objects[root].body, []byte(">>"))
	f.objects[root].body = fmt.Appendf(bytes.Clone(body), "/Count %d>>", visible)
}

// parent is the parent of an entry of the outline: looked for behind its title, which may contain anything.
func parent(entry []byte) int {
	i := bytes.IndexByte(entry, '(')
	return reference(entry[i+skipString(entry[i:]):], "/Parent ")
}

func (i *info) dict() []byte {
	b := []byte("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", i.title}, {"Subject", i.subject}, {"Author", i.author}, {"Keywords", i.keywords}, {"Creator", i.producer}, {"Producer", i.producer},
	} {
		if e.value != "" {
			b = fmt.Appendf(b, " /%s %s", e.key, textString(clean(e.value)))
		}
	}
	if !i.created.IsZero() {
		d := date(i.created)
		b = fmt.Appendf(b, " /CreationDate %s /ModDate %s", d, d)
	}
	return append(b, " >>"...)
}

// textString is a PDF text string: ASCII as it is, else UTF-16 in hexadecimal.
func textString(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' || s[i] == '(' || s[i] == ')' || s[i] == '\\' {
			return fmt.Sprintf("<%X>", utf16String(s))
		}
	}
	return "(" + s + ")"
}

// date is a PDF date with its zone.
func date(t time.Time) string {
	_, offset := t.Zone()
	minutes := offset / 60
	if minutes == 0 {
		return "(D:" + t.Format("20060102150405") + "Z)"
	}
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("(D:%s%c%02d'%02d')", t.Format("20060102150405"), sign, minutes/60, minutes%60)
}
