package chart

import (
	"math"
	"strconv"
	"time"
)

func (c *Steps) atRisk() bool {
	for _, line := range c.Series {
		if len(line.AtRisk) > 0 {
			return true
		}
	}
	return false
}

// riskWidth is the column of the names left of the numbers at risk.
func (c *Steps) riskWidth(s *sheet) float64 {
	w := 12.0
	for _, line := range c.Series {
		w = math.Max(w, math.Min(0.25*s.w, s.wide(clean(line.Label), small, false))+14)
	}
	return w
}

// numbers writes under every tick how many are at risk there. The heading has a line of its own.
func (c *Steps) numbers(s *sheet, t lapse, y float64) float64 {
	y += 9
	s.note(LabelMuted, 0, y, Start, s.cut(clean(c.Words.AtRisk), small, s.w, false))
	for i := range c.Series {
		line := &c.Series[i]
		y += lead
		s.note(Label, 0, y, Start, s.cut(clean(line.Label), small, t.start()-12, false))
		end := math.Inf(-1)
		for _, at := range t.instants() {
			n := strconv.Itoa(line.risk(at))
			x, half := t.x(at), s.wide(n, small, false)/2
			if x-half < end+4 || x+half > s.w {
				continue
			}
			s.note(Label, x, y, Middle, n)
			end = x + half
		}
	}
	return y + 4
}

func (l *StepSeries) risk(x time.Duration) (n int) {
	for _, r := range l.AtRisk {
		if r.X > x {
			break
		}
		n = r.N
	}
	return n
}

func (c *Steps) keys(s *sheet) (keys []key) {
	var band, censored bool
	for _, line := range c.Series {
		band = band || line.Band
		censored = censored || len(line.Censored) > 0
	}
	if band {
		keys = append(keys, s.bandKey(c.Words.Band))
	}
	if len(c.Line) > 1 {
		keys = append(keys, key{c.Words.Line, func(x, y float64) { s.horizontal(Reference, x, x+sampleWidth, y) }})
	}
	if censored {
		keys = append(keys, key{c.Words.Censored, func(x, y float64) {
			s.horizontal(Series1, x, x+sampleWidth, y)
			s.vertical(Clock, x+sampleWidth/2, y-3, y+3)
		}})
	}
	return keys
}

func (c *Steps) table() Table {
	w := &c.Words
	t := Table{Head: []string{w.Time, w.Value, w.From, w.To}}
	many := len(c.Series) > 1
	if many {
		t.Head = append([]string{w.Series}, t.Head...)
	}
	for _, line := range c.Series {
		for _, p := range line.Points {
			row := []string{c.when(p.X), c.number(p.Y), "", ""}
			if line.Band {
				row[2], row[3] = c.number(p.Lo), infinite(&c.Formats, p.Hi)
			}
			if many {
				row = append([]string{line.Label}, row...)
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func (c *Steps) when(x time.Duration) string {
	if c.Origin.IsZero() {
		return c.span(x)
	}
	return c.time(in(c.Origin.Add(x), c.Zone), Instant)
}
