package pdf

import "strings"

// Code is set small enough for 80 columns, and box drawing joins from line to line.
const (
	codeSize  = 8.5
	codeLead  = 11.25
	codePad   = 6.0
	codeGap   = 9.0 // above and below the ground
	codeInset = 8.0

	// boxHeight is how high box drawing is in D2Coding, and boxMiddle where its middle is above the baseline, for a size of 1.
	boxHeight = 1.08
	boxMiddle = 0.31
)

// code sets a code block. Lines too long are broken where nothing better is left; a page break may come between any two.
func (s *setter) code(text string) {
	s.space(codeGap)
	s.within(node{role: roleCodeBlock}, func() {
		s.inFrame(frame{x: s.x, w: s.w, pad: codePad, ground: inkTint}, codeGap, func() {
			st := style{face: mono, size: codeSize, ink: inkText, node: s.cur, grid: s.cell() * codeSize}
			first := len(s.rows)
			for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
				s.codeLine(expandTabs(line), st)
			}
			s.keepCode(s.rows[first:])
		})
	})
}

// keepCode keeps a short block whole, and two lines at either end of a long one.
func (s *setter) keepCode(rows []row) {
	for i := range rows[:len(rows)-1] {
		rows[i].keep = len(rows) <= 16 || i == 0 || i == len(rows)-2
	}
}

// codeLine sets a line of code. What does not fit goes on below, further to the right than the line began.
func (s *setter) codeLine(line string, st style) {
	mark := len(s.items)
	s.addText(line, st)
	items := s.items[mark:]
	s.joinBoxes(items, st)
	x, room := s.x+codeInset, s.w-2*codeInset
	hang := min(float64(len(line)-len(strings.TrimLeft(line, " "))+4)*st.grid, room/2)
	for {
		n := codeFit(items, room)
		from := s.begin()
		s.drawLine(items[:n], x, baseline(codeLead, codeSize))
		s.end(from, row{h: codeLead})
		if items = items[n:]; len(items) == 0 {
			break
		}
		x, room = s.x+codeInset+hang, s.w-2*codeInset-hang
	}
	s.items = s.items[:mark]
}

// joinBoxes lets box drawing reach from line to line.
func (s *setter) joinBoxes(items []item, st style) {
	st.stretch = true
	for i := range items {
		if r := items[i].r; r >= 0x2500 && r <= 0x259f && items[i].face == mono {
			items[i].style = s.styleID(st)
		}
	}
}

// codeFit is how many characters fit on a line of code: all, or up to the last space or mark in its last third, or up to
// the edge.
func codeFit(items []item, room float64) int {
	w, n := 0.0, 0
	for n < len(items) && (n == 0 || w+float64(items[n].w) <= room) {
		w += float64(items[n].w)
		n++
	}
	if n == len(items) {
		return n
	}
	for i := n; i > n*2/3 && i > 1; i-- {
		if in(items[i-1].r, " ,;|/&") {
			return i
		}
	}
	for n > 1 && isMark(items[n].r) {
		n--
	}
	return n
}

// expandTabs puts spaces for tabs, to columns of four; wide characters count two.
func expandTabs(line string) string {
	if !strings.Contains(line, "\t") {
		return line
	}
	var b strings.Builder
	col := 0
	for _, r := range strings.ToValidUTF8(line, "\ufffd") {
		switch {
		case r == '\t':
			n := 4 - col%4
			b.WriteString("    "[:n])
			col += n
			continue
		case isSyllable(r):
			col++
		}
		b.WriteRune(r)
		col++
	}
	return b.String()
}

// cell is the width of a character of code, for a size of 1.
func (s *setter) cell() float64 {
	font, err := s.fonts.face(mono)
	if err != nil {
		s.fail(err)
		return 0
	}
	return float64(font.Width(' ')) / 1000
}
