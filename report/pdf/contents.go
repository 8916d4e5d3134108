package pdf

import "strconv"

// contents sets the table of contents over the headings that are already in the galley, and puts it before them. The page
// numbers are filled in when the pages are known (see numberContents): their column is wide enough for any.
func (s *setter) contents(before int) {
	body := append([]row(nil), s.rows[before:]...)
	s.rows, s.pending = s.rows[:before], 0
	s.breakPage = before > 0
	s.within(node{role: roleContents}, func() {
		s.within(node{role: roleParagraph}, func() {
			mark := len(s.items)
			h := headings[2]
			s.addText(s.doc.TOC, style{face: bold, size: h.size, ink: inkHeading, node: s.cur})
			s.setBreaks(s.items[mark:])
			s.setLines(s.items[mark:], h.size, h.lead, false)
			s.lastRow().keep = true
			s.items = s.items[:mark]
		})
		s.space(grid)
		for _, t := range s.titles {
			s.contentsItem(t)
		}
	})
	s.pending = 0
	if len(body) > 0 {
		body[0].newPage = true
	}
	s.rows = append(s.rows, body...)
}

const pageNumberWidth = 30.0

// contentsItem sets an entry: its title, a link, and on its last line the number of its page.
func (s *setter) contentsItem(t title) {
	st := style{size: bodySize, ink: inkText}
	if t.level == 1 {
		s.space(grid)
		st.face, st.ink = bold, inkHeading
	}
	s.within(node{role: roleContentsItem}, func() {
		mark := len(s.items)
		st.node, st.link = s.cur, s.linkID("#"+t.id)
		s.addText(t.text, st)
		s.setBreaks(s.items[mark:])
		w := s.w
		s.w -= pageNumberWidth
		s.indented(float64(t.level-1)*bodyLead, func() { s.setLines(s.items[mark:], bodySize, bodyLead, true) })
		s.w = w
		s.items = s.items[:mark]
		s.leader()
		from, to := s.put(t.id)
		s.ops = append(s.ops, op{kind: opPage, face: st.face, ink: st.ink, x: s.x + s.w, y: baseline(bodyLead, bodySize), size: bodySize, from: from, to: to, node: s.cur})
		s.lastRow().to = int32(len(s.ops))
	})
}

// leader leads the eye from an entry to its number.
func (s *setter) leader() {
	last := s.ops[len(s.ops)-1]
	from, to, y := last.x+last.w+6, s.x+s.w-pageNumberWidth+6, baseline(bodyLead, bodySize)
	if last.kind == opText && to > from {
		s.ops = append(s.ops, op{kind: opLine, pen: inkFrame, size: 0.6, dash: [2]float64{0.6, 3.4}, x: from, y: y, w: to, h: y})
	}
}

// numberContents turns the places of page numbers into the numbers.
func (s *setter) numberContents() {
	at := map[string]int{}
	for i, p := range s.list.pages {
		for _, o := range p.ops {
			if o.kind == opDest && at[string(s.list.text(&o))] == 0 {
				at[string(s.list.text(&o))] = i + 1
			}
		}
	}
	for i := range s.list.pages {
		for k := range s.list.pages[i].ops {
			o := &s.list.pages[i].ops[k]
			if o.kind != opPage {
				continue
			}
			n := strconv.Itoa(at[string(s.list.text(o))])
			o.kind, o.w = opText, s.fonts.Measure(n, o.size, o.face == bold)
			o.x -= o.w
			o.from, o.to = s.put(n)
		}
	}
}
