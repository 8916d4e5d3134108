package pdf

import (
	"fmt"
	"math"
	"slices"
)

const furnitureSize = 8.0

// furnitureOps is how many ops stand around the text of most pages: for so many a page has room.
const furnitureOps = 10

// furnish draws what stands around the text of every page: title and classification above, footer and page number below, the
// watermark behind. None of it is part of the text.
func (s *setter) furnish() {
	total := len(s.list.pages)
	for i := range s.list.pages {
		p := &s.list.pages[i]
		s.ops = s.ops[:0]
		if s.doc.Draft != "" {
			s.watermark(p)
		}
		behind := len(s.ops)
		s.runningHead(p, i == 0 || p.bare)
		if !p.bare {
			s.foot(p, fmt.Sprintf("%d / %d", i+1, total))
		}
		p.ops = append(slices.Insert(p.ops, 0, s.ops[:behind]...), s.ops[behind:]...)
	}
}

// runningHead draws the head; the first page shows its title itself.
func (s *setter) runningHead(p *page, first bool) {
	y := p.geo.top - 34
	right := p.w - p.geo.right
	used := s.furniture(s.doc.Classification, right, y, true, bold, p.w/3)
	left := s.doc.Header
	if left == "" {
		left = s.doc.Title
	}
	if !first {
		s.furniture(left, p.geo.left, y, false, regular, right-p.geo.left-used-20)
	}
	if !first || s.doc.Classification != "" {
		s.ops = append(s.ops, op{kind: opLine, pen: inkRule, size: 0.5, x: p.geo.left, y: y + 6, w: right, h: y + 6})
	}
}

func (s *setter) foot(p *page, number string) {
	y := p.h - p.geo.bottom + 34
	used := s.furniture(number, p.w-p.geo.right, y, true, regular, p.w/3)
	s.furniture(s.doc.Footer, p.geo.left, y, false, regular, p.w-p.geo.left-p.geo.right-used-20)
}

// furniture draws a short text, shortened with an ellipsis to the room there is, and returns its width.
func (s *setter) furniture(text string, x, y float64, flushRight bool, face faceID, room float64) float64 {
	mark := len(s.items)
	st := style{face: face, size: furnitureSize, ink: inkMuted}
	s.addText(text, st)
	items := s.items[mark:]
	for i := range items {
		if items[i].r == '\n' {
			items[i].r = ' '
		}
	}
	if width(items) > room {
		for len(items) > 0 && width(items) > room-furnitureSize {
			items = items[:len(items)-1]
		}
		s.items = s.items[:mark+len(items)]
		s.addText("…", st)
		items = s.items[mark:]
	}
	w := width(items)
	if flushRight {
		x -= w
	}
	s.drawLine(items, x, y)
	s.items = s.items[:mark]
	return w
}

// watermark draws a word from corner to corner, behind everything.
func (s *setter) watermark(p *page) {
	mark := len(s.items)
	s.addText(s.doc.Draft, style{face: bold, size: 100, ink: inkWatermark})
	items := s.items[mark:]
	size := min(150, 100*0.8*math.Hypot(p.w, p.h)/max(width(items), 1))
	k := size / 100
	// The text runs at 45°: half its length back from the middle of the page, and half the height of its letters down.
	half := width(items) * k / 2 * math.Sqrt2 / 2
	drop := size * 0.36 * math.Sqrt2 / 2
	x, y := p.w/2-half+drop, p.h/2+half+drop
	first := len(s.ops)
	s.drawLine(items, 0, 0)
	for i := first; i < len(s.ops); i++ {
		o := &s.ops[i]
		along := o.x * k * math.Sqrt2 / 2
		o.x, o.y, o.size, o.w, o.style = x+along, y-along, size, o.w*k, o.style|watermark
	}
	s.items = s.items[:mark]
}
