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
	firstRight       bool // the first column is flush right
	lastRight        bool // the last one is
}

// needs measures the columns at the size that the cells have now: hard allows all breaks, soft only those between words,
// full none.
func (s *setter) needs(t *tableSetting) needs {
	n := len(t.align)
	need := needs{make([]float64, n), make([]float64, n), make([]float64, n), t.align[0] == east.AlignRight, t.align[n-1] == east.AlignRight}
	for _, row := range t.rows {
		for k, c := range row {
			hard, soft, full := chunks(s.items[c.from:c.to])
			hard, soft, full = hard+c.after, soft+c.after, full+c.after
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
		switch limit := s.w * 0.25; {
		case need.soft[k] > limit: // a long URL does not make a column wide
			need.soft[k] = max(limit, need.hard[k])
		case k == 0 && t.heads == 0 && need.full[k] < limit: // the labels of a list of facts stay on one line
			need.soft[k] = need.full[k]
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
		case vanishes(items, i):
		case it.r != ' ' || it.brk == never:
			h, s = h+w, s+w
		case it.brk == weak && between(items, i): // a date and its time are two words where room is dear
			s = 0
		case it.brk < strong:
			s += w
		}
		hard, soft, full = max(hard, h), max(soft, s), max(full, f)
		switch it.brk {
		case strong, parting:
			h, s = 0, 0
		case weak, poor:
			h = 0
		}
	}
	return hard, soft, full
}

// between tells whether items[i] stands between figures.
func between(items []item, i int) bool {
	return i > 0 && i+1 < len(items) && isDigit(items[i-1].r) && isDigit(items[i+1].r)
}

// columnWidths divides a width among the columns, much as CSS does for automatic tables: everything on one line if there is
// room, words whole if there is, and what is left over to those columns that have most to say.
func columnWidths(need needs, width float64) ([]float64, fit) {
	switch {
	case sum(need.full) <= width:
		return relax(need, width), wordsKept
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
// is left over stands at the right, or between all columns where the last one is flush right. A first column that is flush right gets
// none, so that the table begins where the text does.
func relax(need needs, width float64) []float64 {
	out := slices.Clone(need.full)
	from := 0
	if need.firstRight && len(out) > 1 {
		from = 1
	}
	wide := out[from:]
	air := min((width-sum(out))/float64(len(wide)), 18)
	for i := range wide {
		wide[i] += air
	}
	rest := width - sum(out)
	if !need.lastRight {
		wide[len(wide)-1] += rest
		return out
	}
	total := sum(need.full[from:])
	for i := range wide {
		wide[i] += rest * need.full[from+i] / total
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
