package chart

import (
	"math"
	"strings"
)

const (
	plotLeast = 110.0
	plotMost  = 170.0
)

// plotHeight is a pleasant height for a plot of the width given.
func plotHeight(w float64) float64 { return math.Max(plotLeast, math.Min(plotMost, 0.36*w)) }

// caption writes what is counted above a plot and returns where the plot begins.
func (s *sheet) caption(word string) float64 {
	if word = clean(word); word == "" {
		return small
	}
	s.note(LabelMuted, 0, small, Start, s.cut(word, small, s.w, false))
	return 2.4 * small
}

// slots labels places along an axis at y: in a line, wrapped, or turned where the places are narrow. It returns the y below.
func (s *sheet) slots(labels []string, x0, slot, y float64) float64 {
	lines, ok := 1, true
	wrapped := make([][]string, len(labels))
	for i, l := range labels {
		wrapped[i] = s.wrap(clean(l), small, slot-8, 2, false)
		lines = max(lines, len(wrapped[i]))
		ok = ok && whole(clean(l), wrapped[i])
	}
	if !ok {
		return s.turned(labels, x0, slot, y)
	}
	for i := range labels {
		for k, line := range wrapped[i] {
			s.note(LabelMuted, x0+(float64(i)+0.5)*slot, y+11+float64(k)*small*1.25, Middle, line)
		}
	}
	return y + 16 + float64(lines-1)*small*1.25
}

// whole reports whether a text was wrapped between words, with nothing lost.
func whole(text string, lines []string) bool { return strings.Join(lines, " ") == text }

const turnedMost = 84.0 // points: a turned label is cut there

// turned writes labels from bottom to top, every second or third where they would touch.
func (s *sheet) turned(labels []string, x0, slot, y float64) float64 {
	every := int(math.Ceil(small * 1.2 / slot))
	room := 0.0
	cut := make([]string, len(labels))
	for i := 0; i < len(labels); i += every {
		cut[i] = s.cut(clean(labels[i]), small, turnedMost, false)
		room = math.Max(room, s.wide(cut[i], small, false))
	}
	for i := 0; i < len(labels); i += every {
		x := x0 + (float64(i)+0.5)*slot + small*0.36
		s.add(Text{Role: LabelMuted, X: x, Y: y + 5, Size: small, Anchor: End, Up: true, Text: cut[i]})
	}
	return y + room + 8
}
