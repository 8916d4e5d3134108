package pdf

// An extent is a rectangle, y downwards.
type extent struct{ x0, y0, x1, y1 float64 }

func (b *extent) include(x, y float64) {
	b.x0, b.x1 = min(b.x0, x), max(b.x1, x)
	b.y0, b.y1 = min(b.y0, y), max(b.y1, y)
}

// grow includes an op.
func (l *List) grow(b *extent, o *op) {
	switch o.kind {
	case opText:
		if o.style&upright != 0 {
			b.include(o.x-o.size, o.y-o.w)
			b.include(o.x+o.size*0.25, o.y)
			return
		}
		b.include(o.x, o.y-o.size)
		b.include(o.x+o.w, o.y+o.size*0.25)
	case opRect:
		b.include(o.x, o.y)
		b.include(o.x+o.w, o.y+o.h)
	case opLine:
		b.include(o.x, o.y)
		b.include(o.w, o.h)
	case opCircle:
		b.include(o.x-o.w, o.y-o.w)
		b.include(o.x+o.w, o.y+o.w)
	case opPath, opArea:
		for _, p := range l.points[o.from:o.to] {
			b.include(p.x, p.y)
		}
	}
}
