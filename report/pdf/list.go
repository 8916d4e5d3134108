package pdf

import "io"

// A List is a document laid out: what stands where on which page.
type List struct{}

// Layout sets d. It is safe for concurrent use with the same Fonts.
func Layout(f *Fonts, d *Doc) (*List, []Warning, error) { return &List{}, nil, nil }

// Write writes the list as a PDF file. The same list gives the same bytes.
func (l *List) Write(w io.Writer) error { return nil }

// Text writes the list in a form that people can review, line by line in reading order.
func (l *List) Text(w io.Writer) error { return nil }
