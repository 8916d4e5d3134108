package pdf

import "strconv"

// A mark is the marked content that is being drawn: what it means, or that it means nothing.
type mark struct {
	page     int
	open     bool
	inText   bool // opened between BT and ET, and so to be closed there
	elem     int32
	artifact artifact
	y        float64
}

type artifact uint8

const (
	notArtifact artifact = iota
	layoutArtifact
	headArtifact
	footArtifact
	watermarkArtifact
)

var artifactNames = [...]string{
	layoutArtifact:    "/Artifact BMC\n",
	headArtifact:      "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
	footArtifact:      "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
	watermarkArtifact: "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n",
}

// artifact says what an op without a meaning is.
func (p *page) artifact(o *op) artifact {
	switch {
	case o.style&watermark != 0:
		return watermarkArtifact
	case o.y <= p.geo.top-20:
		return headArtifact
	case o.y >= p.h-p.geo.bottom+20:
		return footArtifact
	}
	return layoutArtifact
}

// markOp opens the marked content that an op belongs to, unless it is open. Text is marked between BT and ET, so that text objects
// need not end with every word that means something else; a figure is one piece, with its text.
func (c *content) markOp(o *op) {
	next := mark{page: c.mark.page, open: true, y: o.y}
	figure := false
	code := false
	if o.node != 0 {
		next.elem = c.tags.target(o.node)
		role := c.tags.elems[next.elem].role
		figure, code = role == roleFigure, role == roleCodeBlock // a line of code is a piece of its own, so that readers keep the lines
		c.tags.drawn(next.elem, o)
	} else {
		next.artifact = c.list.pages[c.mark.page].artifact(o)
	}
	next.inText = o.kind == opText && !figure
	now := &c.mark
	if now.open && now.elem == next.elem && now.artifact == next.artifact && (!now.inText || next.inText) && !(code && now.y != next.y) {
		return
	}
	c.endMark()
	if next.inText {
		c.beginText()
	} else {
		c.endText()
	}
	if next.artifact != notArtifact {
		c.str(artifactNames[next.artifact])
	} else {
		c.str("/")
		c.str(c.tags.typeName(next.elem))
		c.str("<</MCID ")
		c.b = strconv.AppendInt(c.b, int64(c.tags.content(c.mark.page, next.elem)), 10)
		c.str(">>BDC\n")
	}
	c.mark = next
}

func (c *content) endMark() {
	if !c.mark.open {
		return
	}
	c.mark.open = false
	if !c.mark.inText {
		c.endText()
	}
	c.mark.inText = false
	c.str("EMC\n")
}
