package pdf

import "strings"

// cover sets the title page: the title in the upper third of the page, then facts. It has no running head.
func (s *setter) cover(c *Cover) {
	title := c.Title
	if title == "" {
		title = s.doc.Title
	}
	first := len(s.rows)
	s.blank(s.geo.body() * 0.22)
	s.coverLine(title, 30, 42, inkHeading, bold)
	if c.Subtitle != "" {
		s.blank(12)
		s.coverLine(c.Subtitle, 14.5, 22.5, inkMuted, regular)
	}
	from := s.begin()
	s.ops = append(s.ops, op{kind: opRect, ink: inkHeading, x: s.x, w: 48, h: 3, y: 18})
	s.end(from, row{h: 45})
	for _, line := range c.Lines {
		s.coverLine(line, 10, 17, inkText, regular)
	}
	for i := first; i < len(s.rows); i++ {
		s.rows[i].bare = true
	}
	s.breakPage = true
}

// coverLine sets a text of the title page, broken into lines of nearly equal length.
func (s *setter) coverLine(text string, size, lead float64, ink ink, face faceID) {
	s.within(node{role: roleParagraph}, func() {
		mark := len(s.items)
		s.addText(strings.ReplaceAll(text, "\n", " "), style{face: face, size: size, ink: ink, node: s.cur})
		s.balanced(s.items[mark:], size, lead)
		s.items = s.items[:mark]
	})
}
