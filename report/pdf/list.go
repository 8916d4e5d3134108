package pdf

import (
	"bytes"
	"fmt"
	"io"

	"example.com/postmortem/report/chart"
)

// A List is a document laid out: what stands where on which page, and what it means. It is complete: writing it needs the
// fonts and nothing else.
type List struct {
	fonts  *Fonts
	pages  []page
	arena  []byte // the text of all ops
	points []point
	links  []string // where ops of kind opLink lead: URLs, or "#" and a destination
	nodes  []node   // nodes[0] is what has no meaning, nodes[1] the document
	colors palette
	info   info

	attached []*Attachment
	recorded *recording
}

type page struct {
	w, h float64
	ops  []op
	geo  geometry
	bare bool
}

// Pages is the number of pages.
func (l *List) Pages() int { return len(l.pages) }

func (l *List) text(o *op) []byte { return l.arena[o.from:o.to] }

// Text writes the list as text for people: page by page, every op on a line, in the order of painting.
func (l *List) Text(w io.Writer) error {
	var b bytes.Buffer
	for n, p := range l.pages {
		fmt.Fprintf(&b, "page %d %.2f × %.2f\n", n+1, p.w, p.h)
		for i := range p.ops {
			l.line(&b, &p.ops[i])
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (l *List) line(b *bytes.Buffer, exact *op) {
	o := *exact
	for _, v := range [...]*float64{&o.x, &o.y, &o.w, &o.h} {
		*v = float64(chart.Hundredths(*v)) / 100 // as it is written
	}
	switch o.kind {
	case opText:
		fmt.Fprintf(b, "  %-12s %7.2f %7.2f  %s %.4g %s %s%q\n", l.nodeName(o.node), o.x, o.y, faceNames[o.face], o.size, o.ink, o.style, l.text(&o))
	case opRect:
		fmt.Fprintf(b, "  rect %.2f %.2f %.2f × %.2f %s %s\n", o.x, o.y, o.w, o.h, o.ink, o.pen)
	case opLine:
		fmt.Fprintf(b, "  line %.2f %.2f to %.2f %.2f %s %.4g\n", o.x, o.y, o.w, o.h, o.pen, o.size)
	case opPath, opArea:
		fmt.Fprintf(b, "  path of %d points %s %s\n", o.to-o.from, o.ink, o.pen)
	case opCircle:
		fmt.Fprintf(b, "  circle %.2f %.2f radius %.2f %s %s\n", o.x, o.y, o.w, o.ink, o.pen)
	case opLink:
		fmt.Fprintf(b, "  link %.2f %.2f %.2f × %.2f %s\n", o.x, o.y, o.w, o.h, l.links[o.ref])
	case opDest:
		fmt.Fprintf(b, "  dest %.2f %q\n", o.y, l.text(&o))
	case opMark:
		fmt.Fprintf(b, "  outline %d %.2f %q\n", o.ref+1, o.y, l.text(&o))
	}
}

// nodeName says the role of a node, with the level of a heading: "h2", "td", "artifact".
func (l *List) nodeName(i int32) string {
	n := l.nodes[i]
	s := roleNames[n.role]
	if n.role == roleHeading {
		s = fmt.Sprintf("h%d", n.level)
	}
	if n.lang != "" {
		s += "/" + n.lang
	}
	return s
}

func (f textFlags) String() string {
	s := ""
	for i, name := range [...]string{"slanted ", "up ", "watermark ", "stretched ", "unseen ", "hidden "} {
		if f&(1<<i) != 0 {
			s += name
		}
	}
	return s
}
