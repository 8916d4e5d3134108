package pdf

import (
	"cmp"
	"slices"
)

// paginate cuts the galley into pages. It takes as many rows as must stay together, and puts them on this page if they fit
// and else on the next; nothing is ever moved back, but something may go before a figure (passing.go).
func (s *setter) paginate() {
	p := &paginator{s: s, geo: s.geo}
	s.settle()
	for i := 0; i < len(s.rows); {
		n := s.together(i)
		if p.pass(i, n) {
			continue
		}
		p.place(s.rows[i:n])
		i = n
	}
	p.closePage()
}

// settle keeps a heading with two lines of what follows it.
func (s *setter) settle() {
	for i := range s.rows {
		if i+2 >= len(s.rows) || !s.rows[i].title || s.rows[i+1].title || s.rows[i+1].h > 2*bodyLead {
			continue
		}
		s.rows[i+1].keep = true
	}
}

// together is the end of the group of rows that starts at i and that no page break may divide.
func (s *setter) together(i int) int {
	for i < len(s.rows)-1 && s.rows[i].keep && s.rows[i].turned == s.rows[i+1].turned && !s.rows[i+1].newPage {
		i++
	}
	return i + 1
}

type paginator struct {
	s      *setter
	geo    geometry // of the current page
	turned bool
	open   bool
	bare   bool
	y      float64
	ops    []op
	behind []op        // what is painted first: the grounds of frames
	reach  []frameSpan // of the frames on this page
	table  int32       // the table that the last row belongs to
}

// A frameSpan is how far a frame reaches on the current page.
type frameSpan struct {
	frame    int32
	from, to float64
}

// place puts rows that stay together on a page.
func (p *paginator) place(rows []row) {
	first := &rows[0]
	if p.open && (first.newPage || first.turned != p.turned) {
		p.closePage()
	}
	if p.open && p.after(rows) > p.limit(rows) {
		p.closePage()
	}
	if !p.open {
		p.openPage(first)
	}
	whole := p.after(rows) <= p.limit(rows)
	for i := range rows {
		if !whole && p.dirty() && p.after(rows[i:i+1]) > p.limit(rows[i:i+1]) {
			p.closePage()
			p.openPage(&rows[i])
		}
		p.add(&rows[i])
	}
}

// dirty tells whether something stands on the page.
func (p *paginator) dirty() bool { return len(p.ops) > 0 }

// limit is how far down rows may reach: the frame around the last one wants its pad too.
func (p *paginator) limit(rows []row) float64 {
	return p.geo.h - p.geo.bottom + 0.01 - p.s.pads(rows[len(rows)-1].frame)
}

// after is where the page would have been filled to after rows.
func (p *paginator) after(rows []row) float64 {
	y := p.y
	fresh := !p.dirty()
	for i := range rows {
		y = p.advance(y, &rows[i], fresh) + rows[i].h
		fresh = false
	}
	return y
}

// advance is where a row starts that comes after y: running text stands on the grid, which is the same on every page.
func (p *paginator) advance(y float64, r *row, fresh bool) float64 {
	if fresh {
		return y + p.s.pads(r.frame)
	}
	y += r.before
	if r.text {
		steps := (y - p.geo.top) / grid
		n := float64(int(steps))
		if steps-n > 0.02 {
			n++
		}
		y = p.geo.top + n*grid
	}
	return y
}

func (p *paginator) openPage(first *row) {
	p.turned, p.geo, p.bare = first.turned, p.s.geo, first.bare
	if p.turned {
		p.geo = p.s.geo.turn()
	}
	p.open, p.y = true, p.geo.top
	if t := first.table; t > 0 && t == p.table {
		p.repeatHead(&p.s.tables[t-1])
	}
}

// repeatHead sets the head of a table again; it is no part of the text.
func (p *paginator) repeatHead(t *repeat) {
	for _, o := range p.s.ops[t.from:t.to] {
		if o.kind == opText || o.kind == opLine || o.kind == opRect {
			o.node = 0
			o.style |= hidden
			p.ops = append(p.ops, o.moved(p.y))
		}
	}
	p.y += t.h
}

// add puts a row on the page.
func (p *paginator) add(r *row) {
	p.y = p.advance(p.y, r, !p.dirty())
	p.span(r)
	for _, o := range p.s.ops[r.from:r.to] {
		if o.kind == opPath || o.kind == opArea {
			for i := o.from; i < o.to; i++ {
				p.s.list.points[i].y += p.y
			}
		}
		p.ops = append(p.ops, o.moved(p.y))
	}
	p.y += r.h
	p.table = r.table
}

// moved is o, lower by dy.
func (o op) moved(dy float64) op {
	o.y += dy
	if o.kind == opLine {
		o.h += dy
	}
	return o
}

// span lets the frames around a row reach to its end, the outer ones around the inner.
func (p *paginator) span(r *row) {
	pads := 0.0
	for f := r.frame; f > 0; f = p.s.frames[f-1].parent {
		pads += p.s.frames[f-1].pad
		i := slices.IndexFunc(p.reach, func(s frameSpan) bool { return s.frame == f })
		if i < 0 {
			i = len(p.reach)
			p.reach = append(p.reach, frameSpan{frame: f, from: p.y - pads})
		}
		p.reach[i].to = p.y + r.h + pads
	}
}

// closePage paints the frames and adds the page to the list.
func (p *paginator) closePage() {
	if !p.open {
		return
	}
	slices.SortFunc(p.reach, func(a, b frameSpan) int { return cmp.Compare(a.frame, b.frame) }) // outer frames come first
	for _, r := range p.reach {
		p.paint(r)
	}
	ops := make([]op, 0, len(p.behind)+len(p.ops)+furnitureOps)
	ops = append(append(ops, p.behind...), p.ops...)
	p.s.list.pages = append(p.s.list.pages, page{w: p.geo.w, h: p.geo.h, ops: ops, geo: p.geo, bare: p.bare})
	p.behind, p.ops, p.reach, p.open = p.behind[:0], p.ops[:0], p.reach[:0], false
}

func (p *paginator) paint(r frameSpan) {
	f := &p.s.frames[r.frame-1]
	o := op{kind: opRect, ink: f.ground, x: f.x, y: r.from, w: f.w, h: r.to - r.from}
	p.behind = append(p.behind, o)
	if f.pen != 0 {
		o.w, o.ink = 2.5, f.pen
		p.behind = append(p.behind, o)
	}
}
