package pdf

import (
	"github.com/yuin/goldmark/ast"

	"example.com/postmortem/report/markdown"
)

const quoteIndent = bodyLead

// inFrame sets what fn sets in a frame, which page breaks do not interrupt, with a gap below it.
func (s *setter) inFrame(f frame, gap float64, fn func()) {
	f.parent = s.frame
	s.frames = append(s.frames, f)
	old, first := s.frame, len(s.rows)
	s.frame = int32(len(s.frames))
	s.pending += f.pad
	fn()
	s.frame = old
	if first < len(s.rows) { // the space that the last block inside wants is not wanted below the frame
		s.pending = s.pads(s.lastRow().frame) - s.pads(old) + gap
	}
}

// pads is the room that a frame and those around it take above a row, and below it.
func (s *setter) pads(frame int32) (sum float64) {
	for ; frame > 0; frame = s.frames[frame-1].parent {
		sum += s.frames[frame-1].pad
	}
	return sum
}

// quote sets a quotation beside a bar.
func (s *setter) quote(n ast.Node) {
	s.space(grid)
	s.within(node{role: roleQuote}, func() {
		s.inFrame(frame{x: s.x, w: 2, ground: inkAccent}, bodyLead, func() {
			s.space(grid)
			s.indented(quoteIndent, func() { s.blocks(n) })
		})
	})
}

// div sets a container: as a box if its class says that it is one, in its language, else as what it holds.
func (s *setter) div(n *markdown.Div) {
	lang := s.lang
	if l := markdown.Attr(n, "lang"); l != "" {
		s.lang = l
	}
	s.within(node{role: roleDivision}, func() {
		if markdown.Attr(n, "class") == "" {
			s.blocks(n)
			return
		}
		s.box(n)
	})
	s.lang = lang
}

const boxPad = 9.0

// box sets a container on a tinted ground: a note, a warning.
func (s *setter) box(n *markdown.Div) {
	s.space(grid)
	s.inFrame(frame{x: s.x, w: s.w, pad: boxPad, ground: inkTint, pen: inkAccent}, bodyLead, func() {
		s.indented(12, func() {
			w := s.w
			s.w = max(s.w-12, min(s.w, narrowest))
			s.blocks(n)
			s.w = w
		})
	})
}
