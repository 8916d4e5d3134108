package pdf

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/pdf/file"
)

// content writes the ops of a page in PDF's drawing language. It remembers the state of the page, so that nothing is said
// twice: smaller files, and less for readers to do.
type content struct {
	b      []byte
	list   *List
	glyphs *[faces]*glyphSet
	height float64

	inText    bool
	plain     bool // the text matrix is only moved: Td works from lastX, lastY
	lastX     int
	lastY     int
	face      faceID
	size      float64
	fill, pen ink
	width     float64
	dash      [2]float64
	hasFont   bool
	rgb       [inks]string // colours, as operands

	tags *tagger // nil: nothing is marked
	mark mark
}

// addTo puts the pages' content after what fpdf begins every page with. It does so in the finished file and compresses page by page: fpdf
// would hold all pages three times, in the end in one piece.
func (c *content) addTo(f *file.File) error {
	for i, color := range c.list.colors {
		c.rgb[i] = operands(color)
	}
	d := file.NewDeflater()
	defer d.Release()
	pages := f.Pages()
	if len(pages) != len(c.list.pages) {
		return fmt.Errorf("fpdf wrote %d of %d pages", len(pages), len(c.list.pages))
	}
	for i, p := range pages {
		ref, _ := f.Dict(p).Get("Contents").(file.Ref)
		o, err := f.Object(ref)
		if err != nil {
			return err
		}
		d.Fill(o, o.Stream, c.page(i), []byte{'\n'})
	}
	return nil
}

// page writes page n and returns its content, valid until the next call.
func (c *content) page(n int) []byte {
	p := &c.list.pages[n]
	c.b, c.height, c.mark = c.b[:0], p.h, mark{page: n}
	c.inText, c.hasFont, c.fill, c.pen, c.width, c.dash = false, false, 0, 0, -1, [2]float64{}
	for i := range p.ops {
		o := &p.ops[i]
		if o.kind >= opLink || o.kind == opText && o.from == o.to {
			continue
		}
		if c.tags != nil {
			c.markOp(o)
		}
		if o.kind == opText {
			c.text(o)
			continue
		}
		c.endText()
		c.shape(o)
	}
	c.endMark()
	c.endText()
	return c.b
}

func (c *content) beginText() {
	if !c.inText {
		c.str("BT ")
		c.inText, c.plain, c.lastX, c.lastY = true, true, 0, 0
	}
}

func (c *content) endText() {
	if c.inText {
		if c.mark.inText {
			c.endMark()
		}
		c.str("ET\n")
		c.inText = false
	}
}

func (c *content) str(s string) { c.b = append(c.b, s...) }

// num writes a number with two decimals at most, and a space.
func (c *content) num(v float64) { c.hundredths(chart.Hundredths(v)) }

func (c *content) hundredths(n int) {
	c.b = append(chart.AppendHundredths(c.b, n), ' ')
}

func (c *content) nums(v ...float64) {
	for _, x := range v {
		c.num(x)
	}
}

// y turns the list's y, from the top down, into PDF's.
func (c *content) y(v float64) float64 { return c.height - v }

func (c *content) setFill(i ink) {
	if i != c.fill {
		c.str(c.rgb[i])
		c.str("rg ")
		c.fill = i
	}
}

func (c *content) setPen(o *op) {
	if o.pen != c.pen {
		c.str(c.rgb[o.pen])
		c.str("RG ")
		c.pen = o.pen
	}
	if o.size != c.width {
		c.num(o.size)
		c.str("w ")
		c.width = o.size
	}
	if o.dash != c.dash {
		c.str("[")
		if o.dash[0] > 0 {
			c.nums(o.dash[0], o.dash[1])
		}
		c.str("]0 d ")
		c.dash = o.dash
	}
}

