package pdf

import (
	"math"

	east "github.com/yuin/goldmark/extension/ast"
)

// drawTable breaks the cells into lines and adds the rows to the galley.
func (s *setter) drawTable(t *tableSetting) {
	x, w := s.x, s.w
	page := s.geo
	if t.turned {
		page = s.geo.turn()
		s.x, s.w = page.left, page.measure
		s.turnHeading()
	}
	first := len(s.rows)
	var head int32
	for i, row := range t.rows {
		h := s.breakCells(t, row)
		from := s.begin()
		if i == 0 && t.heads == 0 { // a list of facts has a rule for a head
			s.rule(t, 0, inkFrame, 0.9)
			s.tables = append(s.tables, repeat{int32(len(s.ops)) - 1, int32(len(s.ops)), 0})
			head = int32(len(s.tables))
		}
		most := page.body() - s.headHeight(head) - 1
		switch {
		case h > most:
			s.drawTall(t, row, from, head)
		case i < t.heads:
			s.drawCells(t, row, 0, math.MaxInt, tablePad)
			s.rule(t, h, inkFrame, 0.9)
			s.end(from, tableRowOf(h, t, 0)).keep = true
			if h < page.body()*0.4 { // a head that fills the page would leave no room for what it heads
				s.tables = append(s.tables, repeat{from, int32(len(s.ops)), h})
				head = int32(len(s.tables))
			}
		default:
			s.drawCells(t, row, 0, math.MaxInt, tablePad)
			s.rule(t, h, inkRule, 0.5)
			s.end(from, tableRowOf(h, t, head))
		}
	}
	s.keepEnds(first, t.heads)
	s.x, s.w = x, w
}

// turnHeading takes the heading, and what else stays with the table, along to the landscape page.
func (s *setter) turnHeading() {
	dx := s.geo.turn().left - s.geo.left
	for i := len(s.rows) - 1; i >= 0 && s.rows[i].keep && !s.rows[i].turned && s.rows[i].frame == 0; i-- {
		s.rows[i].turned = true
		for k := s.rows[i].from; k < s.rows[i].to; k++ {
			o := &s.ops[k]
			o.x += dx
			if o.kind == opLine {
				o.w += dx
			}
		}
	}
}

func tableRowOf(h float64, t *tableSetting, head int32) row {
	return row{h: h, turned: t.turned, table: head}
}

func (s *setter) headHeight(head int32) float64 {
	if head == 0 {
		return 0
	}
	return s.tables[head-1].h
}

// keepEnds keeps a small table whole, and otherwise the head with two rows and the last two rows together: a single row on
// a page looks lost. Tall rows are let go, since they would leave a hole where they were expected, but the last ones only if they
// are very tall.
func (s *setter) keepEnds(first, heads int) {
	rows, height := s.rows[first:], 0.0
	for _, r := range rows {
		height += r.h
	}
	for i := range rows[:max(0, len(rows)-1)] {
		switch {
		case i == len(rows)-2 && i >= heads && rows[i].h+rows[i+1].h < s.geo.body()/4:
			rows[i].keep = true
		case rows[i].h > 60 || rows[i+1].h > 60 && height > s.geo.body()/2:
		case height < s.geo.body()/4, i <= heads, i == len(rows)-2:
			rows[i].keep = true
		}
	}
}

// breakCells breaks the cells of a row into lines and returns the height of the row.
func (s *setter) breakCells(t *tableSetting, row []tableCell) float64 {
	most := 1
	for k := range row {
		c := &row[k]
		c.lines = c.lines[:0]
		for at := c.from; at < c.to; {
			end, draw := nextLine(s.items[at:c.to], t.textWidth(k), fullCell)
			s.hidePoint(s.items[at : at+end])
			c.lines = append(c.lines, [2]int{at, at + draw})
			at += end
		}
		most = max(most, len(c.lines))
	}
	return float64(most)*t.lead() + 2*tablePad
}

func (t *tableSetting) textWidth(k int) float64 {
	if k == len(t.widths)-1 {
		return t.widths[k]
	}
	return t.widths[k] - t.gap()
}

// drawCells draws the lines a to b of the cells of a row, from top downwards.
func (s *setter) drawCells(t *tableSetting, row []tableCell, a, b int, top float64) {
	x := s.x
	for k, c := range row {
		for i := a; i < min(b, len(c.lines)); i++ {
			items := s.items[c.lines[i][0]:c.lines[i][1]]
			dx := t.textWidth(k) - width(trimRight(items)) - c.after
			switch t.align[k] {
			case east.AlignRight:
			case east.AlignCenter:
				dx /= 2
			default:
				dx = 0
			}
			s.drawLine(items, x+max(0, dx), top+float64(i-a)*t.lead()+baseline(t.lead(), t.size))
		}
		x += t.widths[k]
	}
}

// rule draws a line across the table.
func (s *setter) rule(t *tableSetting, y float64, pen ink, size float64) {
	s.ops = append(s.ops, op{kind: opLine, pen: pen, size: size, x: s.x, y: y, w: s.x + sum(t.widths), h: y})
}

// drawTall adds a row taller than a page, line by line, so that it can be divided.
func (s *setter) drawTall(t *tableSetting, row []tableCell, from, head int32) {
	most := 0
	for _, c := range row {
		most = max(most, len(c.lines))
	}
	for i := range most {
		r := tableRowOf(t.lead(), t, head)
		top := 0.0
		if i == 0 {
			top = tablePad
		}
		r.h += top
		s.drawCells(t, row, i, i+1, top)
		if i == most-1 {
			r.h += tablePad
			s.rule(t, r.h, inkRule, 0.5)
		}
		r.keep = i == 0 || i == most-2
		s.end(from, r)
		from = s.begin()
	}
}
