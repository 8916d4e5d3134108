package render

import (
	"slices"
	"strings"

	east "github.com/yuin/goldmark/extension/ast"

	"example.com/postmortem/report/chart"
	"example.com/postmortem/report/markdown"
)

// On a phone of 360 pixels a table has 324 of them, and a short one these letters and gaps (style.css: .short). Two in a hundred are left
// for fonts that are wider than ours. Wider phones have larger letters, and more room in the same ratio.
const (
	phoneWidth  = 318
	phoneLetter = 13
	phoneGap    = 7
)

// A phoneShape is what a table is on a phone.
type phoneShape int

const (
	phoneShort phoneShape = iota // a table of which nothing is broken
	phoneTable                   // a table whose cells are broken
	phoneList                    // a list of labels and values for every row
)

// columns are the widths of a table's columns on a phone, where no cell of the body is broken, and of the head only between words.
type columns struct {
	widths []float64
	sum    float64
}

// shape is what the columns make of a table: it is short where they fit beside one another. Of two it stays a table anyway, and of three
// where one of them has half of the screen to be broken in; else its words would stand one below the other.
func (c *columns) shape() phoneShape {
	switch n := len(c.widths); {
	case c.sum+phoneGap*float64(n-1) <= phoneWidth:
		return phoneShort
	case n <= 2, n == 3 && c.sum-slices.Max(c.widths) <= phoneWidth/2:
		return phoneTable
	}
	return phoneList
}

// widen makes column i wide enough for words.
func (c *columns) widen(i int, words string, bold bool) {
	if i == len(c.widths) {
		c.widths = append(c.widths, 0)
	}
	if wider := phoneLetter*ems(words, bold) - c.widths[i]; wider > 0 {
		c.widths[i] += wider
		c.sum += wider
	}
}

// head makes column i wide enough for the longest word of its head.
func (c *columns) head(i int, words string) {
	c.widen(i, "", true)
	for _, w := range strings.Fields(words) {
		c.widen(i, w, true)
	}
}

// onPhone is what a table of an article is on a phone.
func (p *htmlWriter) onPhone(t *east.Table) phoneShape {
	var c columns
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		for i, cell := 0, row.FirstChild(); cell != nil; i, cell = i+1, cell.NextSibling() {
			if words := markdown.Plain(cell, p.d.Source); row.Kind() == east.KindTableHeader {
				c.head(i, words)
			} else {
				c.widen(i, words, i == 0 && markdown.IsBold(cell))
			}
		}
		if c.shape() == phoneList && len(c.widths) > 3 {
			break // it becomes no narrower
		}
	}
	return c.shape()
}

// dataOnPhone is onPhone for a figure's data.
func dataOnPhone(t chart.Table) phoneShape {
	var c columns
	for i, h := range t.Head {
		c.head(i, h)
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			c.widen(i, cell, false)
		}
	}
	return c.shape()
}

// bolder is how much wider bold letters are.
const bolder = 1.066

// ems is how wide words are in Noto Sans KR, in em.
func ems(words string, bold bool) float64 {
	em := 0.0
	for _, r := range words {
		switch {
		case ' ' <= r && r <= '~':
			em += float64(latin[r-' ']) / 1000
		case 0xac00 <= r && r <= 0xd7a3:
			em += 0.92
		default:
			em += chart.Approximate(string(r), 1, false)
		}
	}
	if bold {
		return em * bolder
	}
	return em
}

// latin are the widths of ASCII's letters in Noto Sans KR, in thousandths of an em, from the space on.
var latin = [...]uint16{
	224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474,
	946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559,
	606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
}