// text writes a run of characters as numbers of the embedded font's glyphs.
func (c *content) text(o *op) {
	c.beginText()
	if !c.hasFont || o.face != c.face || o.size != c.size {
		c.b = append(c.b, '/', 'F', '0'+byte(o.face), ' ')
		c.num(o.size)
		c.str("Tf ")
		c.hasFont, c.face, c.size = true, o.face, o.size
	}
	c.setFill(o.ink)
	c.moveTo(o)
	if o.style&unseen != 0 {
		c.str(" 3 Tr")
	}
	c.b = append(c.b, '(')
	set := c.glyphs[o.face]
	for rest := c.list.text(o); len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		rest = rest[n:]
		g := set.number(r)
		c.b = escaped(escaped(c.b, byte(g>>8)), byte(g))
	}
	c.str(")Tj\n")
	if o.style&unseen != 0 {
		c.str("0 Tr ")
	}
}

// escaped appends a byte of a literal string. Glyph numbers as bytes are half the size of hexadecimal ones.
func escaped(b []byte, x byte) []byte {
	switch x {
	case '(', ')', '\\':
		return append(b, '\\', x)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, x)
}

// moveTo sets where text starts, by a move from where the last one started if that is enough.
func (c *content) moveTo(o *op) {
	x, y := chart.Hundredths(o.x), chart.Hundredths(c.y(o.y))
	const turn = math.Sqrt2 / 2
	switch {
	case o.style&slanted != 0:
		c.str("1 0 .2 1 ")
	case o.style&stretched != 0:
		c.str("1 0 0 ")
		c.num(codeLead / codeSize / boxHeight)
	case o.style&upright != 0:
		c.str("0 1 -1 0 ")
	case o.style&watermark != 0:
		c.nums(turn, turn, -turn, turn)
	case c.plain:
		c.hundredths(x - c.lastX)
		c.hundredths(y - c.lastY)
		c.str("Td")
		c.lastX, c.lastY = x, y
		return
	default:
		c.str("1 0 0 1 ")
	}
	c.plain = o.style&(slanted|upright|watermark|stretched) == 0
	c.hundredths(x)
	c.hundredths(y)
	c.str("Tm")
	c.lastX, c.lastY = x, y
}

// shape writes lines and areas.
func (c *content) shape(o *op) {
	if o.ink != 0 {
		c.setFill(o.ink)
	}
	if o.pen != 0 {
		c.setPen(o)
	}
	switch o.kind {
	case opRect:
		c.nums(o.x, c.y(o.y+o.h), o.w, o.h)
		c.str("re ")
	case opLine:
		c.nums(o.x, c.y(o.y))
		c.str("m ")
		c.nums(o.w, c.y(o.h))
		c.str("l ")
	case opPath, opArea:
		c.path(o)
	case opCircle:
		c.circle(o.x, c.y(o.y), o.w)
	}
	c.str(paints[boolIndex(o.ink != 0 && o.kind != opLine && o.kind != opPath)][boolIndex(o.pen != 0)])
}

// paints are the operators that fill, stroke, both or neither.
var paints = [2][2]string{{"n\n", "S\n"}, {"f\n", "B\n"}}

func boolIndex(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (c *content) path(o *op) {
	for i, p := range c.list.points[o.from:o.to] {
		c.nums(p.x, c.y(p.y))
		if i == 0 {
			c.str("m ")
		} else {
			c.str("l ")
		}
	}
	if o.kind == opArea {
		c.str("h ")
	}
}

// circle approximates a circle by four Bézier curves, to a quarter of a thousandth of the radius.
func (c *content) circle(x, y, r float64) {
	const k = 0.5522847
	c.nums(x+r, y)
	c.str("m ")
	for _, q := range [4][4]float64{{1, 0, 0, 1}, {0, 1, -1, 0}, {-1, 0, 0, -1}, {0, -1, 1, 0}} {
		ax, ay, bx, by := q[0], q[1], q[2], q[3]
		c.nums(x+r*(ax+k*bx), y+r*(ay+k*by), x+r*(bx+k*ax), y+r*(by+k*ay), x+r*bx, y+r*by)
		c.str("c ")
	}
	c.str("h ")
}

// operands writes a colour for rg and RG.
func operands(col Color) string {
	b := make([]byte, 0, 18)
	for _, v := range [3]uint8{col.R, col.G, col.B} {
		b = strconv.AppendFloat(b, math.Round(float64(v)/255*1000)/1000, 'f', -1, 64)
		b = append(b, ' ')
	}
	return string(b)
}
