package pdf

// Layout sets d. It is safe for concurrent use with the same Fonts. The error is about a font that cannot be read; anything
// in the text can be set, if only with a warning.
func Layout(f *Fonts, d *Doc) (*List, []Warning, error) {
	if _, err := f.face(regular); err != nil {
		return nil, nil, err
	}
	s := newSetter(f, d)
	if d.Cover != nil {
		s.cover(d.Cover)
	}
	cover := len(s.rows)
	if d.Root != nil {
		s.block(d.Root)
	}
	if d.TOC != "" && len(s.titles) > 0 {
		s.contents(cover)
	}
	if len(s.rows) == 0 { // a document has a page
		s.blank(s.lead)
	}
	s.paginate()
	s.numberContents()
	s.furnish()
	if s.err != nil {
		return nil, nil, s.err
	}
	return s.list, s.warnings, nil
}

func newSetter(f *Fonts, d *Doc) *setter {
	geo := d.Paper.geometry()
	var rec *recording
	if d.About != nil && d.Standard == A3A {
		d, rec = record(d)
	}
	return &setter{
		fonts: f, doc: d, src: d.Source, geo: geo,
		x: geo.left, w: geo.measure, ink: inkText, size: bodySize, lead: bodyLead,
		cur: 1, at: d.Title,
		linkIDs: map[string]int32{}, seen: map[rune]bool{},
		list: &List{
			fonts:    f,
			nodes:    []node{{}, {role: roleDocument, lang: d.Lang}},
			colors:   d.Theme.palette(),
			info:     newInfo(d),
			attached: d.Attach, recorded: rec,
			arena: make([]byte, 0, len(d.Source)+len(d.Source)/2),
		},
	}
}
