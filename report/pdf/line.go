package pdf

import "unicode/utf8"

// baseline is where the text of a line stands, below the line's top: so that the middle of the letters is the middle of the
// line.
func baseline(lead, size float64) float64 { return lead/2 + 0.36*size }

// drawLine appends the ops of a line of items from x on, its baseline at y below the top of the row.
func (s *setter) drawLine(items []item, x, y float64) {
	s.drawLinks(items, x, y)
	for len(items) > 0 {
		n, w := 1, float64(items[0].w)
		for n < len(items) && items[n].style == items[0].style && items[n].face == items[0].face {
			w += float64(items[n].w)
			n++
		}
		s.drawRun(items[:n], x, y, w)
		x += w
		items = items[n:]
	}
}

// drawRun appends characters of one style and typeface, with what is painted behind and across them.
func (s *setter) drawRun(items []item, x, y, w float64) {
	st := &s.styles[items[0].style]
	if st.dest != "" {
		from, to := s.put(st.dest)
		s.ops = append(s.ops, op{kind: opDest, y: y - st.size, from: from, to: to})
	}
	ink := w // without the space at the end of a broken line
	if last := items[len(items)-1]; last.r == ' ' {
		ink -= float64(last.w)
	}
	if st.tint && ink > 0 {
		s.ops = append(s.ops, op{kind: opRect, ink: inkTint, x: x - 1, y: y - 0.95*st.size, w: ink + 2, h: 1.32 * st.size})
	}
	from := int32(len(s.list.arena))
	for i := range items {
		s.list.arena = utf8.AppendRune(s.list.arena, items[i].r)
	}
	o := op{kind: opText, face: items[0].face, ink: st.ink, x: x, y: y - st.rise, w: w, size: st.size, from: from, to: int32(len(s.list.arena)), node: st.node}
	if st.stretch {
		o.style |= stretched
		o.y += (codeLead/codeSize/boxHeight*boxMiddle - 0.36) * st.size
	}
	if st.slant {
		o.style |= slanted
	}
	if st.unseen {
		o.style |= unseen
	}
	s.ops = append(s.ops, o)
	if st.strike {
		at := y - st.rise - 0.32*st.size
		s.ops = append(s.ops, op{kind: opLine, pen: st.ink, size: 0.6, x: x, y: at, w: x + ink, h: at})
	}
}

// drawLinks appends the boxes that can be clicked: one for each link on the line, whatever styles it goes through.
func (s *setter) drawLinks(items []item, x, y float64) {
	for i := 0; i < len(items); {
		st := &s.styles[items[i].style]
		n, w := i+1, float64(items[i].w)
		for n < len(items) && s.styles[items[n].style].link == st.link {
			w += float64(items[n].w)
			n++
		}
		if st.link > 0 {
			s.ops = append(s.ops, op{kind: opLink, x: x, y: y - st.rise - st.size*0.9, w: w, h: st.size * 1.25, ref: st.link - 1, node: st.node})
		}
		x += w
		i = n
	}
}
