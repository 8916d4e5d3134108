package pdf

import (
	"fmt"

	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/markdown"
)

// onlyImage is the image that is all of a paragraph, nil if there is more or less.
func onlyImage(n ast.Node) *ast.Image {
	img, _ := n.FirstChild().(*ast.Image)
	if img == nil || img.NextSibling() != nil {
		return nil
	}
	return img
}

// figure sets a figure with the image's text as its caption; it returns false if there is no such figure.
func (s *setter) figure(img *ast.Image) bool {
	if s.doc.Figure == nil {
		return false
	}
	dest := markdown.Destination(img, s.src)
	fig := s.doc.Figure(dest, s.w)
	if fig == nil || fig.W <= 0 || fig.H <= 0 {
		s.warn(fmt.Sprintf("there is no figure %q, so its text stands in its place", dest))
		return false
	}
	k := min(1, s.w/fig.W, s.figureRoom(img)/fig.H)
	s.space(bodyLead)
	s.within(node{role: roleFigure, alt: fig.Desc}, func() {
		from := s.begin()
		d := drawing{s: s, x: s.x, k: k, node: s.cur}
		for _, shape := range fig.Shapes {
			d.shape(shape)
		}
		s.end(from, row{h: fig.H * k, figure: true, nested: s.depth > 0 || s.frame > 0, keep: img.HasChildren()})
	})
	s.caption(img)
	s.space(bodyLead)
	return true
}

// figureRoom is how high a figure may be so that its heading and its caption find room on the same page.
func (s *setter) figureRoom(img *ast.Image) float64 {
	mark, nodes := len(s.items), len(s.list.nodes)
	s.inline(img, style{size: noteSize, node: s.cur})
	s.setBreaks(s.items[mark:])
	caption := float64(countLines(s.items[mark:], s.w)) * noteLead
	s.items, s.list.nodes = s.items[:mark], s.list.nodes[:nodes] // this was a trial
	above := 0.0
	for i := len(s.rows) - 1; i >= 0 && s.rows[i].keep; i-- {
		above += s.rows[i].before + s.rows[i].h
	}
	page := s.geo.body()
	return max(page*0.2, min(page*0.85, page-above-caption-2*s.pads(s.frame)-2*bodyLead))
}

func (s *setter) caption(img *ast.Image) {
	if !img.HasChildren() {
		return
	}
	s.space(5)
	s.within(node{role: roleCaption}, func() {
		mark := len(s.items)
		s.inline(img, style{size: noteSize, ink: inkMuted, node: s.cur})
		first := len(s.rows)
		s.setBreaks(s.items[mark:])
		s.setLines(s.items[mark:], noteSize, noteLead, false)
		for i := first; i < len(s.rows)-1; i++ {
			s.rows[i].keep = true
		}
		s.items = s.items[:mark]
	})
}

// A drawing turns the shapes of a figure into ops.
type drawing struct {
	s    *setter
	x, k float64 // left edge and scale
	node int32
}

func (d *drawing) shape(shape chart.Shape) {
	switch v := shape.(type) {
	case chart.Rect:
		d.rect(v)
	case chart.Line:
		o := d.stroked(opLine, v.Role.Look())
		o.x, o.y, o.w, o.h = d.x+v.X1*d.k, v.Y1*d.k, d.x+v.X2*d.k, v.Y2*d.k
		d.add(o)
	case chart.Polyline:
		o := d.stroked(opPath, v.Role.Look())
		o.from, o.to = d.points(v.Points)
		d.add(o)
	case chart.Area:
		o := d.filled(opArea, v.Role.Look())
		o.from, o.to = d.points(v.Points)
		d.add(o)
	case chart.Circle:
		o := d.filled(opCircle, v.Role.Look())
		o.x, o.y, o.w = d.x+v.X*d.k, v.Y*d.k, v.R*d.k
		d.add(o)
	case chart.Text:
		d.text(v)
	}
}

func (d *drawing) add(o op) { d.s.ops = append(d.s.ops, o) }

func (d *drawing) stroked(kind opKind, look chart.Look) op {
	return op{kind: kind, pen: ink(look.Stroke), size: look.Width * d.k, dash: [2]float64{look.Dash[0] * d.k, look.Dash[1] * d.k}, node: d.node}
}

func (d *drawing) filled(kind opKind, look chart.Look) op {
	o := d.stroked(kind, look)
	o.ink = ink(look.Fill)
	return o
}

func (d *drawing) points(points []chart.Point) (from, to int32) {
	from = int32(len(d.s.list.points))
	for _, p := range points {
		d.s.list.points = append(d.s.list.points, point{d.x + p.X*d.k, p.Y * d.k})
	}
	return from, int32(len(d.s.list.points))
}

func (d *drawing) rect(v chart.Rect) {
	look := v.Role.Look()
	o := d.filled(opRect, look)
	o.x, o.y, o.w, o.h = d.x+v.X*d.k, v.Y*d.k, v.W*d.k, v.H*d.k
	d.add(o)
	if look.Hatch {
		for _, l := range v.Hatch() {
			h := op{kind: opLine, pen: ink(look.Stroke), size: chart.HatchWidth * d.k, node: d.node}
			h.x, h.y, h.w, h.h = d.x+l.X1*d.k, l.Y1*d.k, d.x+l.X2*d.k, l.Y2*d.k
			d.add(h)
		}
	}
}

func (d *drawing) text(v chart.Text) {
	s := d.s
	st := style{size: v.Size * d.k, ink: ink(v.Role.Look().Fill), node: d.node}
	if v.Bold {
		st.face = bold
	}
	mark := len(s.items)
	s.addText(v.Text, st)
	items := s.items[mark:]
	shift := 0.0
	switch v.Anchor {
	case chart.Middle:
		shift = width(items) / 2
	case chart.End:
		shift = width(items)
	}
	x, y := d.x+v.X*d.k, v.Y*d.k
	first := len(s.ops)
	if !v.Up {
		s.drawLine(items, x-shift, y)
	} else {
		s.drawLine(items, 0, 0)
		for i := first; i < len(s.ops); i++ {
			o := &s.ops[i]
			o.x, o.y, o.style = x, y+shift-o.x, o.style|upright
		}
	}
	s.items = s.items[:mark]
}
