package pdf

import (
	"math"
	"slices"

	east "github.com/yuin/goldmark/extension/ast"
)

// A fit says how well a table fits a width.
type fit int

const (
	squeezed  fit = iota // words are broken anywhere
	broken               // words are broken between syllables, URLs after their punctuation
	wordsKept            // no word is broken
)

// needs are the widths that the columns of a table need.
type needs struct {
	hard, soft, full []float64
	flushRight       bool // the last column
}

// shape chooses the size of the type, the way the page stands and the widths of the columns: full size first, then smaller
// type, then, for many columns, a landscape page. The size of a band is chosen already.
func (s *setter) shape(t *tableSetting) {
	need := s.needs(t)
	if t.size == tableSize {
		best := s.bestShape(t, need)
		need = need.scaled(best.size / tableSize)
		s.resize(t, best.size)
		t.turned = best.turned
	}
	width := s.tableWidth(t.turned)
	var f fit
	t.widths, f = columnWidths(need, width)
	if sum(need.full) > width && len(t.widths) > 1 {
		s.balance(t, [...][]float64{squeezed: t.widths, broken: need.hard, wordsKept: need.soft}[f])
	}
}

// A tableShape is a way to make a table fit.
type tableShape struct {
	size   float64
	turned bool
}

var tableShapes = [...]tableShape{{9, false}, {8.25, false}, {7.5, false}, {9, true}, {8.25, true}, {7.5, true}, {6.75, true}}

// bestShape is the first shape in which no word is broken, else the first in which words are broken as rarely as in any.
func (s *setter) bestShape(t *tableSetting, need needs) tableShape {
	best, bestFit := tableShapes[0], fit(-1)
	columns := len(t.align)
	for _, try := range tableShapes {
		if try.turned && !s.mayTurn(columns) || columns > 8 && try == tableShapes[0] {
			continue
		}
		if _, f := columnWidths(need.scaled(try.size/tableSize), s.tableWidth(try.turned)); f > bestFit {
			best, bestFit = try, f
		}
	}
	return best
}

func (s *setter) tableWidth(turned bool) float64 {
	if turned {
		return s.geo.turn().measure
	}
	return s.w
}

// mayTurn tells whether a table may have a landscape page: if it has many columns, and stands in nothing else.
func (s *setter) mayTurn(columns int) bool { return columns > 6 && s.depth == 0 && s.frame == 0 }

// resize sets all cells in another size.
func (s *setter) resize(t *tableSetting, size float64) {
	k := size / t.size
	if k == 1 {
		return
	}
	t.size = size
	for i := t.styles; i < len(s.styles); i++ {
		st := &s.styles[i]
		st.size, st.rise = st.size*k, st.rise*k
	}
	for _, row := range t.rows {
		for _, c := range row {
			for i := c.from; i < c.to; i++ {
				s.items[i].w *= float32(k)
			}
		}
	}
}

// needs measures the columns at the size that the cells have now: hard allows all breaks, soft only those between words,
// full none.
func (s *setter) needs(t *tableSetting) needs {
	n := len(t.align)
	need := needs{make([]float64, n), make([]float64, n), make([]float64, n), t.align[n-1] == east.AlignRight}
	for _, row := range t.rows {
		for k, c := range row {
			hard, soft, full := chunks(s.items[c.from:c.to])
			need.hard[k] = max(need.hard[k], hard, t.size)
			need.soft[k] = max(need.soft[k], soft, t.size)
			need.full[k] = max(need.full[k], full, t.size)
		}
	}
	for k := range need.soft {
		gap := t.gap()
		if k == n-1 {
			gap = 0
		}
		if limit := s.w * 0.25; need.soft[k] > limit { // a long URL does not make a column wide
			need.soft[k] = max(limit, need.hard[k])
		}
		need.hard[k] += gap
		need.soft[k] += gap
		need.full[k] += gap + 0.1
	}
	return need
}

// chunks measures the widest part between any two breaks, between two strong ones, and the widest line.
func chunks(items []item) (hard, soft, full float64) {
	var h, s, f float64
	for i := range items {
		it := &items[i]
		if it.r == '\n' {
			h, s, f = 0, 0, 0
			continue
		}
		w := float64(it.w)
		f += w
		switch {
		case it.r != ' ' || it.brk == never:
			h, s = h+w, s+w
		case it.brk == weak: // between a number and its unit
			s += w
		}
		hard, soft, full = max(hard, h), max(soft, s), max(full, f)
		switch it.brk {
		case strong:
			h, s = 0, 0
		case weak, poor:
			h = 0
		}
	}
	return hard, soft, full
}

func (n needs) scaled(k float64) needs {
	scale := func(a []float64) []float64 {
		b := slices.Clone(a)
		for i := range b {
			b[i] *= k
		}
		return b
	}
	return needs{scale(n.hard), scale(n.soft), scale(n.full), n.flushRight}
}

// columnWidths divides a width among the columns, much as CSS does for automatic tables: everything on one line if there is
// room, words whole if there is, and what is left over to those columns that have most to say.
func columnWidths(need needs, width float64) ([]float64, fit) {
	switch {
	case sum(need.full) <= width:
		return relax(need.full, width, need.flushRight), wordsKept
	case sum(need.soft) <= width:
		return share(need.soft, need.full, width), wordsKept
	case sum(need.hard) <= width:
		return share(need.hard, need.soft, width), broken
	}
	least := slices.Clone(need.hard)
	for i := range least {
		least[i] = min(least[i], width/float64(len(least)))
	}
	return share(least, need.hard, width), squeezed
}

func sum(a []float64) (t float64) {
	for _, v := range a {
		t += v
	}
	return t
}

// relax gives a table that fits some air. Tables are as wide as the measure, so that their rules line up down the page; what
// is left over stands at the right, or between all columns where the last one is flush right.
func relax(full []float64, width float64, flushRight bool) []float64 {
	out := slices.Clone(full)
	air := min((width-sum(out))/float64(len(out)), 18)
	for i := range out {
		out[i] += air
	}
	rest := width - sum(out)
	if !flushRight {
		out[len(out)-1] += rest
		return out
	}
	for i := range out {
		out[i] += rest * full[i] / sum(full)
	}
	return out
}

// share starts from the least widths and deals out the rest: columns that need little get all they need, the others in
// proportion to what their text would take, damped, so that long prose does not starve the rest.
func share(least, full []float64, width float64) []float64 {
	out := slices.Clone(least)
	for range 8 {
		rest := width - sum(out)
		if rest < 0.5 {
			break
		}
		weights := 0.0
		for i := range out {
			if out[i] < full[i] {
				weights += math.Pow(full[i], 0.75)
			}
		}
		if weights == 0 {
			break
		}
		for i := range out {
			if out[i] < full[i] {
				out[i] = min(full[i], out[i]+rest*math.Pow(full[i], 0.75)/weights)
			}
		}
	}
	return out
}
