package chart

import (
	"cmp"
	"io"
	"math"
)

// SVGOptions says where the SVG will stand.
type SVGOptions struct {
	ID         string   // prefix of the ids; different for every figure of a page
	Lang       string   // language tag of the words
	Standalone bool     // a file of its own: own colours for light and dark, a ground, a size, a font
	Light      *Palette // nil: Light()
	Dark       *Palette // nil: Dark(); used only by a file of its own

	// Of a figure inside a page, which may stand in two widths beside other figures:
	NamedBy string  // the ID of a figure on the page that has the same title and description; empty: it has its own
	Styled  *Styled // what the page has rules for already; nil: nothing
}

// Styled is the roles that a page has CSS rules for. A rule holds for every figure of a page, wherever it stands.
type Styled struct {
	begun bool
	roles [roles]bool
}

// SVG writes the figure. The same figure gives the same bytes, well-formed as XML and as HTML whatever the texts hold.
//
// Inside a page the colours are the page's CSS variables --chart-NAME (see Variables), the font is the page's, and the drawing is as wide as its
// place. A file of its own has plain colours, since the converters of wikis know no variables, and a second set for dark screens.
func (f *Figure) SVG(w io.Writer, o SVGOptions) error {
	_, err := w.Write(f.AppendSVG(make([]byte, 0, 2048+96*len(f.Shapes)), o))
	return err
}

// AppendSVG is SVG into a slice.
func (f *Figure) AppendSVG(b []byte, o SVGOptions) []byte {
	p := &printer{b: b}
	f.head(p, o)
	p.style(f.used(), o)
	if o.Standalone {
		p.str(`<rect class="c-paper"`).num("width", f.W).num("height", f.H).str("/>\n")
	}
	for _, s := range f.Shapes {
		p.shape(s)
	}
	p.str("</svg>\n")
	return p.b
}

func (f *Figure) head(p *printer, o SVGOptions) {
	p.str(`<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="`)
	id := cmp.Or(o.NamedBy, o.ID)
	p.escape(id).str("-title ").escape(id).str(`-desc"`)
	if o.Lang != "" {
		if o.Standalone { // XML has a name of its own for it, and validators take no other
			p.attr("xml:lang", o.Lang)
		} else {
			p.attr("lang", o.Lang)
		}
	}
	p.str(` viewBox="0 0 `).val(f.W).str(" ").val(f.H).str(`"`)
	if o.Standalone {
		p.str(` width="`).val(f.W).str(`pt" height="`).val(f.H).str(`pt"`)
	} else {
		p.str(` width="100%"`)
	}
	p.str(">\n")
	if o.NamedBy != "" {
		return
	}
	p.str("<title id=\"").escape(o.ID).str(`-title">`).escape(clean(f.Title))
	p.str("</title>\n<desc id=\"").escape(o.ID).str(`-desc">`).escape(clean(f.Desc)).str("</desc>\n")
}

// used tells which roles the figure has, so that its style holds no others.
func (f *Figure) used() (u [roles]bool) {
	for _, s := range f.Shapes {
		u[s.role()] = true
	}
	return u
}

// A printer appends SVG to a slice; its methods chain.
type printer struct{ b []byte }

func (p *printer) shape(s Shape) {
	switch s := s.(type) {
	case Rect:
		p.open("rect", s.Role).num("x", s.X).num("y", s.Y).num("width", math.Max(0, s.W)).num("height", math.Max(0, s.H))
		if s.R > 0 {
			p.num("rx", s.R)
		}
		p.str("/>\n")
		if s.Role.Look().Hatch {
			p.hatch(s)
		}
	case Line:
		p.open("line", s.Role).num("x1", s.X1).num("y1", s.Y1).num("x2", s.X2).num("y2", s.Y2).str("/>\n")
	case Polyline:
		p.open("polyline", s.Role).points(s.Points)
	case Area:
		p.open("polygon", s.Role).points(s.Points)
	case Circle:
		p.open("circle", s.Role).num("cx", s.X).num("cy", s.Y).num("r", s.R).str("/>\n")
	case Text:
		p.text(s)
	}
}

func (p *printer) hatch(s Rect) {
	lines := s.Hatch()
	if len(lines) == 0 {
		return
	}
	p.open("path", s.Role).str(` d="`)
	for _, l := range lines {
		p.str("M").val(l.X1).str(" ").val(l.Y1).str("L").val(l.X2).str(" ").val(l.Y2)
	}
	p.str("\"/>\n")
}

func (p *printer) points(pts []Point) {
	p.str(` points="`)
	for i, q := range pts {
		if i > 0 {
			p.str(" ")
		}
		p.val(q.X).str(",").val(q.Y)
	}
	p.str("\"/>\n")
}

func (p *printer) text(s Text) {
	p.open("text", s.Role).num("x", s.X).num("y", s.Y).num("font-size", s.Size)
	if s.Bold {
		p.str(` font-weight="bold"`)
	}
	switch s.Anchor {
	case Middle:
		p.str(` text-anchor="middle"`)
	case End:
		p.str(` text-anchor="end"`)
	}
	if s.Up {
		p.str(` transform="rotate(-90 `).val(s.X).str(" ").val(s.Y).str(`)"`)
	}
	p.str(">").escape(s.Text).str("</text>\n")
}

func (p *printer) open(name string, r Role) *printer {
	return p.str("<").str(name).str(` class="c-`).str(names[r]).str(`"`)
}

func (p *printer) str(s string) *printer { p.b = append(p.b, s...); return p }

func (p *printer) attr(name, value string) *printer {
	return p.str(" ").str(name).str(`="`).escape(value).str(`"`)
}

func (p *printer) num(name string, v float64) *printer {
	return p.str(" ").str(name).str(`="`).val(v).str(`"`)
}

// val writes a number with at most two decimals, the same on every machine.
func (p *printer) val(v float64) *printer {
	if math.IsNaN(v) || math.Abs(v) > 1e7 {
		v = 0 // a figure is some hundred points wide: no such number can be meant
	}
	p.b = AppendHundredths(p.b, Hundredths(v))
	return p
}

// escape writes text for an element or an attribute.
func (p *printer) escape(s string) *printer {
	for {
		i := 0
		for i < len(s) && s[i] != '<' && s[i] != '>' && s[i] != '&' && s[i] != '"' {
			i++
		}
		p.str(s[:i])
		if i == len(s) {
			return p
		}
		switch s[i] {
		case '<':
			p.str("&lt;")
		case '>':
			p.str("&gt;")
		case '&':
			p.str("&amp;")
		default:
			p.str("&quot;")
		}
		s = s[i+1:]
	}
}
